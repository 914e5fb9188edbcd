import StarlingHTTP

extension RequestContext {
    /// Answers the request by a step and all around it. What a middleware throws becomes an answer here, and what it had made and nobody
    /// has finished is finished.
    func respond(_ step: Step, _ errors: ErrorAnswer) async -> Response {
        var failure: (any Error)?
        var response: Response
        do {
            response = try await step(request, self)
        } catch {
            failure = error
            response = await errors.response(to: error, self)
        }
        if let finishers, !finishers.isEmpty {
            let outcome = ScopeOutcome(status: response.status, error: failure, delivery: nil)
            if let error = await finishers.finish([.beforeResponse], outcome) { response = await errors.response(to: error, self) }
            // For what a middleware has made without the handler, which would finish that too.
            if finishers.isClaimed { return response }
            let (status, failure) = (response.status, failure)
            response.onSent { delivery in
                Task {
                    let outcome = ScopeOutcome(status: status, error: failure, delivery: delivery)
                    if let error = await finishers.finish([.beforeResponse, .afterBody], outcome) { errors.logLate(error, self) }
                }
            }
        }
        return response
    }
}
