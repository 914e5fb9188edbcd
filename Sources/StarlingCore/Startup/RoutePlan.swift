import HTTPTypes
import StarlingHTTP

/// Everything about one handler at one place, settled before the first request.
///
/// A class, so that a request takes one reference along and not each of the parts.
final class RoutePlan: Sendable {
    let handler: Handler
    let method: HTTPRequest.Method
    let path: PathPattern
    let variables: [String]
    /// How many bytes a body may have; nil for no limit.
    let maxBodySize: Int?
    let respond: @Sendable (RequestContext) async throws -> Response

    init(
        handler: Handler, method: HTTPRequest.Method, path: PathPattern, maxBodySize: Int?,
        respond: @escaping @Sendable (RequestContext) async throws -> Response
    ) {
        self.handler = handler
        self.method = method
        self.path = path
        self.variables = path.variables
        self.maxBodySize = maxBodySize
        self.respond = respond
    }
}
