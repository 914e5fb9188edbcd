import Logging
import StarlingHTTP
import Synchronization

/// What lives as long as the application, and what all its routes share.
final class ApplicationScope: Sendable {
    let state: State
    let logger: Logger
    /// What tells the time.
    let clock: any Clock<Duration>
    /// What rooms above this one keep for it.
    let parts = State()
    /// Provides types that no layer has a provider for.
    let foreignProvider: ForeignProvider
    /// What writes results in further media types.
    let encoders: [any MediaEncoder]
    let values = ApplicationValues()
    let work = WorkTracker()
    private let settled = AtomicLazyReference<SettledApplication>()

    init(
        state: State, logger: Logger, clock: any Clock<Duration>, foreignProvider: @escaping ForeignProvider, encoders: [any MediaEncoder]
    ) {
        self.state = state
        self.logger = logger
        self.clock = clock
        self.foreignProvider = foreignProvider
        self.encoders = encoders
    }

    /// What is known when start-up has looked at everything; before that, nothing.
    var known: SettledApplication? { settled.load() }

    /// What makes the URLs of the routes.
    var urls: RouteURLs { known?.urls ?? RouteURLs([:]) }

    /// Called once, when start-up has looked at everything.
    func settle(_ application: SettledApplication) { _ = settled.storeIfNil(application) }

    /// The context of a scope outside any request.
    func detachedContext(payload: (any Sendable)? = nil) -> RequestContext {
        let bindings = RouteBindings(wiring: known?.wiring ?? WiringTable(), isDetached: true, application: self)
        return RequestContext(detached: bindings, payload: payload)
    }

    /// Runs something in a scope of its own, and finishes what it made.
    /// - Throws: What `body` throws; else what finishing throws.
    func withScope<Result>(
        _ context: RequestContext, _ body: (InjectionScope) async throws -> Result
    ) async throws -> Result {
        let result: Result
        do {
            result = try await body(InjectionScope(context))
        } catch {
            // The first error is the one that tells what went wrong.
            if let second = await finish(context, error) { log(second, "Cleaning up failed") }
            throw error
        }
        if let error = await finish(context, nil) { throw error }
        return result
    }

    private func finish(_ context: RequestContext, _ error: (any Error)?) async -> (any Error)? {
        let (scope, outcome) = (context.scope, ScopeOutcome(status: nil, error: error, delivery: nil))
        let first = await scope.finishers.finish([.beforeResponse, .afterBody], outcome)
        scope.end()
        // What finishing has asked for.
        let second = await scope.finishers.finish([.beforeResponse, .afterBody], outcome)
        return first ?? second
    }

    /// Logs an error that can become no answer.
    func log(_ error: any Error, _ message: Logger.Message, _ metadata: Logger.Metadata = [:]) {
        logger.error(message, metadata: metadata.merging(["error": "\(String(reflecting: error))"]) { $1 })
    }
}

/// What start-up has found for the application as a whole.
final class SettledApplication: Sendable {
    /// The providers of all layers, as they are wired outside requests.
    let wiring: WiringTable
    /// What tells the providers of all layers apart.
    let providerKeys: Set<ProviderKey>
    /// The table of routes.
    let routes: [RouteDescription]
    /// What makes the URLs of the routes.
    let urls: RouteURLs

    init(wiring: WiringTable, providerKeys: Set<ProviderKey>, routes: [RouteDescription], urls: RouteURLs) {
        self.wiring = wiring
        self.providerKeys = providerKeys
        self.routes = routes
        self.urls = urls
    }
}

/// Gives a provider for a type, if it knows one.
typealias ForeignProvider = @Sendable (any Any.Type) -> (any DependencyProvider)?
