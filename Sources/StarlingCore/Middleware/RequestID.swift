public import HTTPTypes
public import StarlingHTTP

/// Tells clients the id (``StarlingHTTP/Request/id``) of each request in a field of the answer, so that they can ask about it.
///
/// ```swift
/// Application(handlers: […], middleware: [RequestID()])
/// ```
public struct RequestID: Middleware {
    private let field: HTTPField.Name?
    private let believesClients: Bool

    /// Makes a middleware.
    /// - Parameters:
    ///   - field: The name of the field. Default: `X-Request-ID`.
    ///   - believesClients: Whether the id is the one that a client sends in that field, where it is one of at most 128 letters, digits and
    ///     signs. Default: no, so that nobody can pass a request off as another one; ids of trusted proxies are taken anyway.
    public init(field: HTTPField.Name? = HTTPField.Name("X-Request-ID"), believesClients: Bool = false) {
        self.field = field
        self.believesClients = believesClients
    }

    /// Answers with the field.
    @concurrent
    public func respond(to request: Request, next: Next) async throws -> Response {
        if believesClients, let field, let id = request.headers[field], Request.isID(id) { request.id = id }
        var response = try await next(request)
        if let field { response.headers[field] = request.id }
        return response
    }
}
