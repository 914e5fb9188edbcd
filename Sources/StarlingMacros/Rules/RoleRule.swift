import SwiftSyntax
import SwiftSyntaxMacros

/// A function is one thing: each attribute would make `$name` of it.
enum RoleRule {
    /// Whether the attribute is the only one of its kind. If not, only the first one speaks, so that one mistake is one error: every
    /// attribute is expanded on its own.
    static func check(
        _ node: AttributeSyntax, on function: FunctionDeclSyntax, in context: some MacroExpansionContext, into findings: inout Findings
    ) -> Bool {
        let attributes = function.roleAttributes
        guard let first = attributes.first, attributes.count > 1 else { return true }
        guard node.isSame(as: first.syntax, in: context) else { return false }
        if attributes.allSatisfy({ $0.role == .handler }) {
            findings.error(
                .twoHandlerAttributes,
                "a function has one handler attribute; for several methods write `@Route(…, methods: \(methods(of: function)))`",
                at: attributes[1].syntax)
        } else {
            let names = attributes.prefix(2).map { "`@\($0.syntax.lastName)`" }.joined(separator: " and ")
            findings.error(
                .twoRoles, "\(names) would both make `$\(function.name.unquoted)`; write a function for each", at: attributes[1].syntax)
        }
        return false
    }

    private static func methods(of function: FunctionDeclSyntax) -> String {
        let methods = function.handlerAttributes.compactMap(\.kind.method).map { ".\($0)" }
        return methods.isEmpty ? "[…]" : "[\(methods.joined(separator: ", "))]"
    }
}

extension AttributeSyntax {
    /// Whether two nodes are one attribute: the compiler hands the macro its attribute and its declaration as separate
    /// trees, so only the place in the source tells.
    fileprivate func isSame(as other: AttributeSyntax, in context: some MacroExpansionContext) -> Bool {
        guard let here = context.location(of: self), let there = context.location(of: other) else {
            return trimmedDescription == other.trimmedDescription
        }
        return here.line.trimmedDescription == there.line.trimmedDescription
            && here.column.trimmedDescription == there.column.trimmedDescription
    }
}
