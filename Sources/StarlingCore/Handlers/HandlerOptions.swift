public import HTTPTypes
public import StarlingHTTP

/// What the attribute of a handler says besides method and path.
public struct HandlerOptions: Sendable {
    /// The handler's unique name, by which it can be found. Default: the function's name is shown, and nothing can be found by it.
    public var name: String?
    /// The status of a successful answer. Default: 200; 201 for POST; 204 for DELETE without a result.
    public var status: HTTPResponse.Status?
    /// The media type of the answer. Default: that of the result's type.
    public var media: MediaType?
    /// The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
    public var offers: [MediaType]
    /// What every layer can say; here the handler is the innermost.
    public var layer: LayerOptions

    /// Collects options. See ``LayerOptions`` for those that every layer has.
    public init(
        name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
        offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
        middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
        documentedHeaders: [DocumentedHeader] = [],
        cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
        forms: FormOptions? = nil,
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:]
    ) {
        self.name = name
        self.status = status
        self.media = media
        self.offers = offers
        layer = LayerOptions(
            tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters, dto: dto,
            returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse,
            errorHandlers: errorHandlers, responseHeaders: responseHeaders, responseCookies: responseCookies,
            documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag, requestMaxBodySize: requestMaxBodySize,
            forms: forms, security: security,
            includeInSchema: includeInSchema, opt: opt)
    }
}
