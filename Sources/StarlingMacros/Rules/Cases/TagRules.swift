import SwiftDiagnostics
import SwiftSyntax

/// The names of cases on the wire.
enum TagRules {
    /// Checks that no two cases have one name, as far as the source shows them: neither in Swift nor on the wire.
    static func checkNames(_ cases: [ModelCase], into findings: inout Findings) {
        var declared: [String: ModelCase] = [:]
        var seen: [String: ModelCase] = [:]
        for element in cases {
            if let other = declared[element.name] {
                findings.error(
                    .overloadedCase,
                    "another case is called `\(element.name)`, and a `switch` does not tell the two apart by their labels; rename one of them",
                    at: element.syntax.name,
                    notes: [Note("the other `\(element.name)` is here", for: .overloadedCase, at: other.syntax.name)])
                continue
            }
            declared[element.name] = element
            guard let name = element.wireName else { continue }
            guard let other = seen[name] else {
                seen[name] = element
                continue
            }
            findings.error(
                .repeatedTag, "another case is called `\(name)` on the wire; give this one a name of its own: `@Tag(\"…\")`",
                at: element.tagSyntax, notes: [Note("the other `\(name)` is here", for: .repeatedTag, at: other.tagSyntax)])
        }
    }

    /// Reports tags of cases that have raw values.
    static func refuse(_ cases: [ModelCase], into findings: inout Findings) {
        for element in cases {
            guard let tag = element.tag, let attribute = tag.parent?.parent?.as(AttributeSyntax.self) else { continue }
            findings.error(
                .tagWithoutMeaning, "`\(element.name)` is its raw value on the wire; give it another raw value instead of a tag",
                at: attribute, fixIts: [FixIt("remove `@Tag`", for: .tagWithoutMeaning, attribute.removal)])
        }
    }
}
