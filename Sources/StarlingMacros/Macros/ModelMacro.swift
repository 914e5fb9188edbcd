import SwiftSyntax
import SwiftSyntaxMacros

/// `@Model`: the type conforms to `StarlingModel.Model`.
struct ModelMacro: ExtensionMacro {
    static var formatMode: FormatMode { .disabled }

    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        var findings = Findings()
        defer { findings.report(to: context) }
        guard TypeKindRule.model.check(declaration, inside: context.lexicalContext, into: &findings), !protocols.isEmpty else { return [] }
        LostDocumentationRule.check(declaration, into: &findings)
        return Conformance.extensions(of: type, to: "StarlingModel.Model")
    }
}
