import SwiftSyntax
import SwiftSyntaxMacros

/// `@Field`: says more about a property. `@Model` reads it; by itself it only looks at its place.
struct FieldMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        FieldPlaceRule.check(declaration.attribute(like: node), on: declaration, inside: context.lexicalContext, into: &findings)
        findings.report(to: context)
        return []
    }
}
