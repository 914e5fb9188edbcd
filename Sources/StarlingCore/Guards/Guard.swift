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
    @concurrent func check(_ request: Request, _ context: RequestContext) async throws

    /// Called once for each route at start-up: wires what the guard needs. Default: the providers of ``needs``.
    /// - Returns: What is called for each request; nil for ``check(_:_:)``, which is the default.
    func prepare(_ builder: PlanBuilder) -> PreparedGuard?

    /// The name in the table of routes. Default: the type's.
    var guardName: String { get }
}

extension Guard {
    /// None.
    public var needs: [any DependencyProvider] { [] }

    /// Wires what the guard needs.
    public func prepare(_ builder: PlanBuilder) -> PreparedGuard? {
        for provider in needs { builder.require(provider) }
        return nil
    }

    /// The type's name.
    public var guardName: String { "\(Self.self)" }
}

/// What a ``Guard`` does for each request of one route.
public typealias PreparedGuard = @concurrent @Sendable (RequestContext) async throws -> Void

/// A guard at one route.
struct RouteGuard: Sendable {
    private let subject: any Guard
    private let prepared: PreparedGuard?
    /// What must be made before it is asked; nil for nothing.
    private let needs: Provision?

    init(_ subject: any Guard, needs: Provision, prepared: PreparedGuard?) {
        self.subject = subject
        self.prepared = prepared
        self.needs = needs.isEmpty ? nil : needs
    }

    @concurrent func check(_ context: RequestContext) async throws {
        if let needs { try await context.provide(needs) }
        if let prepared { try await prepared(context) } else { try await subject.check(context.request, context) }
    }

    /// Asks guards: concurrent as they are, so that executors do not change between them.
    @concurrent static func check(_ guards: [RouteGuard], _ context: RequestContext) async throws {
        for each in guards {
            if each.needs == nil, each.prepared == nil {
                try await each.subject.check(context.request, context)
            } else {
                try await each.check(context)
            }
        }
    }
}
