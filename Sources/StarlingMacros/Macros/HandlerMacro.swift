import SwiftSyntax
import SwiftSyntaxMacros

/// What all handler attributes share: they read the function, report what is wrong with it, and write its route.
protocol HandlerMacro: PeerMacro {
    /// Which of the attributes this is.
    static var kind: HandlerKind { get }
}

extension HandlerMacro {
    /// The text is written with its final layout.
    static var formatMode: FormatMode { .disabled }

    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        defer { findings.report(to: context) }
        guard let function = declaration.as(FunctionDeclSyntax.self) else {
            findings.error(
                .notAFunction,
                "`@\(node.lastName)` makes a route of a function; it cannot be attached to anything else",
                at: node)
            return []
        }
        guard RoleRule.check(node, on: function, in: context, into: &findings) else { return [] }
        guard
            let handler = HandlerReader.read(
                HandlerAttribute(kind: kind, syntax: node), on: function, inside: context.lexicalContext, into: &findings),
            !findings.hasErrors
        else { return [] }
        return HandlerEmitter(handler: handler, context: context).declarations()
    }
}
