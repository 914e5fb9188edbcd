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
        checkClosures(in: attribute, into: &findings)
    }

    /// The compiler (Swift 6.3) crashes on a closure in the attribute of a parameter, and would not say why.
    private static func checkClosures(in attribute: AttributeSyntax, into findings: inout Findings) {
        for argument in attribute.labeledArguments {
            guard let closure = argument.expression.firstClosure else { continue }
            findings.error(
                .wrapperClosure,
                "a closure cannot stand in the wrapper of an argument; make the rule a static member of its type, and name that",
                at: closure)
        }
    }

    private static func checkSeparator(_ attribute: AttributeSyntax, on type: TypeSyntax, into findings: inout Findings) {
        guard let separator = attribute.arguments(["separator"]).first, PlainType(type).isScalar else { return }
        findings.error(
            .misfitRule, "`separator` is for arrays and sets, which `\(type.trimmedDescription)` is not; remove it", at: separator,
            fixIts: [FixIt("remove `separator`", for: .misfitRule, attribute.removing(separator))])
    }
}

extension ExprSyntax {
    /// The first closure anywhere in the expression.
    fileprivate var firstClosure: ClosureExprSyntax? {
        let finder = ClosureFinder(viewMode: .sourceAccurate)
        finder.walk(self)
        return finder.found
    }
}

/// Looks for a closure.
private final class ClosureFinder: SyntaxVisitor {
    var found: ClosureExprSyntax?

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        if found == nil { found = node }
        return .skipChildren
    }
}
