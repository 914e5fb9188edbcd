public import HTTPTypes
public import StarlingHTTP

/// Makes a function the handler of GET requests.
///
/// ```swift
/// /// Greets someone.
/// @Get("/hello/{name}")
/// func hello(name: String, @Query(ge: 1) page: Int = 1) async -> Greeting { … }
/// ```
/// The macro makes `$hello`, which is registered (`Application(handlers: [$hello])`) and names the route when it is called with the path's
/// arguments, and with those of the query that the URL is to have: `application.url(for: $hello(name: "Ada", page: 2))`.
///
/// Where an argument comes from, first match wins: a wrapper (`@Path`, `@Query`, `@Header`, `@Cookie`, `@Body`) says it; `data` is the body; a
/// reserved name (`request`, `headers`, `cookies`, `query`, `body`) is that thing; a variable of the path; else a query parameter. A doc comment
/// before the attribute becomes summary and description.
///
/// A synchronous function runs on the event loop and must not block it: it says `blocking: false` to confirm that, or `blocking: true` to run
/// on a thread of its own. A handler in a type marked `@Controller` may be an instance method; elsewhere it is a function at file scope or a static one.
/// - Parameters:
///   - path: The path with its variables in braces, `{id}`; a last `{rest...}` takes all that is left. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 200.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Get(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "GetMacro")

/// Makes a function the handler of POST requests. See ``Get`` for what the function may take.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 201.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Post(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "PostMacro")

/// Makes a function the handler of PUT requests. See ``Get`` for what the function may take.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 200.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Put(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "PutMacro")

/// Makes a function the handler of PATCH requests. See ``Get`` for what the function may take.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 200.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Patch(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "PatchMacro")

/// Makes a function the handler of DELETE requests. See ``Get`` for what the function may take.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 204 without a result, 200 with one.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Delete(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "DeleteMacro")

/// Makes a function the handler of HEAD requests. See ``Get`` for what the function may take. Only the head of its answer is sent. Every GET handler answers HEAD already; this is for one that can do it cheaper.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 200.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Head(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "HeadMacro")

/// Makes a function the handler of OPTIONS requests. See ``Get`` for what the function may take. Every path answers OPTIONS already with the methods it has; this is for one that answers otherwise.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer. Default: 200.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Options(
    _ path: String = "", name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "OptionsMacro")

/// Makes a function the handler of several methods: `@Route("/jobs", methods: [.get, .post])`. Each method has its own default status.
/// See ``Get`` for what the function may take.
/// - Parameters:
///   - path: The path with its variables in braces. Default: the prefix alone.
///   - methods: The methods, at least one.
///   - name: A unique name. Default: none.
///   - status: The status of a successful answer, whatever the method. Default: each method's own.
///   - media: The media type of the answer. Default: that of the result's type.
///   - offers: The media types that clients may choose from by `Accept`, the preferred one first. Default: there is no choice.
///   - blocking: Whether a synchronous function blocks its thread; a literal.
///
/// The other arguments are those of ``LayerOptions``, for this handler alone.
@attached(peer, names: prefixed(`$`), prefixed(_Route_), prefixed(_handler_))
public macro Route(
    _ path: String = "", methods: [HTTPRequest.Method], name: String? = nil, status: HTTPResponse.Status? = nil, media: MediaType? = nil,
    offers: [MediaType] = [], tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [],
    middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
    blocking: Bool? = nil
) = #externalMacro(module: "StarlingMacros", type: "RouteMacro")
