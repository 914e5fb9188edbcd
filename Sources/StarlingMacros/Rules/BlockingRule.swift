import SwiftDiagnostics
import SwiftSyntax

/// A synchronous handler says whether it blocks: on the event loop it would hold up every other connection, and only its author
/// knows.
enum BlockingRule {
    /// What `blocking:` says, if it says anything.
    static func check(
        _ attribute: AttributeSyntax, on function: FunctionDeclSyntax, inside enclosing: [Syntax],
        into findings: inout Findings
    ) -> Bool? {
        let isAsync = function.signature.effectSpecifiers?.asyncSpecifier != nil
        guard let argument = attribute.argument(labeled: "blocking") else {
            if !isAsync { unsaid(attribute, on: function, inside: enclosing, into: &findings) }
            return nil
        }
        guard let value = argument.expression.as(BooleanLiteralExprSyntax.self).map({ $0.literal.tokenKind == .keyword(.true) })
        else {
            findings.error(
                .blockingNotLiteral,
                "`blocking` is a literal `true` or `false`, because the macro writes another call for each",
                at: argument.expression)
            return nil
        }
        if isAsync {
            superfluous(argument, value: value, of: attribute, into: &findings)
        } else if value, let actor = isolation(of: function, inside: enclosing) {
            findings.error(
                .blockingIsolated,
                "a function isolated to \(actor) runs there and not on the blocking pool; mark it `nonisolated`, or write `blocking: false`",
                at: argument,
                fixIts: [FixIt("write `blocking: false`", for: .blockingIsolated, TextEdit.replace(argument.expression, with: "false"))]
            )
        }
        return value
    }

    private static func unsaid(
        _ attribute: AttributeSyntax, on function: FunctionDeclSyntax, inside enclosing: [Syntax],
        into findings: inout Findings
    ) {
        var fixIts = [
            FixIt(
                "add `blocking: false`: it runs on the event loop and must not block", for: .blockingUnsaid,
                attribute.adding(argument: "blocking: false"))
        ]
        if isolation(of: function, inside: enclosing) == nil {
            fixIts.append(
                FixIt(
                    "add `blocking: true`: it runs on the blocking pool", for: .blockingUnsaid,
                    attribute.adding(argument: "blocking: true")))
        }
        findings.warning(
            .blockingUnsaid,
            "`\(function.name.unquoted)` is synchronous: say whether it blocks, because a blocked event loop serves nobody else",
            at: function.name, fixIts: fixIts)
    }

    private static func superfluous(
        _ argument: LabeledExprSyntax, value: Bool, of attribute: AttributeSyntax, into findings: inout Findings
    ) {
        let fixIts = [
            FixIt("remove `blocking: \(value)`", for: .blockingAsync, attribute.removing(argument))
        ]
        if value {
            findings.error(
                .blockingAsync, "an `async` function does not run on the blocking pool; remove `async` or `blocking: true`",
                at: argument, fixIts: fixIts)
        } else {
            findings.warning(
                .blockingAsync, "`blocking: false` says nothing about an `async` function, which never runs on the blocking pool",
                at: argument, fixIts: fixIts)
        }
    }

    /// The actor a function is isolated to, in words, as far as the syntax shows it.
    private static func isolation(of function: FunctionDeclSyntax, inside enclosing: [Syntax]) -> String? {
        if function.modifiers.contains(where: { $0.name.tokenKind == .keyword(.nonisolated) }) { return nil }
        if function.attributes.contains(named: "MainActor") { return "the main actor" }
        guard let owner = enclosing.first.flatMap({ TypeOwner($0) }) else { return nil }
        if owner.attributes.contains(named: "MainActor") { return "the main actor" }
        let isStatic = function.modifiers.contains(.static) || function.modifiers.contains(.class)
        return owner.isActor && !isStatic ? "its actor" : nil
    }
}
