import HTTPTypes

/// What tells one route from another: the scope it holds in, the method, and the path with the kinds of its variables.
struct RouteKey: Sendable {
    var scope = RouteScope.any
    var method: HTTPRequest.Method
    var path: PathPattern
    /// The kind of each variable, in the order of the path. Two routes that differ in nothing else are still told apart when their kinds differ.
    var matchers: [VariableMatcher]
}
