import SwiftSyntax
import SwiftSyntaxMacros

/// `@Tag`: names a case. `@Model` reads it; by itself it only looks at its place.
struct TagMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        TagPlaceRule.check(declaration.attribute(like: node), on: declaration, inside: context.lexicalContext, into: &findings)
        findings.report(to: context)
        return []
    }
}
