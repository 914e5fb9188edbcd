import SwiftSyntax

/// The methods a handler answers.
enum MethodsRule {
    /// The source of the method list.
    static func source(of attribute: HandlerAttribute, into findings: inout Findings) -> String {
        if let method = attribute.kind.method { return "[.\(method)]" }
        guard let methods = attribute.syntax.argument(labeled: "methods")?.expression else {
            // The compiler itself reports the missing argument.
            return "[]"
        }
        if let list = methods.as(ArrayExprSyntax.self), list.elements.isEmpty {
            findings.error(.emptyMethods, "a route without methods can never be reached", at: methods)
        }
        return methods.trimmedDescription
    }
}
