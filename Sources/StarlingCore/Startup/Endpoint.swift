import StarlingHTTP
import StarlingModel

/// What stands within all middleware: guards, hooks, the handler, and the clean-up after it.
struct Endpoint: Sendable {
    /// The guards, each with what it needs, the outermost first.
    let guards: [@Sendable (RequestContext) async throws -> Void]
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
        let context = outer.with(request)
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
        do {
            for check in guards { try await check(context) }
        } catch let error as ValidationError {
            throw await context.completing(error, by: checks)
        }
        try context.checkBodyLength()
        if let beforeRequest, let early = try await beforeRequest(context.request, context) { return early }
        return try await call(context)
    }

    /// Finishes what must be finished before the first byte, and prepares the rest.
    private func end(_ response: Response, _ failure: (any Error)?, _ context: RequestContext) async -> Response {
        var response = response
        var failure = failure
        if let finishers = context.finishers, !finishers.isEmpty {
            let outcome = ScopeOutcome(status: response.status, error: failure, delivery: nil)
            if let error = await finishers.finish([.beforeResponse], outcome) {
                failure = failure ?? error
                response = await errors.response(to: error, context)
            }
        }
        guard afterResponse != nil || context.finishers?.isEmpty == false else { return response }
        context.finishers?.claim()
        let (status, error) = (response.status, failure)
        response.onSent { delivery in
            Task {
                let outcome = ScopeOutcome(status: status, error: error, delivery: delivery)
                if let error = await context.finishers?.finish([.beforeResponse, .afterBody], outcome) {
                    errors.logLate(error, context)
                }
                await afterResponse?(context, delivery)
            }
        }
        return response
    }
}
