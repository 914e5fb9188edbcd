import SwiftDiagnostics
import SwiftSyntax

/// How the cases of an enum that hold values are told apart.
enum VariantRules {
    /// Checks cases that a key tells apart: each is an object, which takes the key.
    static func checkTagged(_ cases: [ModelCase], into findings: inout Findings) {
        for element in cases {
            guard case .value(_, let parameter) = element.payload else { continue }
            let type = PlainType(parameter.type)
            guard type != .other else { continue }
            findings.error(
                .taggedScalar,
                "`\(parameter.type.trimmedDescription)` is no object, in which the tag could stand; give the value a label", at: parameter,
                fixIts: [FixIt("label it `value`", for: .taggedScalar, TextEdit.insert("value: ", before: parameter.type))])
        }
    }

    /// Checks cases that only their shapes tell apart.
    static func checkUntagged(_ cases: [ModelCase], of attribute: AttributeSyntax, into findings: inout Findings) {
        let fixIt = FixIt("add `tag: \"type\"`", for: .caseWithoutValue, attribute.addingTag)
        var seen: [String: ModelCase] = [:]
        for element in cases {
            if let tag = element.tag {
                findings.error(
                    .tagWithoutMeaning, "without a key that tells the cases apart a tag is never written; say `@Model(tag: \"type\")`",
                    at: tag.expression, fixIts: [fixIt])
            }
            switch element.payload {
            case .nothing:
                findings.error(
                    .caseWithoutValue,
                    "`\(element.name)` holds nothing that tells it from the other cases; add a key that does: `@Model(tag: \"type\")`",
                    at: element.syntax.name, fixIts: [fixIt])
            case .value(let type, let parameter):
                if let other = seen[type.name] {
                    findings.error(
                        .repeatedPayload,
                        "`\(other.name)` holds a `\(type.name)` too, so nothing tells the two apart; add a key that does: `@Model(tag: \"type\")`",
                        at: parameter.type, notes: [Note("the other one is here", for: .repeatedPayload, at: other.syntax)],
                        fixIts: [fixIt])
                }
                seen[type.name] = seen[type.name] ?? element
            case .fields: break
            }
        }
    }
}

extension AttributeSyntax {
    /// An edit that adds the key at its place among the arguments.
    fileprivate var addingTag: FixIt.Change {
        if let rename = argument(labeled: "rename") {
            return TextEdit.insert(", tag: \"type\"", after: rename.expression)
        }
        if let first = labeledArguments.first { return TextEdit.insert("tag: \"type\", ", before: first) }
        return adding(argument: "tag: \"type\"")
    }
}
