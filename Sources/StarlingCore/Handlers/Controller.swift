/// A type whose methods are handlers. The ``Controller(_:)`` macro conforms it.
public protocol Controller: RouteComponent {
    /// The handlers, bound to this instance; written by the macro.
    nonisolated func _controllerRoutes() -> ControllerRoutes
}

extension Controller {
    /// The controller's path and handlers.
    public nonisolated var routeNode: RouteNode {
        let routes = _controllerRoutes()
        return RouteNode(
            .group(path: routes.path, location: routes.id, options: routes.options, children: routes.handlers.map(\.routeNode)))
    }
}

/// What the ``Controller(_:)`` macro found in a type.
public struct ControllerRoutes: Sendable {
    let id: SourceLocation
    let name: String
    let path: String
    let documentation: String?
    let options: LayerOptions
    let handlers: [Handler]

    /// Called by generated code.
    public init(
        id: SourceLocation, name: String, path: String, documentation: String? = nil, options: LayerOptions = LayerOptions(),
        handlers: [Handler]
    ) {
        self.id = id
        self.name = name
        self.path = path
        self.documentation = documentation
        self.options = options
        self.handlers = handlers
    }
}
