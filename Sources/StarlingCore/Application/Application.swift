public import Logging
public import StarlingHTTP
public import StarlingModel

/// The whole of a service: what it answers, and the settings that hold for all of it.
///
/// ```swift
/// Application(handlers: [$hello, UserController(), Router("/api", handlers: [$status])])
/// ```
/// It is a plain description. ``makeResponder()`` checks it and settles everything that can be known before the first request.
public struct Application: Sendable {
    /// Handlers, controllers, routers and mounts.
    public var handlers: [any RouteComponent] { didSet { urls = LazyRouteURLs() } }
    /// The path before all others. Default: none.
    public var path: String { didSet { urls = LazyRouteURLs() } }
    /// Whether answers to unexpected errors tell what happened. Never on a public server. Default: no.
    public var debug: Bool
    /// How faults are worded. Default: each code's own wording.
    public var catalogue: FaultCatalogue
    /// How answers tell errors. Default: ``ErrorFormat/json``.
    public var errorFormat: any ErrorFormat
    /// What writes results in further media types. Default: nothing; JSON and MessagePack need none.
    public var mediaEncoders: [any MediaEncoder]
    /// Where unexpected errors are logged. Default: a logger named `starling`.
    public var logger: Logger
    /// What all requests share.
    public var state: State
    /// Those who get to know every error that becomes an answer.
    public var afterError: [AfterError]
    /// What may change an answer just before it leaves.
    public var beforeSend: [BeforeSend]
    /// What adds to the application.
    public var plugins: [any Plugin] { didSet { urls = LazyRouteURLs() } }
    /// What changes the application before its wiring is checked, ahead of the plug-ins.
    public var onInit: [InitHook] { didSet { urls = LazyRouteURLs() } }
    /// What stands around the whole run.
    public var lifespan: [Lifespan]
    /// What runs before the first request is served, in order.
    public var onStartup: [StartupHook]
    /// What runs when the last request has been served, in order.
    public var onShutdown: [ShutdownHook]
    /// Those who listen to events.
    public var listeners: [Listener]
    /// What sees to it that events reach them.
    public var eventEmitter: any EventEmitter
    /// How long background tasks and events may take at shutdown; what still runs then is cancelled.
    public var shutdownGrace: Duration
    /// What tells the time.
    public var clock: any Clock<Duration>
    /// The proxies whose word about clients is believed.
    public var trustedProxies: TrustedProxies
    /// What holds for every handler.
    public var options: LayerOptions
    /// Providers that take the place of others.
    private var overrides: [ProviderOverride] = []
    /// Whether one of them may be for no provider here: they are those of the application around.
    private var hasForeignOverrides = false
    /// Made once for an application and its copies, as long as none of them gets other handlers.
    private(set) var urls = LazyRouteURLs()
    private let location: SourceLocation

    /// Describes an application.
    /// - Parameters:
    ///   - handlers: Handlers, controllers, routers and mounts.
    ///   - path: The path before all others. Default: none.
    ///   - debug: Whether answers to unexpected errors tell what happened. Never on a public server. Default: no.
    ///   - catalogue: How faults are worded. Default: each code's own wording.
    ///   - errorFormat: How answers tell errors. Default: ``ErrorFormat/json``.
    ///   - mediaEncoders: What writes results in further media types. Default: nothing; JSON and MessagePack need none.
    ///   - logger: Where unexpected errors are logged. Default: a logger named `starling`.
    ///   - state: What all requests share. Default: nothing.
    ///   - afterError: Those who get to know every error that becomes an answer.
    ///   - beforeSend: What may change an answer just before it leaves.
    ///   - plugins: What adds to the application.
    ///   - onInit: What changes the application before its wiring is checked, ahead of the plug-ins.
    ///   - lifespan: What stands around the whole run, the outermost first.
    ///   - onStartup: What runs before the first request is served, in order.
    ///   - onShutdown: What runs when the last request has been served, in order.
    ///   - listeners: Those who listen to events.
    ///   - eventEmitter: What sees to it that events reach them. Default: they get them at once.
    ///   - shutdownGrace: How long background tasks and events may take at shutdown. Default: 30 s.
    ///   - clock: What tells the time. Default: the system's.
    ///   - trustedProxies: The proxies whose word about clients is believed. Default: nobody's.
    ///   - tags: Tags for the documentation.
    ///   - guards: What lets requests pass.
    ///   - dependencies: Providers by name.
    ///   - middleware: What stands around the handlers.
    ///   - parameters: Parameters that every request must have.
    ///   - dto: The shape of the models in the body, and in the result where `returnDTO` says nothing.
    ///   - returnDTO: The shape of the models in the result.
    ///   - beforeRequest: Runs before the arguments are read.
    ///   - afterRequest: Runs when there is an answer.
    ///   - afterResponse: Runs when the answer has been sent.
    ///   - errorHandlers: Make answers of errors.
    ///   - responseHeaders: Fields of the answers of handlers; errors have their own.
    ///   - responseCookies: Cookies of the answers of handlers.
    ///   - cacheControl: The `Cache-Control` of successful answers.
    ///   - etag: The `ETag` of successful answers.
    ///   - requestMaxBodySize: How many bytes the body of a request may have.
    ///   - forms: What forms may have, and where their large files go.
    ///   - security: What clients must present, for the documentation.
    ///   - includeInSchema: Whether the handlers are documented.
    ///   - opt: What means something to extensions.
    public init(
        handlers: [any RouteComponent], path: String = "", debug: Bool = false, catalogue: FaultCatalogue = FaultCatalogue(),
        errorFormat: any ErrorFormat = .json, mediaEncoders: [any MediaEncoder] = [], logger: Logger = Logger(label: "starling"),
        state: State = State(), afterError: [AfterError] = [], beforeSend: [BeforeSend] = [],
        plugins: [any Plugin] = [], onInit: [InitHook] = [], lifespan: [Lifespan] = [], onStartup: [StartupHook] = [],
        onShutdown: [ShutdownHook] = [], listeners: [Listener] = [], eventEmitter: any EventEmitter = ImmediateEmitter(),
        shutdownGrace: Duration = .seconds(30), clock: any Clock<Duration> = ContinuousClock(), trustedProxies: TrustedProxies = .none,
        tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
        documentedHeaders: [DocumentedHeader] = [],
        cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit = .bytes(10_000_000),
        forms: FormOptions? = nil,
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
        fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.handlers = handlers
        self.path = path
        self.debug = debug
        self.catalogue = catalogue
        self.errorFormat = errorFormat
        self.mediaEncoders = mediaEncoders
        self.logger = logger
        self.state = state
        self.afterError = afterError
        self.beforeSend = beforeSend
        self.plugins = plugins
        self.onInit = onInit
        self.lifespan = lifespan
        self.onStartup = onStartup
        self.onShutdown = onShutdown
        self.listeners = listeners
        self.eventEmitter = eventEmitter
        self.shutdownGrace = shutdownGrace
        self.clock = clock
        self.trustedProxies = trustedProxies
        options = LayerOptions(
            tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters, dto: dto,
            returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse,
            errorHandlers: errorHandlers, responseHeaders: responseHeaders, responseCookies: responseCookies,
            documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag, requestMaxBodySize: requestMaxBodySize,
            forms: forms, security: security,
            includeInSchema: includeInSchema, opt: opt)
        location = SourceLocation(fileID: fileID, line: line, column: column)
    }

    /// The same application in which some providers give other values, wherever they are registered: for tests.
    ///
    /// ```swift
    /// let app = application.overriding([$db.replaced(by: fake)])
    /// ```
    public func overriding(_ overrides: [ProviderOverride]) -> Application {
        var copy = self
        copy.overrides += overrides
        return copy
    }

    /// The same application within another one, whose overrides hold here too.
    func mounted(overriding outer: [ProviderOverride], debug isOn: Bool) -> Application {
        var copy = self
        copy.hasForeignOverrides = true
        copy.overrides += outer
        copy.debug = debug || isOn
        return copy
    }

    /// Checks the wiring and makes what answers requests.
    /// - Throws: ``StartupError`` with every fault there is.
    public func makeResponder() throws(StartupError) -> ApplicationResponder {
        var installer = PluginInstaller(self, at: location)
        installer.install()
        return try installer.application.compile(&installer)
    }

    /// The plug-ins, those that others add among them.
    package var installedPlugins: [any Plugin] {
        var installer = PluginInstaller(self, at: location)
        installer.install()
        return installer.installed
    }

    private func compile(_ installer: inout PluginInstaller) throws(StartupError) -> ApplicationResponder {
        let scope = ApplicationScope(
            state: state, logger: logger, clock: clock, foreignProvider: ForeignProviders(installer.installed).provider,
            encoders: mediaEncoders)
        let errors = ErrorAnswer(format: errorFormat, catalogue: catalogue, debug: debug, logger: logger, observers: afterError)
        var compiler = RouteCompiler(application: scope, errors: errors, overrides: overrides)
        compiler.add(ownNode)
        var detached = DetachedCompiler(compiler.dependencies, scope.foreignProvider)
        detached.add(listeners)
        let routes = compiler.plans.flatMap(\.routes)
        var faults = installer.faults + compiler.faults + (hasForeignOverrides ? [] : compiler.overrideFaults) + detached.faults
        if faults.isEmpty {
            installer.tell(routes)
            faults = installer.faults
        }
        faults += trustedProxies.problems.map { StartupFault(.invalidProxy, ["reason": $0], at: location) }
        guard faults.isEmpty else { throw StartupError(faults, catalogue: catalogue) }
        scope.settle(
            SettledApplication(
                wiring: detached.table(), providerKeys: compiler.providerKeys, routes: routes, urls: urls.urls(of: ownNode)))
        scope.parts[.events] = EventDirectory(listeners: detached.listeners, emitter: eventEmitter)
        return ApplicationResponder(
            table: compiler.table(), plans: compiler.plans, unrouted: compiler.unrouted(options), beforeSend: beforeSend,
            proxies: trustedProxies.isEmpty ? nil : trustedProxies,
            lifecycle: Lifecycle(
                lifespans: lifespan, startup: onStartup, shutdown: onShutdown, grace: shutdownGrace, clock: clock),
            plugins: installer.installed)
    }

    /// The table of routes, in the order of registration.
    /// - Throws: ``StartupError`` when the wiring is wrong.
    public var routes: [RouteDescription] {
        get throws(StartupError) { try makeResponder().routes }
    }

    /// Runs something in a scope outside any request, within the life cycle of the application: for commands and jobs.
    ///
    /// ```swift
    /// try await application.withScope { scope in try await scope.resolve($users).importAll() }
    /// ```
    /// Of an application that runs, use ``ApplicationResponder/withScope(_:)``.
    /// - Throws: ``StartupError`` when the wiring is wrong; what ``ApplicationResponder/running(_:)`` and `body` throw.
    public func withScope<Result>(_ body: (InjectionScope) async throws -> Result) async throws -> Result {
        let responder = try makeResponder()
        return try await responder.running { try await responder.withScope(body) }
    }

    /// Every fault of the wiring; none when the application can be served.
    public func validate() -> [StartupFault] {
        do {
            _ = try makeResponder()
            return []
        } catch {
            return error.faults
        }
    }

    /// Everything that it has, with what plug-ins add.
    var rootNode: RouteNode {
        var installer = PluginInstaller(self, at: location)
        installer.install()
        return installer.application.ownNode
    }

    private var ownNode: RouteNode {
        RouteNode(.group(path: path, location: location, options: options, children: handlers.map(\.routeNode)))
    }
}
