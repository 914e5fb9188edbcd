import SwiftDiagnostics
import SwiftSyntax

/// What the declaration of a field may not be.
enum FieldShapeRules {
    /// Checks the attributes of a property that may be a field.
    static func checkAttributes(of variable: VariableDeclSyntax, into findings: inout Findings) {
        let attributes = variable.attributes.fieldAttributes
        if attributes.count > 1 {
            findings.error(
                .twoFieldAttributes, "a field has one `@Field`; put everything into the first", at: attributes[1])
        }
        if let condition = variable.attributes.condition(around: "Field") {
            findings.error(
                .conditionalField, "`@Model` does not see an attribute inside `#if`; put the `#if` around the whole type", at: condition)
        }
    }

    /// Checks the name of a field or a case.
    /// - Parameter attribute: What can keep the name on the wire.
    static func checkName(_ name: TokenSyntax, attribute: String? = nil, into findings: inout Findings) {
        guard Identifiers.isReservedMember(name.unquoted) else { return }
        let remedy = attribute.map { "rename it, and keep the name on the wire with `@\($0)(\"\(name.unquoted)\")`" } ?? "rename it"
        findings.error(
            .fieldName, "`\(name.unquoted)` means something else behind a dot, even in backticks; \(remedy)", at: name)
    }

    /// Checks the type of a field.
    static func checkType(_ type: TypeSyntax, into findings: inout Findings) {
        if let opaque = type.opaquePart {
            findings.error(
                .opaqueType, "`\(opaque.trimmedDescription)` does not say which type to read; name a concrete type", at: opaque)
        } else if type.isFunction {
            findings.error(
                .functionField,
                "a function has no form on the wire; make the property `private` and give it a value, and it is no field", at: type)
        }
    }

    /// Reports a pattern that declares several properties at once.
    static func refuse(_ pattern: PatternSyntax, into findings: inout Findings) {
        findings.error(
            .destructuredField, "a pattern does not say which value belongs to which field; declare each field by itself",
            at: pattern)
    }
}
