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
    func respond(to request: Request, next: Next) async throws -> Response
}

/// What a ``Middleware`` stands around.
public struct Next: Sendable {
    let step: Step
    let outer: RequestContext
    let request: Request

    /// The context of the request as the middleware got it: its route, and what the layers provide.
    public var context: RequestContext { outer.with(request) }

    /// Answers a request. A middleware calls it once, or not at all: what providers have made
    /// for the request is finished when it returns, and would not be made again.
    public func callAsFunction(_ request: Request) async throws -> Response { try await step(request, outer) }
}

/// Answers a request within its context.
typealias Step = @Sendable (Request, RequestContext) async throws -> Response

extension Middleware {
    /// The middleware around what answers a request.
    func around(_ step: @escaping Step) -> Step {
        { request, context in try await respond(to: request, next: Next(step: step, outer: context, request: request)) }
    }
}
