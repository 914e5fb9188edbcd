import SwiftSyntax
import SwiftSyntaxMacros

/// `@Inject`: says what a controller is made of. `@Controller` reads it; by itself it only looks at its place, and at the initializer.
struct InjectMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        InjectPlaceRule.check(declaration.attribute(like: node), on: declaration, inside: context.lexicalContext, into: &findings)
        if !findings.hasErrors, let initializer = declaration.as(InitializerDeclSyntax.self) {
            _ = InitializerReader.read(initializer, into: &findings)
        }
        findings.report(to: context)
        return []
    }
}
