import SwiftSyntax

/// A handler attribute inside `#if` is seen by the compiler but not by the controller around it, so its route would be missing.
enum ConditionalAttributeRule {
    static func check(_ function: FunctionDeclSyntax, into findings: inout Findings) {
        for element in function.attributes {
            guard let condition = element.as(IfConfigDeclSyntax.self) else { continue }
            let attributes = condition.clauses.compactMap { clause -> AttributeListSyntax? in
                guard case .attributes(let list) = clause.elements else { return nil }
                return list
            }
            guard attributes.contains(where: { $0.unconditional.contains { HandlerAttribute($0) != nil } }) else { continue }
            findings.error(
                .conditionalAttribute,
                "a controller does not see a handler attribute inside `#if`; put the `#if` around the whole function", at: condition)
        }
    }
}
