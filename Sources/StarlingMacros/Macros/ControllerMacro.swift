import SwiftSyntax
import SwiftSyntaxMacros

/// `@Controller(path)`: the type lists its handlers, makes its instances and conforms to `StarlingCore.Controller`.
struct ControllerMacro: MemberMacro, ExtensionMacro {
    static var formatMode: FormatMode { .disabled }

    static func expansion(
        of node: AttributeSyntax,
        providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var findings = Findings()
        defer { findings.report(to: context) }
        guard TypeKindRule.controller.check(declaration, inside: context.lexicalContext, into: &findings),
            let owner = TypeOwner(Syntax(declaration))
        else {
            return []
        }
        LostDocumentationRule.check(declaration, into: &findings)
        let path = PathReader.read(node, into: &findings)
        let handlers = ControllerReader.read(declaration, into: &findings)
        let instance = InstanceReader.read(declaration, into: &findings)
        let access = declaration.modifiers.memberAccessPrefix(inside: context.lexicalContext)
        let emitter = ControllerEmitter(
            name: owner.name, attribute: node, path: path, documentation: DocComment.text(in: declaration.leadingTrivia),
            access: access, handlers: handlers, context: context)
        return [emitter.declaration()]
            + (instance.map { InstanceEmitter($0, of: owner, access: access, context: context).declarations() } ?? [])
    }

    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        // What is wrong with the type is reported by the other role.
        var findings = Findings()
        guard TypeKindRule.controller.check(declaration, inside: context.lexicalContext, into: &findings), !protocols.isEmpty else {
            return []
        }
        return Conformance.extensions(of: type, to: "StarlingCore.Controller")
    }
}
