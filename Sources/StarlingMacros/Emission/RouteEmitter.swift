import SwiftSyntax

/// Writes the type of `$name`, which can be called with the path's arguments, and with those of the query, to name the route.
struct RouteEmitter {
    /// What the value holds.
    enum Content {
        /// The handler itself.
        case handler
        /// The handler's identity alone.
        case identity
    }

    let handler: HandlerDeclaration
    /// The function's own access modifier.
    let access: String
    /// The access modifier that makes members as visible as the structure.
    let memberAccess: String

    /// The structure.
    func structure(carrying content: Content) -> DeclSyntax {
        var code = Code()
        // Explicitly nonisolated: a module may isolate everything to the main actor by default.
        switch content {
        case .handler:
            code.add("\(access)nonisolated struct _Route_\(handler.name): StarlingCore.HandlerRoute {")
            code.add("    \(memberAccess)let handler: StarlingCore.Handler")
        case .identity:
            code.add("\(access)nonisolated struct _Route_\(handler.name): Sendable {")
            code.add("    \(memberAccess)let id: StarlingCore.SourceLocation")
        }
        code.add("")
        let parameters = handler.path.variables.map { parameter($0) }
        let identity = content == .handler ? "self.handler.id" : "self.id"
        let query = queryArguments.map { queryParameter($0) }
        let list = (parameters + query).map(\.declaration).joined(separator: ", ")
        code.add("    \(memberAccess)nonisolated func callAsFunction(\(list)) -> StarlingCore.RouteReference {")
        let values = "[\(parameters.map(\.element).joined(separator: ", "))]"
        let texts = query.isEmpty ? "" : ", query: [\(query.map(\.element).joined(separator: ", "))]"
        code.add("        StarlingCore.RouteReference(\(identity), \(values)\(texts))")
        code.add("    }")
        code.add("}")
        return code.declaration(handler.availability)
    }

    private func parameter(_ variable: String) -> (declaration: String, element: String) {
        let type = handler.arguments.first { $0.takes(variable: variable) }.map { spelled($0).wrapped } ?? "String"
        let (label, name) = Self.declared(variable)
        let element = "(\(StringLiterals.source(of: variable)), StarlingCore.PathText.of(\(name)))"
        return ("\(label): \(type)", element)
    }

    /// The arguments that certainly come from the query, under a name that is known here. One named like a variable of the path is left
    /// out: there cannot be two of that label.
    private var queryArguments: [HandlerArgument] {
        handler.arguments.filter { argument in
            guard argument.source == .wrapped("query"), !handler.path.variables.contains(argument.name) else { return false }
            return argument.alias.map { $0.expression.as(StringLiteralExprSyntax.self)?.value != nil } ?? true
        }
    }

    private func queryParameter(_ argument: HandlerArgument) -> (declaration: String, element: String) {
        let wireName = argument.alias?.expression.as(StringLiteralExprSyntax.self)?.value ?? argument.name
        let (label, name) = Self.declared(argument.name)
        let element = "StarlingCore.QueryText.of(\(StringLiterals.source(of: wireName)), \(name))"
        return ("\(label): \(spelled(argument).wrappedOptional) = nil", element)
    }

    /// A keyword can be a label, but `self` cannot be a parameter's own name.
    private static func declared(_ argument: String) -> (label: String, name: String) {
        let name = Identifiers.isKeyword(argument) ? "_\(argument)" : argument
        return (name == argument ? name : "\(Identifiers.label(argument)) \(name)", name)
    }

    /// The argument's type inside the structure, where `Self` would be another type.
    private func spelled(_ argument: HandlerArgument) -> TypeText {
        guard let owner = handler.scope.typeName else { return argument.type }
        return argument.type.replacingSelf(with: owner)
    }
}
