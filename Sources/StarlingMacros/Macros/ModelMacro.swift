import SwiftSyntax
import SwiftSyntaxMacros

/// `@Model`: the type conforms to `StarlingModel.Model`.
struct ModelMacro: ExtensionMacro, MemberMacro {
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
        let name = type.trimmedDescription
        guard
            let model = ModelReader.read(node, on: declaration, named: name, inside: context.lexicalContext, into: &findings),
            !findings.hasErrors
        else { return [] }
        let emitter = ModelEmitter(model: model, context: context)
        return [emitter.declaration(of: name, conforms: !protocols.isEmpty)].compactMap(\.self)
    }

    static func expansion(
        of node: AttributeSyntax,
        providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        // What is wrong with the type is reported by the other role.
        var findings = Findings()
        guard let model = ModelReader.read(node, on: declaration, named: nil, inside: context.lexicalContext, into: &findings),
            !findings.hasErrors
        else { return [] }
        return ModelEmitter(model: model, context: context).memberDeclarations
    }
}
