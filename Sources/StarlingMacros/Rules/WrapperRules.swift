import SwiftDiagnostics
import SwiftSyntax

/// What the wrapper of an argument may not say.
enum WrapperRules {
    static func check(_ attribute: AttributeSyntax, on type: TypeSyntax, into findings: inout Findings) {
        OptionRules.checkLiterals(["uniqueItems"], of: attribute, into: &findings)
        BoundsRule.check(attribute, into: &findings)
        PatternRule.check(attribute, into: &findings)
        FittingRule.check(attribute, on: type, into: &findings)
        checkSeparator(attribute, on: type, into: &findings)
    }

    private static func checkSeparator(_ attribute: AttributeSyntax, on type: TypeSyntax, into findings: inout Findings) {
        guard let separator = attribute.arguments(["separator"]).first, PlainType(type).isScalar else { return }
        findings.error(
            .misfitRule, "`separator` is for arrays and sets, which `\(type.trimmedDescription)` is not; remove it", at: separator,
            fixIts: [FixIt("remove `separator`", for: .misfitRule, attribute.removing(separator))])
    }
}
