import SwiftDiagnostics
import SwiftSyntax

/// The arguments of `@Model` and `@Field` that the macros read themselves.
enum OptionRules {
    /// Checks that switches are written out, because the macro writes other code for each.
    static func checkLiterals(_ labels: [String], of attribute: AttributeSyntax, into findings: inout Findings) {
        for label in labels {
            guard let argument = attribute.argument(labeled: label), !argument.isTrue, !argument.isFalse else { continue }
            findings.error(
                .optionNotLiteral, "`\(label)` is a literal `true` or `false`, because the macro writes other code for each",
                at: argument.expression)
        }
    }

    /// Reports a `tag:` on a type that has no cases with values.
    /// - Parameter reason: Why the type needs none.
    static func refuseTag(of attribute: AttributeSyntax, because reason: String, into findings: inout Findings) {
        guard let argument = attribute.argument(labeled: "tag") else { return }
        findings.error(
            .tagOption, "`tag` names the key that tells the cases of an enum apart, and \(reason)", at: argument,
            fixIts: [FixIt("remove `tag`", for: .tagOption, attribute.removing(argument))])
    }
}
