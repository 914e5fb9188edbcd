import SwiftSyntax

/// The stored properties that the initializer which a struct has by itself cannot do without.
enum InstanceProperties {
    /// Those of one declaration, as parameters; nil where the syntax does not tell.
    static func taken(by variable: VariableDeclSyntax) -> [FunctionParameterSyntax]? {
        var taken: [FunctionParameterSyntax] = []
        for property in StoredProperty.all(in: variable) where property.binding.initializer == nil {
            let mark = variable.attributes.unconditional.first { $0.lastName == "Inject" }
            if mark == nil, hasOwnValue(property, variable) { continue }
            guard variable.hasPlainStorage, let name = property.name, let type = property.type,
                mark != nil || !ReservedNames.all.contains(name.unquoted)
            else { return nil }
            let attributes = AttributeListSyntax(mark.map { [.attribute($0)] } ?? [])
            taken.append(
                FunctionParameterSyntax(
                    attributes: attributes, firstName: .identifier(Identifiers.label(name.unquoted)), type: type.trimmed))
        }
        return taken
    }

    /// Whether a property without an initial value has one: an optional variable is nil, and a wrapper with arguments makes its own.
    private static func hasOwnValue(_ property: StoredProperty, _ variable: VariableDeclSyntax) -> Bool {
        let attributes = variable.attributes.unconditional
        if attributes.contains(where: { $0.arguments != nil && !VariableDeclSyntax.plainAttributes.contains($0.lastName) }) { return true }
        let isNil = property.type.map { $0.is(OptionalTypeSyntax.self) || $0.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) } ?? false
        return variable.isVariable && isNil && attributes.isEmpty
    }
}

extension VariableDeclSyntax {
    /// Attributes that leave a property what it is.
    fileprivate static let plainAttributes: Set<String> = ["Inject", "available", "usableFromInline"]

    /// Whether the property is its own storage: what an attribute that is not known makes of it cannot be told.
    fileprivate var hasPlainStorage: Bool {
        attributes.allSatisfy { element in
            element.as(AttributeSyntax.self).map { Self.plainAttributes.contains($0.lastName) } ?? false
        } && !modifiers.contains { $0.name.tokenKind == .keyword(.nonisolated) && $0.detail != nil }
    }
}

extension IfConfigDeclSyntax {
    /// Whether a property that an initializer may have to set stands in one of the clauses.
    var containsStoredProperty: Bool {
        allMembers.contains { member in
            guard let variable = member.decl.as(VariableDeclSyntax.self) else { return false }
            return variable.isInstanceProperty && !StoredProperty.all(in: variable).isEmpty
        }
    }

    /// The members in all clauses, those of conditions inside among them.
    var allMembers: [MemberBlockItemSyntax] {
        clauses.flatMap { clause -> [MemberBlockItemSyntax] in
            guard case .decls(let members) = clause.elements else { return [] }
            return members.flatMap { [$0] + ($0.decl.as(IfConfigDeclSyntax.self)?.allMembers ?? []) }
        }
    }
}

extension MemberBlockItemListSyntax {
    /// Whether an initializer stands among the members, or in a condition among them.
    var containsInitializer: Bool {
        contains { member in
            member.decl.is(InitializerDeclSyntax.self)
                || member.decl.as(IfConfigDeclSyntax.self)?.allMembers.contains { $0.decl.is(InitializerDeclSyntax.self) } ?? false
        }
    }
}
