import HTTPTypes
import StarlingHTTP

/// Everything about one handler at one place, settled before the first request.
///
/// A class, so that a request takes one reference along and not each of the parts.
final class RoutePlan: Sendable {
    /// Answers a request within its context.
    typealias Respond = @Sendable (Request, RequestContext) async throws -> Response

    let handler: Handler
    let method: HTTPRequest.Method
    let path: PathPattern
    let bindings: RouteBindings
    /// Answers a request, the middleware around it included.
    let respond: Respond
    let errors: ErrorAnswer
    /// The application that is mounted here; nil for all else.
    let mounted: (any MountedApplication)?

    init(
        handler: Handler, method: HTTPRequest.Method, path: PathPattern, bindings: RouteBindings, errors: ErrorAnswer,
        mounted: (any MountedApplication)?, respond: @escaping Respond
    ) {
        self.handler = handler
        self.method = method
        self.path = path
        self.bindings = bindings
        self.errors = errors
        self.mounted = mounted
        self.respond = respond
    }

    /// The rows that it has in the table of routes: its own, or those of what is mounted.
    var routes: [RouteDescription] {
        guard let route = bindings.route else { return [] }
        return mounted.map { $0.routes.map { $0.mounted(in: route) } } ?? [route]
    }
}
