public import StarlingHTTP

/// What a ``Middleware`` stands around.
public struct Next: Sendable {
    let step: Step
    /// The context that the request came with, whoever has changed it since.
    let outer: RequestContext
    let request: Request

    /// The context of the request as the middleware got it: its route, and what the layers provide.
    public var context: RequestContext { outer.with(request) }

    /// Answers a request. A middleware calls it once, or not at all; one that tries again calls it twice, and then everything that providers
    /// had made for the request is made anew.
    @concurrent public func callAsFunction(_ request: Request) async throws -> Response { try await step(request, outer) }
}

/// Answers a request within its context.
// Concurrent, as the functions are that modules write by default: between two of one kind there is no change of executors.
typealias Step = @concurrent @Sendable (Request, RequestContext) async throws -> Response

extension Sequence<any Middleware> {
    /// All of them, the first one outermost, around what answers a request.
    func around(_ respond: @escaping Step) -> Step {
        // No `reduce`: a function that passes through a generic one comes out wrapped.
        var step = respond
        for middleware in reversed() { step = middleware.around(step) }
        return step
    }
}

extension Middleware {
    fileprivate func around(_ step: @escaping Step) -> Step {
        { @concurrent request, context in try await respond(to: request, next: Next(step: step, outer: context, request: request)) }
    }
}
