import SwiftSyntax

/// Writes the type of `$name`, which can be called with the path's arguments to name the route.
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
        let list = parameters.map(\.declaration).joined(separator: ", ")
        code.add("    \(memberAccess)nonisolated func callAsFunction(\(list)) -> StarlingCore.RouteReference {")
        code.add("        StarlingCore.RouteReference(\(identity), [\(parameters.map(\.element).joined(separator: ", "))])")
        code.add("    }")
        code.add("}")
        return code.declaration(handler.availability)
    }

    private func parameter(_ variable: String) -> (declaration: String, element: String) {
        let type = handler.arguments.first { $0.takes(variable: variable) }.map { spelled($0) } ?? "String"
        // A keyword can be a label, but `self` cannot be a parameter's own name.
        let name = Identifiers.isKeyword(variable) ? "_\(variable)" : variable
        let label = name == variable ? name : "\(Identifiers.label(variable)) \(name)"
        let element = "(\(StringLiterals.source(of: variable)), StarlingCore.PathText.of(\(name)))"
        return ("\(label): \(type)", element)
    }

    /// The argument's type inside the structure, where `Self` would be another type.
    private func spelled(_ argument: HandlerArgument) -> String {
        guard let owner = handler.scope.typeName else { return argument.type.wrapped }
        return argument.type.wrapped.replacingWord("Self", with: owner)
    }
}
