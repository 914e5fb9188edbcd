import SwiftSyntax

/// Reads the properties of a struct or a class.
enum FieldReader {
    /// The fields in order. Properties that cannot be one are left out and reported.
    static func read(
        _ members: MemberBlockItemListSyntax, arguments: ModelArguments, into findings: inout Findings
    ) -> [ModelField] {
        var fields: [ModelField] = []
        for member in members {
            if let condition = member.decl.as(IfConfigDeclSyntax.self) {
                ConditionalFieldRule.checkFields(in: condition, into: &findings)
            } else if let variable = member.decl.as(VariableDeclSyntax.self), variable.isInstanceProperty {
                fields += read(variable, into: &findings)
            }
        }
        WireNameRule.check(fields, renames: arguments.renames, into: &findings)
        FieldCountRule.check(fields, into: &findings)
        return fields
    }

    private static func read(_ variable: VariableDeclSyntax, into findings: inout Findings) -> [ModelField] {
        FieldShapeRules.checkAttributes(of: variable, into: &findings)
        guard !variable.isHidden else {
            PrivateFieldRule.check(variable, into: &findings)
            return []
        }
        LostDocumentationRule.check(variable, into: &findings)
        let attribute = variable.attributes.fieldAttributes.first.map { FieldAttribute(syntax: $0) }
        if let attribute { AttributeRules.check(attribute, into: &findings) }
        let computed = attribute.map { computedFields(of: variable, $0, into: &findings) } ?? []
        let stored = StoredProperty.all(in: variable).compactMap { field($0, of: variable, attribute, into: &findings) }
        return computed + stored
    }

    private static func computedFields(
        of variable: VariableDeclSyntax, _ attribute: FieldAttribute, into findings: inout Findings
    ) -> [ModelField] {
        var fields: [ModelField] = []
        for binding in variable.bindings where binding.isComputed {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier, let type = binding.typeAnnotation?.type else {
                continue
            }
            ComputedFieldRule.check(binding, named: name, attribute, into: &findings)
            fields.append(field(name, type, nil, of: variable, attribute, into: &findings))
        }
        return fields
    }

    private static func field(
        _ property: StoredProperty, of variable: VariableDeclSyntax, _ attribute: FieldAttribute?, into findings: inout Findings
    ) -> ModelField? {
        guard let name = property.name else {
            FieldShapeRules.refuse(property.binding.pattern, into: &findings)
            return nil
        }
        let isComputed = attribute?.isComputed ?? false
        if !variable.isVariable, property.binding.initializer != nil, !isComputed {
            ConstantRule.refuse(variable, named: name, isDeclaredAlone: variable.bindings.count == 1, into: &findings)
            return nil
        }
        guard let type = property.type else {
            FieldTypeRule.refuse(property.binding, named: name, into: &findings)
            return nil
        }
        if let attribute {
            ComputedFieldRule.check(stored: property, named: name, isVariable: variable.isVariable, attribute, into: &findings)
        }
        return field(name, type, property.binding.initializer?.value, of: variable, attribute, into: &findings)
    }

    private static func field(
        _ name: TokenSyntax, _ type: TypeSyntax, _ value: ExprSyntax?, of variable: VariableDeclSyntax, _ attribute: FieldAttribute?,
        into findings: inout Findings
    ) -> ModelField {
        FieldShapeRules.checkName(name, attribute: "Field", into: &findings)
        FieldShapeRules.checkType(type, into: &findings)
        if let attribute {
            FittingRule.check(attribute.syntax, on: type, into: &findings)
            if let value { DefaultRule.check(attribute.syntax, value, into: &findings) }
        }
        return ModelField(
            property: name.text, name: name.unquoted, type: TypeText(type), isOptional: type.isOptional,
            defaultValue: DefaultValue(value, of: type, isRead: attribute?.isComputed != true), attribute: attribute,
            documentation: DocComment.text(in: variable.leadingTrivia),
            foreignAttributes: variable.attributes.foreign.map(\.trimmedDescription), isDeprecated: variable.attributes.isDeprecated,
            syntax: name)
    }
}
