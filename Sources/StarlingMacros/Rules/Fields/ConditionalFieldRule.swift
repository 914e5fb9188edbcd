import SwiftSyntax

/// Fields and cases stand outside of `#if`: whether its condition holds, only the compiler knows.
enum ConditionalFieldRule {
    /// Checks the properties inside a condition.
    static func checkFields(in condition: IfConfigDeclSyntax, into findings: inout Findings) {
        for member in condition.members {
            if let inner = member.decl.as(IfConfigDeclSyntax.self) {
                checkFields(in: inner, into: &findings)
            } else if let variable = member.decl.as(VariableDeclSyntax.self), variable.mayBeField {
                findings.error(
                    .conditionalField,
                    "a field cannot stand inside `#if`, because the macro does not know whether the condition holds; put the `#if` around the whole type",
                    at: variable.bindings)
            }
        }
    }

    /// Checks the cases inside a condition.
    static func checkCases(in condition: IfConfigDeclSyntax, into findings: inout Findings) {
        for member in condition.members {
            if let inner = member.decl.as(IfConfigDeclSyntax.self) {
                checkCases(in: inner, into: &findings)
            } else if let cases = member.decl.as(EnumCaseDeclSyntax.self) {
                findings.error(
                    .conditionalCase,
                    "a case of a model cannot stand inside `#if`, because the macro does not know whether the condition holds; put the `#if` around the whole type",
                    at: cases.elements)
            }
        }
    }
}

extension IfConfigDeclSyntax {
    /// The members of all its clauses.
    fileprivate var members: [MemberBlockItemSyntax] {
        clauses.flatMap { clause -> [MemberBlockItemSyntax] in
            guard case .decls(let members) = clause.elements else { return [] }
            return Array(members)
        }
    }
}

extension VariableDeclSyntax {
    fileprivate var mayBeField: Bool {
        guard isInstanceProperty else { return false }
        return !attributes.fieldAttributes.isEmpty || !isHidden && bindings.contains { !$0.isComputed }
    }
}
