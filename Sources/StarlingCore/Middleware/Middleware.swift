public import StarlingHTTP

/// Stands around what answers a request: it may look at it and change it, answer in its place, and change the answer.
///
/// ```swift
/// struct Timing: Middleware {
///     func respond(to request: Request, next: Next) async throws -> Response {
///         let start = ContinuousClock.now
///         var response = try await next(request)
///         response.headers.append("\(ContinuousClock.now - start)", for: .init("X-Time")!)
///         return response
///     }
/// }
/// ```
/// Middleware of outer layers stands further outside. That of the application also sees the requests that no route answers. Errors of the
/// handler have become answers when they come here; what a middleware throws itself becomes one outside all of them.
public protocol Middleware: Sendable {
    /// Answers a request, mostly with what `next` answers.
    @concurrent func respond(to request: Request, next: Next) async throws -> Response
}
