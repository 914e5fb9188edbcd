import Logging
import StarlingHTTP

extension RequestContext {
    /// Answers the request by a step and all around it. What a middleware throws becomes an answer here, what it had made and nobody has
    /// finished is finished, and what was put off is seen to when the answer has been sent.
    func respond(_ step: RoutePlan.Respond, _ errors: ErrorAnswer) async -> Response {
        var response: Response
        do {
            response = try await step(request, self)
        } catch {
            scope.note(error)
            response = await errors.response(to: error, self)
        }
        let application = bindings.application
        // While a body is made, values can be asked for that nobody has asked for yet, and events be told.
        let isUnfinished = response.body.isMadeWhileSent && (!bindings.nodes.isEmpty || application.tellsEvents)
        if isUnfinished || !response.background.isEmpty { _ = scope }
        guard let scope = scopeOfAnswer() else { return response }
        if !scope.finishers.isEmpty {
            let outcome = ScopeOutcome(status: response.status, error: scope.error, delivery: nil)
            if let error = await scope.finishers.finish([.beforeResponse], outcome) {
                scope.note(error)
                response = await errors.response(to: error, self)
            }
        }
        let (status, background) = (response.status, response.background)
        // Done once, also where this answer is handed on by another application.
        response.background = []
        if !isUnfinished, background.isEmpty, scope.endIfIdle() { return response }
        response.onSent { delivery in
            application.work.start {
                let outcome = ScopeOutcome(status: status, error: scope.error, delivery: delivery)
                let finish: @Sendable () async -> Void = {
                    let error = await scope.finishers.finish([.beforeResponse, .afterBody], outcome)
                    if let error { errors.logLate(error, self) }
                }
                await finish()
                for task in background { await self.run(task, errors) }
                for work in scope.close() { await work() }
                await scope.takeHook()?(delivery)
                scope.end()
                // What a task or the hook has asked for.
                await finish()
                await scope.removeFiles()
            }
        }
        return response
    }

    /// Runs a background task of the answer, in a scope of its own.
    private func run(_ task: BackgroundTask, _ errors: ErrorAnswer) async {
        let application = bindings.application
        do {
            try await application.withScope(application.detachedContext()) { try await task.run($0) }
        } catch {
            errors.log(error, self, "A background task failed")
        }
    }
}

extension ApplicationScope {
    /// Whether anybody listens to events.
    fileprivate var tellsEvents: Bool { parts[.events]?.listeners.isEmpty == false }
}
