public import StarlingHTTP

/// Handlers, controllers and other routers below one path, and what holds for all of them.
///
/// ```swift
/// Router("/api/v1", handlers: [UserController(), $health], guards: [LoggedIn()])
/// ```
/// Routers nest to any depth. A variable in a router's path (`/teams/{team}`) can be taken by every handler below it. A router may hold for
/// some hosts alone, and for one version of an API:
///
/// ```swift
/// Router(host: "api.example.com", handlers: [
///     Router("/books", version: .path("v1"), handlers: [$booksV1]),
///     Router("/books", version: .path("v2"), handlers: [$books]),
/// ])
/// ```
public struct Router: RouteComponent {
    /// The path before those of the handlers.
    public var path: String
    /// The hosts that it holds for; nil for those of the layers around.
    public var host: String?
    /// The version that it is; nil for that of the layers around.
    public var version: APIVersion?
    /// What is registered below it.
    public var handlers: [any RouteComponent]
    /// What holds for all of that.
    public var options: LayerOptions
    private let location: SourceLocation

    /// Makes a router.
    /// - Parameters:
    ///   - path: The path before those of the handlers. Default: none.
    ///   - host: The hosts that it holds for, such as `api.example.com` or `*.example.com`, in which `*` stands for one label or more. Case
    ///     and port make no difference. Within another router it narrows the hosts of that one. Default: every host.
    ///   - version: The version that its handlers are. Default: none.
    ///   - handlers: Handlers, controllers, routers and mounts.
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
        _ path: String = "", host: String? = nil, version: APIVersion? = nil, handlers: [any RouteComponent],
        tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
        documentedHeaders: [DocumentedHeader] = [],
        cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
        forms: FormOptions? = nil,
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
        fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.path = path
        self.host = host
        self.version = version
        self.handlers = handlers
        options = LayerOptions(
            tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters, dto: dto,
            returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse,
            errorHandlers: errorHandlers, responseHeaders: responseHeaders, responseCookies: responseCookies,
            documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag, requestMaxBodySize: requestMaxBodySize,
            forms: forms,
            security: security, includeInSchema: includeInSchema, opt: opt)
        location = SourceLocation(fileID: fileID, line: line, column: column)
    }

    /// The router's path and everything below it.
    public var routeNode: RouteNode {
        RouteNode(
            .group(
                path: path, location: location, options: options, children: handlers.map(\.routeNode), host: host, version: version))
    }
}
