import SwiftSyntax

/// Reads a type with `@Model` and reports what is wrong with it.
enum ModelReader {
    /// The model, or nil where not even its outline can be told. What is returned beside errors must not be expanded.
    /// - Parameters:
    ///   - type: The type as it is named at file scope; nil where the name alone will do.
    ///   - enclosing: The declarations around the type, innermost first.
    static func read(
        _ attribute: AttributeSyntax, on declaration: some DeclGroupSyntax, named type: String?, inside enclosing: [Syntax],
        into findings: inout Findings
    ) -> ModelDeclaration? {
        guard TypeKindRule.model.check(declaration, inside: enclosing, into: &findings), let owner = TypeOwner(Syntax(declaration))
        else { return nil }
        LostDocumentationRule.check(declaration, into: &findings)
        OptionRules.checkLiterals(["forbidUnknownFields", "omitNil", "omitDefaults"], of: attribute, into: &findings)
        let arguments = ModelArguments(attribute)
        let isClass = declaration.is(ClassDeclSyntax.self)
        return ModelDeclaration(
            name: owner.name,
            reference: isClass ? type ?? owner.name : "Self",
            isGeneric: ([Syntax(declaration)] + enclosing).contains(where: \.isGeneric),
            isClass: isClass,
            access: declaration.modifiers.memberAccessPrefix(inside: enclosing),
            documentation: DocComment.text(in: declaration.leadingTrivia),
            availability: availability(of: declaration, inside: enclosing),
            arguments: arguments,
            content: content(of: declaration, attribute, arguments, into: &findings))
    }

    private static func content(
        of declaration: some DeclGroupSyntax, _ attribute: AttributeSyntax, _ arguments: ModelArguments, into findings: inout Findings
    ) -> ModelDeclaration.Content {
        if let declaration = declaration.as(EnumDeclSyntax.self) {
            return CaseReader.read(declaration, attribute, arguments, into: &findings)
        }
        OptionRules.refuseTag(of: attribute, because: "this is no enum", into: &findings)
        return .fields(FieldReader.read(declaration.memberBlock.members, arguments: arguments, into: &findings))
    }

    /// The `@available` attributes of the type and of those around it: an extension does not inherit them.
    private static func availability(of declaration: some DeclGroupSyntax, inside enclosing: [Syntax]) -> [String] {
        ([Syntax(declaration)] + enclosing).flatMap { node in
            (node.asProtocol((any WithAttributesSyntax).self)?.attributes.availability ?? []).map(\.trimmedDescription)
        }
    }
}

extension Syntax {
    /// Whether a declaration has generic parameters of its own.
    fileprivate var isGeneric: Bool {
        asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause != nil
    }
}
