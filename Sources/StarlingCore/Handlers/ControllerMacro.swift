public import StarlingHTTP

/// Makes a struct, final class or actor a controller: its handlers share a path and an instance.
///
/// ```swift
/// @Controller("/users")
/// struct UserController {
///     let users: UserStore
///
///     @Get("/{id}")
///     func get(id: Int) async throws -> User { try await users.user(id) }
/// }
/// ```
/// Register an instance, which serves all requests: `Application(handlers: [UserController(users: store)])`. Or let one be made for each
/// request of what providers give: `UserController.injected`, see ``Controller/injected``. The methods of an extension are not seen; a
/// handler inside `#if` keeps its condition.
/// - Parameter path: The path before those of the handlers. Default: none.
///
/// The other arguments are those of ``LayerOptions``, for the handlers of the type.
@attached(member, names: named(_controllerRoutes), named(_controllerInstance), named(injected))
@attached(extension, conformances: Controller)
public macro Controller(
    _ path: String = "",
    tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
    parameters: [any AnyLayerParameter] = [], dto: any DTOChoice = .inherited, returnDTO: any DTOChoice = .inherited,
    beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
    errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], responseCookies: [SetCookie] = [],
    documentedHeaders: [DocumentedHeader] = [],
    cacheControl: CacheControl? = nil, etag: (any ETagChoice)? = nil, requestMaxBodySize: BodyLimit? = nil,
    forms: FormOptions? = nil,
    security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:]
) = #externalMacro(module: "StarlingMacros", type: "ControllerMacro")
