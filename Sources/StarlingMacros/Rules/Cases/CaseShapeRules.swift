import SwiftDiagnostics
import SwiftSyntax

/// What one case of an enum may not be.
enum CaseShapeRules {
    /// Checks what a case holds: one value, or values with labels.
    static func check(_ element: EnumCaseElementSyntax, into findings: inout Findings) {
        FieldShapeRules.checkName(element.name, attribute: "Tag", into: &findings)
        let parameters = element.parameterClause.map { Array($0.parameters) } ?? []
        for parameter in parameters {
            if parameters.count > 1, parameter.label == nil {
                findings.error(
                    .unlabeledValues,
                    "a value beside others needs a label, which is its name on the wire: `label: \(parameter.type.trimmedDescription)`",
                    at: parameter)
            }
            FieldShapeRules.checkType(parameter.type, into: &findings)
            if let label = parameter.label { FieldShapeRules.checkName(label, into: &findings) }
        }
    }

    /// Checks the `@Tag` of a declaration, and gives it.
    static func tag(of cases: EnumCaseDeclSyntax, into findings: inout Findings) -> AttributeSyntax? {
        guard let tag = cases.attributes.unconditional.first(where: { $0.lastName == "Tag" }) else { return nil }
        if cases.elements.count > 1 {
            findings.error(.sharedTag, "a tag names one case; declare each case by itself", at: tag)
            return nil
        }
        return tag
    }
}

extension EnumCaseParameterSyntax {
    /// The label, if the value has one.
    var label: TokenSyntax? {
        firstName.flatMap { $0.tokenKind == .wildcard ? nil : $0 }
    }
}
