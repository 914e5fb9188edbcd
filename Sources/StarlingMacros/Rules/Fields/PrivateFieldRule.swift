import SwiftDiagnostics
import SwiftSyntax

/// A private property is no field unless it says so, so it has to have its value from elsewhere.
enum PrivateFieldRule {
    static func check(_ variable: VariableDeclSyntax, into findings: inout Findings) {
        // A property wrapper may have a value of its own.
        guard variable.attributes.foreign.isEmpty else { return }
        for property in StoredProperty.all(in: variable) {
            let isNil = variable.isVariable && property.type?.isOptional == true
            guard property.binding.initializer == nil, !isNil, let name = property.name else { continue }
            let fixIts =
                variable.bindings.count > 1
                ? []
                : [
                    FixIt(
                        "add `@Field`: it is read and written like the others", for: .privateField,
                        TextEdit.insert("@Field ", before: variable))
                ]
            findings.error(
                .privateField,
                "`\(name.unquoted)` is private and therefore no field, so it needs a value; give it one, or mark it `@Field`",
                at: name, fixIts: fixIts)
        }
    }
}
