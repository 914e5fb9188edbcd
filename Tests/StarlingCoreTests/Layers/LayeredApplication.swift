import HTTPTypes
import Starling

/// The places where an option can be set, the outermost first.
enum OptionLayer: Int, CaseIterable, Sendable {
    case application, router, controller, handler
}

/// Two layers, of which one stands around the other.
struct LayerPair: Sendable, CustomStringConvertible {
    let outer: OptionLayer
    let inner: OptionLayer

    var description: String { "\(outer) around \(inner)" }

    static let all: [LayerPair] = OptionLayer.allCases.flatMap { outer in
        OptionLayer.allCases.filter { $0.rawValue > outer.rawValue }.map { LayerPair(outer: outer, inner: $0) }
    }
}

/// A controller without a macro, so that its options can be chosen.
func controllerByHand(_ options: LayerOptions, _ handlers: [Handler]) -> ControllerRoutes {
    ControllerRoutes(
        id: .init(fileID: #fileID, line: #line, column: #column), name: "ControllerByHand", path: "/controller", options: options,
        handlers: handlers)
}

/// What is behind the layers.
enum LayerHandler: Sendable {
    /// GET: who has seen the request.
    case trail
    /// GET: a model.
    case item
    /// GET: the error that the query names.
    case failing
    /// POST: that the request has come so far.
    case arriving
    /// POST: how many names a form has.
    case form

    func make(_ options: HandlerOptions) -> Handler {
        switch self {
        case .trail: Handler.get("/x", options: options) { request -> String in request.trail }
        case .item: Handler.get("/x", options: options) { _ -> LayeredItem in LayeredItem() }
        case .failing:
            Handler.get("/x", options: options) { request -> String in throw LayerTrouble.named(request.query["error"] ?? "") }
        case .arriving: Handler.post("/x", options: options) { _ -> String in "arrived" }
        case .form: Self.form(options)
        }
    }
}

extension LayerHandler {
    /// What a macro makes of `func form(@Body(media: .urlEncoded) data: [String: String])`, with options that are chosen.
    private static func form(_ options: HandlerOptions) -> Handler {
        let data = BodyArgument("data", media: .urlEncoded, decoder: BodyDecoding.of([String: String].self))
        return Handler(
            id: .init(fileID: #fileID, line: #line, column: #column), name: "form", methods: [.post], path: "/x", options: options,
            arguments: [data.description], result: ResultEncoding.of(Int.self)
        ) { builder in
            let data = builder.bind(data)
            return { context in
                guard let form = await data.value(in: context) else { throw context.failure() }
                return form.count
            }
        }
    }
}

/// A handler in a controller in a router in an application, at `/router/controller/x`.
func layeredApplication(
    _ options: [OptionLayer: LayerOptions], state: State = State(), _ handler: LayerHandler = .trail
) -> Application {
    func own(_ layer: OptionLayer) -> LayerOptions { options[layer] ?? LayerOptions() }
    let controller = controllerByHand(own(.controller), [handler.make(own(.handler).ofHandler)])
    let router = own(.router).router("/router", [controller])
    return own(.application).application([router], state: state)
}

/// The options as each layer's own initializer takes them.
extension LayerOptions {
    func application(_ handlers: [any RouteComponent], state: State = State()) -> Application {
        Application(
            handlers: handlers, state: state, tags: tags, guards: guards, dependencies: dependencies, middleware: middleware,
            parameters: parameters, dto: dto, returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest,
            afterResponse: afterResponse, errorHandlers: errorHandlers, responseHeaders: responseHeaders,
            responseCookies: responseCookies, documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag,
            requestMaxBodySize: requestMaxBodySize ?? .bytes(10_000_000), forms: forms, security: security,
            includeInSchema: includeInSchema, opt: opt)
    }

    func router(_ path: String, _ handlers: [any RouteComponent]) -> Router {
        Router(
            path, handlers: handlers, tags: tags, guards: guards, dependencies: dependencies, middleware: middleware,
            parameters: parameters, dto: dto, returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest,
            afterResponse: afterResponse, errorHandlers: errorHandlers, responseHeaders: responseHeaders,
            responseCookies: responseCookies, documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag,
            requestMaxBodySize: requestMaxBodySize, forms: forms, security: security, includeInSchema: includeInSchema, opt: opt)
    }

    var ofHandler: HandlerOptions {
        HandlerOptions(
            tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters, dto: dto,
            returnDTO: returnDTO, beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse,
            errorHandlers: errorHandlers, responseHeaders: responseHeaders, responseCookies: responseCookies,
            documentedHeaders: documentedHeaders, cacheControl: cacheControl, etag: etag,
            requestMaxBodySize: requestMaxBodySize, forms: forms, security: security, includeInSchema: includeInSchema, opt: opt)
    }
}

// MARK: Who has seen a request, and an answer

extension Request {
    private static let trailKey = StateKey<[String]>("trail")

    /// Who has seen the request, in order.
    var trail: String { (state[Self.trailKey] ?? []).joined(separator: " ") }

    func pass(_ name: String) {
        state.update(Self.trailKey, default: []) { $0.append(name) }
    }
}

extension HTTPField.Name {
    /// Who has seen the answer, in order.
    static let xTrail = Self("x-trail")!
    static let xShared = Self("x-shared")!
    static let xOuter = Self("x-outer")!
    static let xInner = Self("x-inner")!
}

struct TrailGuard: Guard {
    let guardName: String

    func check(_ request: Request, _ context: RequestContext) async throws { request.pass(guardName) }
}

struct TrailMiddleware: Middleware {
    let name: String

    func respond(to request: Request, next: Next) async throws -> Response {
        request.pass(name)
        var response = try await next(request)
        response.headers.append(name, for: .xTrail)
        return response
    }
}

// MARK: Models and errors

@Model struct LayeredItem {
    var a: Int = 1
    var b: Int = 2
}

extension DTO<LayeredItem> {
    static var outer: Self { DTO(exclude: [\.b]) }
    static var inner: Self { DTO(exclude: [\.a]) }
}

enum LayerTrouble {
    /// Both layers answer it, by its type.
    struct Shared: Error {}
    /// The outer layer alone does.
    struct Outer: Error {}

    static func named(_ name: String) -> any Error {
        switch name {
        case "shared": return Shared()
        case "outer": return Outer()
        case "shared-status": return HTTPError.conflict()
        default: return HTTPError.gone()
        }
    }
}
