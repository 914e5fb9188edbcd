import Logging
public import StarlingHTTP

extension ApplicationResponder {
    /// Runs the application: whoever serves it does that within `body`.
    ///
    /// In order: lifespans begin, mounted applications begin, start-up hooks run, `body`, background tasks and events are waited for,
    /// shutdown hooks run, values that lived as long as the application are finished, mounted applications and lifespans end in reverse.
    /// Whatever fails, everything that has begun is ended; but shutdown hooks do not run when a start-up hook failed.
    ///
    /// ```swift
    /// let responder = try application.makeResponder()
    /// try await responder.running { try await Server(responder: responder).run() }
    /// ```
    /// - Returns: What `body` returns.
    /// - Throws: What a lifespan, a start-up hook or `body` throws; ``LifecycleError``.
    public func running<Result>(_ body: () async throws -> Result) async throws -> Result {
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(try await enter(lifecycle.lifespans[...], body))
        } catch {
            outcome = .failure(error)
        }
        // What lifespans have told, or have asked for, while they ended.
        await Task.immediate { await endWork() }.value
        return try outcome.get()
    }

    private func enter<Result>(_ lifespans: ArraySlice<Lifespan>, _ body: () async throws -> Result) async throws -> Result {
        guard let outermost = lifespans.first else { return try await enter(mounted[...], body) }
        var outcome: Swift.Result<Result, any Error>?
        try await outermost(self) {
            do {
                outcome = .success(try await enter(lifespans.dropFirst(), body))
            } catch {
                outcome = .failure(error)
                throw error
            }
        }
        guard let outcome else { throw LifecycleError.lifespanDidNotRun(lifespans.startIndex + 1) }
        // A lifespan that swallows the error does not undo it.
        return try outcome.get()
    }

    private func enter<Result>(_ mounted: ArraySlice<any MountedApplication>, _ body: () async throws -> Result) async throws -> Result {
        guard let first = mounted.first else { return try await runInside(body) }
        return try await first.running { try await enter(mounted.dropFirst(), body) }
    }

    private func runInside<Result>(_ body: () async throws -> Result) async throws -> Result {
        var hasStarted = false
        let outcome: Swift.Result<Result, any Error>
        do {
            for hook in lifecycle.startup { try await hook(self) }
            hasStarted = true
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        await end(hasStarted: hasStarted)
        return try outcome.get()
    }

    /// Ends everything, in a task of its own: a run that was cancelled is ended like any other.
    private func end(hasStarted: Bool) async {
        await Task.immediate {
            await drain()
            for hook in hasStarted ? lifecycle.shutdown : [] {
                do { try await hook(self) } catch { scope.log(error, "A shutdown hook failed") }
            }
            await endWork()
        }.value
    }

    /// Waits for background work; then the values of the application, which it may have used, are finished.
    private func endWork() async {
        await drain()
        if let error = await scope.values.finish() { scope.log(error, "Cleaning up failed") }
    }

    private func drain() async {
        let left = await scope.work.drain(for: lifecycle.grace, on: lifecycle.clock)
        if left > 0 { scope.logger.warning("Background work was cancelled", metadata: ["count": "\(left)"]) }
    }

    /// Runs something in a scope outside any request, and finishes what it made there.
    /// - Throws: What `body` throws; else what finishing throws.
    public func withScope<Result>(_ body: (InjectionScope) async throws -> Result) async throws -> Result {
        try await scope.withScope(scope.detachedContext(), body)
    }

    /// What all requests share.
    public var state: State { scope.state }

    /// Tells an event to those who listen, at once. Nobody waits for them.
    /// - Throws: ``EventError``.
    public func emit<Data: Sendable>(_ event: String, _ data: Data) throws(EventError) {
        try scope.detachedContext().events.emit(event, data)
    }

    /// Tells an event without data to those who listen, at once.
    /// - Throws: ``EventError``.
    public func emit(_ event: String) throws(EventError) { try scope.detachedContext().events.emit(event) }

    /// The plug-in of a type, if the application has one.
    public func plugin<Kind: Plugin>(_ type: Kind.Type) -> Kind? { plugins.lazy.compactMap { $0 as? Kind }.first }
}

/// What runs around the serving of an application.
struct Lifecycle: Sendable {
    let lifespans: [Lifespan]
    let startup: [StartupHook]
    let shutdown: [ShutdownHook]
    /// How long background work may take at shutdown.
    let grace: Duration
    let clock: any Clock<Duration>
}
