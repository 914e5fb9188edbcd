/// Handlers, controllers and other routers below one path.
///
/// ```swift
/// Router("/api/v1", handlers: [UserController(), $health])
/// ```
/// Routers nest to any depth. A variable in a router's path (`/teams/{team}`) can be taken by every handler below it.
public struct Router: RouteComponent {
    /// The path before those of the handlers.
    public var path: String
    /// What is registered below it.
    public var handlers: [any RouteComponent]
    private let location: SourceLocation

    /// Makes a router.
    /// - Parameters:
    ///   - path: The path before those of the handlers.
    ///   - handlers: Handlers, controllers and routers.
    public init(
        _ path: String, handlers: [any RouteComponent], fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.path = path
        self.handlers = handlers
        location = SourceLocation(fileID: fileID, line: line, column: column)
    }

    /// The router's path and everything below it.
    public var routeNode: RouteNode {
        RouteNode(.group(path: path, location: location, children: handlers.map(\.routeNode)))
    }
}
