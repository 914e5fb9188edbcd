public import StarlingHTTP

/// Lets requests pass, or not: it throws when one may not.
///
/// Guards run after the middleware and before anything of the body is read, those of outer layers first.
///
/// ```swift
/// struct LoggedIn: Guard {
///     func check(_ request: Request, _ context: RequestContext) async throws {
///         guard request.state[.user] != nil else { throw HTTPError.unauthorized(challenge: "Bearer") }
///     }
/// }
///
/// @Get("/me", guards: [LoggedIn()])
/// ```
/// Throw ``StarlingHTTP/HTTPError/unauthorized(_:challenge:)`` when it is unknown who asks, and
/// ``StarlingHTTP/HTTPError/forbidden(_:)`` when it is known and not allowed. What the guard may do for a handler is up to the handler's
/// options: ``RouteDescription/opt``.
public protocol Guard: Sendable {
    /// The providers whose values the guard resolves. They are checked at start-up: one that needs the body is a fault. Default: none.
    var needs: [any DependencyProvider] { get }

    /// Looks at a request.
    /// - Throws: What the request is answered with.
    func check(_ request: Request, _ context: RequestContext) async throws

    /// Called once for each route at start-up: what is called for each request. There is a default, which calls ``check(_:_:)``.
    func prepare(_ builder: PlanBuilder) -> @Sendable (RequestContext) async throws -> Void

    /// The name in the table of routes. Default: the type's.
    var guardName: String { get }
}

extension Guard {
    /// None.
    public var needs: [any DependencyProvider] { [] }

    /// Wires what the guard needs, and calls ``check(_:_:)``.
    public func prepare(_ builder: PlanBuilder) -> @Sendable (RequestContext) async throws -> Void {
        builder.step { builder in
            for provider in needs { builder.require(provider) }
            return { context in try await check(context.request, context) }
        }
    }

    /// The type's name.
    public var guardName: String { "\(Self.self)" }
}
