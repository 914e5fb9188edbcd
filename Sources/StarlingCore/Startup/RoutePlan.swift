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

    init(
        handler: Handler, method: HTTPRequest.Method, path: PathPattern, bindings: RouteBindings, errors: ErrorAnswer,
        respond: @escaping Respond
    ) {
        self.handler = handler
        self.method = method
        self.path = path
        self.bindings = bindings
        self.errors = errors
        self.respond = respond
    }
}
