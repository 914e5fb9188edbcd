/// A type whose methods are handlers. The ``Controller(_:)`` macro conforms it.
public protocol Controller: RouteComponent {
    /// The handlers, bound to where their instance comes from; written by the macro.
    nonisolated static func _controllerRoutes(_ source: ControllerSource<Self>) -> ControllerRoutes
}

extension Controller {
    /// The controller's path and handlers. This instance serves all requests.
    public nonisolated var routeNode: RouteNode { Self._controllerRoutes(ControllerSource(.shared(self))).routeNode }
}

/// What the ``Controller(_:)`` macro found in a type.
public struct ControllerRoutes: RouteComponent {
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

    /// The controller's path and handlers.
    public var routeNode: RouteNode {
        RouteNode(.group(path: path, location: id, options: options, children: handlers.map(\.routeNode)))
    }
}
