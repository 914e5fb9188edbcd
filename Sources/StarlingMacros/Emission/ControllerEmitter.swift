import SwiftSyntax
import SwiftSyntaxMacros

/// Writes the function that lists a controller's handlers.
struct ControllerEmitter {
    let name: String
    let attribute: AttributeSyntax
    let path: RoutePath
    let documentation: String?
    let access: String
    let handlers: [ControllerItem]
    let context: any MacroExpansionContext

    /// The function. The handlers are appended one by one, because an array literal cannot hold `#if`.
    func declaration() -> DeclSyntax {
        let list = context.makeUniqueName("handlers").text
        let source = context.makeUniqueName("source").text
        var code = Code()
        code.add("\(access)nonisolated static func _controllerRoutes(")
        code.add("    _ \(source): StarlingCore.ControllerSource<\(name)>")
        code.add(") -> StarlingCore.ControllerRoutes {")
        var body = Code()
        body.add("\(handlers.isEmpty ? "let" : "var") \(list): [StarlingCore.Handler] = []")
        if !handlers.isEmpty {
            // Also a mutation that no condition removes, without which the compiler would ask for a `let`.
            body.add("\(list).reserveCapacity(\(handlers.reduce(0) { $0 + $1.count }))")
        }
        body.add(statements(for: handlers, of: source, appendingTo: list))
        body.add("return StarlingCore.ControllerRoutes(")
        body.addIndented(initializerArguments(list: list))
        body.add(")")
        code.addIndented(body)
        code.add("}")
        // A deprecated function may name deprecated handlers without a warning, and conforms to the protocol without one.
        return code.declaration(handlers.contains(where: \.isDeprecated) ? ["@available(*, deprecated)"] : [])
    }

    private func statements(for items: [ControllerItem], of source: String, appendingTo list: String) -> Code {
        var code = Code()
        for item in items {
            switch item {
            case .handler(let expression, _): code.add("\(list).append(\(expression))")
            case .method(let name, _): code.add("\(list).append(Self._handler_\(name)(\(source)))")
            case .conditional(let clauses):
                for clause in clauses {
                    code.add(clause.directive)
                    code.add(statements(for: clause.items, of: source, appendingTo: list))
                }
                code.add("#endif")
            }
        }
        return code
    }

    private func initializerArguments(list: String) -> Code {
        var code = Code()
        code.add("id: \(context.sourceLocation(of: attribute)),")
        code.add("name: \(StringLiterals.source(of: name)),")
        code.add("path: \(StringLiterals.source(of: path.text)),")
        if let documentation { code.add("documentation: \(StringLiterals.source(of: documentation)),") }
        let options = attribute.labeledArguments.compactMap(\.passed)
        if !options.isEmpty {
            code.add("options: StarlingCore.LayerOptions(\(options.map(\.source).joined(separator: ", "))),")
        }
        code.add("handlers: \(list)")
        return code
    }
}
