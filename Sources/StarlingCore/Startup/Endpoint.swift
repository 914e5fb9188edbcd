import StarlingHTTP
import StarlingModel

/// What stands within all middleware: guards, hooks, the handler, and the clean-up after it.
struct Endpoint: Sendable {
    /// The guards, each with what it needs, the outermost first.
    let guards: [RouteGuard]
    /// Find what else is wrong with a request that a guard cannot read, without its body.
    let checks: [@Sendable (RequestContext) async -> Void]
    let beforeRequest: BeforeRequest?
    /// Binds the arguments and calls the handler.
    let call: @Sendable (RequestContext) async throws -> Response
    let afterRequest: AfterRequest?
    let afterResponse: AfterResponse?
    let errors: ErrorAnswer

    /// Answers a request. Errors become answers here, so that the middleware sees those.
    func respond(to request: Request, _ outer: RequestContext) async -> Response {
        let context = outer.beginning(request)
        var failure: (any Error)?
        var response: Response
        do {
            response = try await answer(context)
        } catch {
            failure = error
            response = await errors.response(to: error, context)
        }
        if let afterRequest {
            do {
                response = try await afterRequest(response, context)
            } catch {
                failure = failure ?? error
                response = await errors.response(to: error, context)
            }
        }
        return await end(response, failure, context)
    }

    private func answer(_ context: RequestContext) async throws -> Response {
        if !guards.isEmpty { try await pass(context) }
        try context.checkBodyLength()
        if let beforeRequest, let early = try await beforeRequest(context.request, context) { return early }
        return try await call(context)
    }

    private func pass(_ context: RequestContext) async throws {
        do {
            try await RouteGuard.check(guards, context)
        } catch let error as ValidationError {
            throw await context.completing(error, by: checks)
        }
    }

    /// Finishes what must be finished before the first byte, and puts off what is done after the last.
    private func end(_ response: Response, _ failure: (any Error)?, _ context: RequestContext) async -> Response {
        var response = response
        if let afterResponse { context.scope.setHook { delivery in await afterResponse(context, delivery) } }
        guard let scope = context.knownScope else { return response }
        if failure == nil { response.tell(scope.validators) }
        scope.note(failure)
        let outcome = ScopeOutcome(status: response.status, error: failure, delivery: nil)
        if let error = await scope.finishers.finish([.beforeResponse], outcome) {
            scope.note(error)
            response = await errors.response(to: error, context)
        }
        return response
    }
}
