public import HTTPTypes

/// One route as the command line and tools see it.
public struct RouteDescription: Sendable {
    /// The method.
    public let method: HTTPRequest.Method
    /// The full path with its variables.
    public let path: PathPattern
    /// The handler.
    public let handler: Handler

    init(_ plan: RoutePlan) {
        method = plan.method
        path = plan.path
        handler = plan.handler
    }
}
