public import StarlingHTTP

/// What can be set on every layer: the application, routers, controllers and handlers.
///
/// Each option says what holds where several layers set it. A handler that is registered at two places has the options of each.
public struct LayerOptions: Sendable {
    /// Tags for the documentation. Layers: all of them, sorted, each once.
    public var tags: [String]
    /// What lets requests pass. Layers: all of them, the outer ones first.
    public var guards: [any Guard]
    /// Providers by name. Layers: the inner one of a name wins.
    public var dependencies: Dependencies
    /// What stands around the handlers. Layers: all of them, the outer ones further outside.
    public var middleware: [any Middleware]
    /// Parameters that every request must have. Layers: the inner one of a source and name wins.
    public var parameters: [any AnyLayerParameter]
    /// The shape of the models in the body, and in the result where `returnDTO` says nothing. Layers: the innermost wins; `.none` turns it off.
    public var dto: any DTOChoice
    /// The shape of the models in the result. Layers: the innermost wins, also over a `dto` further in; `.none` turns it off.
    public var returnDTO: any DTOChoice
    /// Runs before the arguments are read. Layers: the innermost alone.
    public var beforeRequest: BeforeRequest?
    /// Runs when there is an answer. Layers: the innermost alone.
    public var afterRequest: AfterRequest?
    /// Runs when the answer has been sent. Layers: the innermost alone.
    public var afterResponse: AfterResponse?
    /// Make answers of errors. Layers: the inner one of a type or status wins.
    public var errorHandlers: [ErrorHandler]
    /// Fields of the answers of handlers; errors have their own. Layers: the inner one of a name wins; what the handler sets itself wins over all.
    public var responseHeaders: HeaderFields
    /// Cookies of the answers of handlers. Layers: the inner one of a name, path and domain wins.
    public var responseCookies: [SetCookie]
    /// Fields of answers that are documented and set elsewhere: by handlers, hooks or middleware. Layers: the inner one of a name wins.
    public var documentedHeaders: [DocumentedHeader]
    /// The `Cache-Control` of successful answers, those of 2xx and 304. Layers: the innermost wins.
    public var cacheControl: CacheControl?
    /// The `ETag` of successful answers, those of 2xx and 304. Layers: the innermost wins.
    public var etag: (any ETagChoice)?
    /// How many bytes the body of a request may have. Layers: the innermost wins.
    public var requestMaxBodySize: BodyLimit?
    /// What forms may have, and where their large files go. Layers: the innermost wins.
    public var forms: FormOptions?
    /// What clients must present, for the documentation. Layers: all of them; `[]` clears those around.
    public var security: [SecurityRequirement]?
    /// Whether the handlers are documented. Layers: the innermost wins. Default: they are.
    public var includeInSchema: Bool?
    /// What means something to extensions. Layers: the inner one of a name wins.
    public var opt: [String: any Sendable]

    /// Collects options. Each of them is left alone by default.
    public init(
        tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
        documentedHeaders: [DocumentedHeader] = [],
        cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
        forms: FormOptions? = nil,
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:]
    ) {
        self.tags = tags
        self.guards = guards
        self.dependencies = dependencies
        self.middleware = middleware
        self.parameters = parameters
        self.dto = dto
        self.returnDTO = returnDTO
        self.beforeRequest = beforeRequest
        self.afterRequest = afterRequest
        self.afterResponse = afterResponse
        self.errorHandlers = errorHandlers
        self.responseHeaders = responseHeaders
        self.responseCookies = responseCookies
        self.documentedHeaders = documentedHeaders
        self.cacheControl = cacheControl
        self.etag = etag
        self.requestMaxBodySize = requestMaxBodySize
        self.forms = forms
        self.security = security
        self.includeInSchema = includeInSchema
        self.opt = opt
    }
}
