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
    /// Where unexpected errors are logged. Default: a logger named `starling`.
    public var logger: Logger
    /// What all requests share.
    public var state: State
    /// Those who get to know every error that becomes an answer.
    public var afterError: [AfterError]
    /// What may change an answer just before it leaves.
    public var beforeSend: [BeforeSend]
    /// What holds for every handler.
    public var options: LayerOptions
    /// Providers that take the place of others.
    private var overrides: [ProviderOverride] = []
    /// Made once for an application and its copies, as long as none of them gets other handlers.
    private(set) var urls = LazyRouteURLs()
    private let location: SourceLocation

    /// Describes an application.
    /// - Parameters:
    ///   - handlers: Handlers, controllers, routers and mounts.
    ///   - path: The path before all others. Default: none.
    ///   - debug: Whether answers to unexpected errors tell what happened. Never on a public server. Default: no.
    ///   - catalogue: How faults are worded. Default: each code's own wording.
    ///   - logger: Where unexpected errors are logged. Default: a logger named `starling`.
    ///   - state: What all requests share. Default: nothing.
    ///   - afterError: Those who get to know every error that becomes an answer.
    ///   - beforeSend: What may change an answer just before it leaves.
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
    ///   - security: What clients must present, for the documentation.
    ///   - includeInSchema: Whether the handlers are documented.
    ///   - opt: What means something to extensions.
    public init(
        handlers: [any RouteComponent], path: String = "", debug: Bool = false, catalogue: FaultCatalogue = FaultCatalogue(),
        logger: Logger = Logger(label: "starling"), state: State = State(), afterError: [AfterError] = [], beforeSend: [BeforeSend] = [],
        tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
        cacheControl: CacheControl? = nil, etag: ETag? = nil, requestMaxBodySize: BodyLimit = .bytes(10_000_000),
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
        fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.handlers = handlers
        self.path = path
        self.debug = debug
        self.catalogue = catalogue
        self.logger = logger
        self.state = state
        self.afterError = afterError
        self.beforeSend = beforeSend
        options = LayerOptions(
            tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters, dto: dto,
            returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse,
            errorHandlers: errorHandlers, responseHeaders: responseHeaders, responseCookies: responseCookies,
            cacheControl: cacheControl, etag: etag, requestMaxBodySize: requestMaxBodySize, security: security,
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

    /// Checks the wiring and makes what answers requests.
    /// - Throws: ``StartupError`` with every fault there is.
    public func makeResponder() throws(StartupError) -> ApplicationResponder {
        let scope = ApplicationScope(state: state)
        let errors = ErrorAnswer(catalogue: catalogue, debug: debug, logger: logger, observers: afterError)
        var compiler = RouteCompiler(application: scope, errors: errors, overrides: overrides)
        compiler.add(rootNode)
        guard compiler.faults.isEmpty else { throw StartupError(compiler.faults, catalogue: catalogue) }
        scope.settle(urls.urls(of: rootNode))
        return ApplicationResponder(
            table: compiler.table(), plans: compiler.plans, unrouted: compiler.unrouted(options), beforeSend: beforeSend)
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

    /// Everything that it has.
    var rootNode: RouteNode {
        RouteNode(.group(path: path, location: location, options: options, children: handlers.map(\.routeNode)))
    }
}
