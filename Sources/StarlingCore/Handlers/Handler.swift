public import HTTPTypes
import StarlingHTTP

/// One endpoint: methods, path, what it takes and gives, and how it is called.
///
/// The macros make handlers of functions. Without a macro:
///
/// ```swift
/// Handler.get("/ping") { request in "pong" }
/// ```
public struct Handler: RouteComponent, Identifiable {
    /// Where it stands in the source. Two handlers are the same when they stand at the same place.
    public let id: SourceLocation
    /// The function's name, or the path for a handler without a macro.
    public let name: String
    /// The methods that it answers.
    public let methods: [HTTPRequest.Method]
    /// Its own path, without those of the layers around it.
    public let path: String
    /// Whether it runs on a thread that may block.
    public let blocking: Bool
    /// The doc comment: the first paragraph is the summary.
    public let documentation: String?
    /// What the attribute says besides.
    public let options: HandlerOptions
    /// What it takes.
    public let arguments: [ArgumentDescription]
    /// Whether it takes the request as a whole, and so reads what it likes.
    let takesRequest: Bool
    /// Settles the handler for one route, given the fields that its answers have there.
    let prepare: @Sendable (PlanBuilder, AnswerFields) -> PreparedHandler

    /// Called by generated code.
    /// - Parameter prepare: Called once for each route at start-up: decides where the arguments come from and gives what is called for each request.
    public init<Result: Sendable>(
        id: SourceLocation, name: String, methods: [HTTPRequest.Method], path: String, blocking: Bool = false,
        documentation: String? = nil, options: HandlerOptions = HandlerOptions(), arguments: [ArgumentDescription],
        result: ResultEncoder<Result>,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Result
    ) {
        self.init(
            id: id, name: name, methods: methods, path: path, blocking: blocking, documentation: documentation,
            options: options, arguments: arguments, takesRequest: false, result: result, prepare: prepare)
    }

    init<Result: Sendable>(
        id: SourceLocation, name: String, methods: [HTTPRequest.Method], path: String, blocking: Bool,
        documentation: String?, options: HandlerOptions, arguments: [ArgumentDescription], takesRequest: Bool,
        result: ResultEncoder<Result>,
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Result
    ) {
        self.id = id
        self.name = options.name ?? name
        self.methods = methods
        self.path = path
        self.blocking = blocking
        self.documentation = documentation
        self.options = options
        self.arguments = arguments
        self.takesRequest = takesRequest
        self.prepare = { builder, fields in
            let call = prepare(builder)
            let route = ResultRoute(builder, status: options.status, media: options.media, offers: options.offers, fields: fields)
            let settled = route.settle(result)
            let (usual, finish) = (settled.encode[0], AnswerFinish(fields, negotiates: !options.offers.isEmpty))
            guard let offers = MediaOffers(options.offers) else {
                return PreparedHandler(results: settled.descriptions) { context in
                    do {
                        return try await finish.finish(usual(try await call(context), nil, context), for: context.request)
                    } catch let error as NotModified {
                        return finish.notModified(error)
                    }
                }
            }
            let all = settled.encode
            return PreparedHandler(results: settled.descriptions) { context in
                // Who likes none of the offers is told before anything is done.
                let encode = all[try offers.index(for: context.request)]
                do {
                    return try await finish.finish(encode(try await call(context), nil, context), for: context.request)
                } catch let error as NotModified {
                    return finish.notModified(error)
                }
            }
        }
    }

    /// The handler itself.
    public var routeNode: RouteNode { RouteNode(.handler(self)) }
}

/// A handler that is settled for one route.
struct PreparedHandler: Sendable {
    /// What it may answer, the usual answer first.
    let results: [ResultDescription]
    let respond: @Sendable (RequestContext) async throws -> Response
}

/// A handler that a macro made, ready to be registered.
public protocol HandlerRoute: RouteComponent {
    /// The handler.
    nonisolated var handler: Handler { get }
}

extension HandlerRoute {
    /// The handler alone.
    public nonisolated var routeNode: RouteNode { handler.routeNode }
}
