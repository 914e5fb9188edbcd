import SwiftSyntax

/// Reads the cases of an enum.
enum CaseReader {
    /// What the enum is made of.
    static func read(
        _ declaration: EnumDeclSyntax, _ attribute: AttributeSyntax, _ arguments: ModelArguments, into findings: inout Findings
    ) -> ModelDeclaration.Content {
        var cases: [ModelCase] = []
        for member in declaration.memberBlock.members {
            if let condition = member.decl.as(IfConfigDeclSyntax.self) {
                ConditionalFieldRule.checkCases(in: condition, into: &findings)
            } else if let declared = member.decl.as(EnumCaseDeclSyntax.self) {
                cases += read(declared, into: &findings)
            }
        }
        if cases.isEmpty, !findings.hasErrors {
            findings.error(.noCases, "an enum without cases has no value that could be read or written", at: declaration.name)
        }
        if declaration.hasRawValues {
            OptionRules.refuseTag(of: attribute, because: "an enum with raw values is its raw value", into: &findings)
            TagRules.refuse(cases, into: &findings)
            return .rawCases(cases)
        }
        TagRules.checkNames(cases, into: &findings)
        if arguments.hasTag {
            VariantRules.checkTagged(cases, into: &findings)
            return .variants(cases)
        }
        if cases.allSatisfy(\.isEmpty) { return .names(cases) }
        VariantRules.checkUntagged(cases, of: attribute, into: &findings)
        return .variants(cases)
    }

    private static func read(_ declared: EnumCaseDeclSyntax, into findings: inout Findings) -> [ModelCase] {
        LostDocumentationRule.check(declared, into: &findings)
        let tag = CaseShapeRules.tag(of: declared, into: &findings)
        // Code cannot mention a case that is not available, and no value is one.
        guard !declared.attributes.isUnavailable else { return [] }
        return declared.elements.map { element in
            CaseShapeRules.check(element, into: &findings)
            return ModelCase(
                identifier: element.name.text, name: element.name.unquoted, tag: tag?.unlabeledArgument,
                payload: payload(of: element), documentation: DocComment.text(in: declared.leadingTrivia),
                isDeprecated: declared.attributes.isDeprecated, syntax: element)
        }
    }

    private static func payload(of element: EnumCaseElementSyntax) -> ModelCase.CasePayload {
        let parameters = element.parameterClause.map { Array($0.parameters) } ?? []
        guard let first = parameters.first else { return .nothing }
        if parameters.count == 1, first.label == nil { return .value(TypeText(first.type), syntax: first) }
        return .fields(parameters.compactMap { parameter in parameter.label.map { field($0, parameter) } })
    }

    private static func field(_ label: TokenSyntax, _ parameter: EnumCaseParameterSyntax) -> ModelField {
        ModelField(
            property: Identifiers.declared(label.unquoted), name: label.unquoted, type: TypeText(parameter.type),
            isOptional: parameter.type.isOptional,
            defaultValue: DefaultValue(parameter.defaultValue?.value, of: parameter.type, isRead: true), attribute: nil,
            documentation: nil, foreignAttributes: [], isDeprecated: false, syntax: label)
    }
}

extension EnumDeclSyntax {
    /// Whether the cases have raw values: a known type of them comes first in the inheritance clause, or one is written out.
    fileprivate var hasRawValues: Bool {
        if let first = inheritanceClause?.inheritedTypes.first?.type.lastName, Self.rawTypes.contains(first) { return true }
        return memberBlock.members.contains { member in
            member.decl.as(EnumCaseDeclSyntax.self)?.elements.contains { $0.rawValue != nil } ?? false
        }
    }

    private static let rawTypes: Set<String> = [
        "String", "Character", "Int", "Int8", "Int16", "Int32", "Int64", "Int128", "UInt", "UInt8", "UInt16", "UInt32",
        "UInt64", "UInt128", "Double", "Float",
    ]
}
