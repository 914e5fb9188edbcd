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
    func prepare(_ builder: PlanBuilder) -> PreparedStep?

    /// The name in the table of routes. Default: the type's.
    var guardName: String { get }
}

extension Guard {
    /// None.
    public var needs: [any DependencyProvider] { [] }

    /// Wires what the guard needs.
    public func prepare(_ builder: PlanBuilder) -> PreparedStep? {
        for provider in needs { builder.require(provider) }
        return nil
    }

    /// The type's name.
    public var guardName: String { "\(Self.self)" }
}

extension Guard {
    /// Wires the guard and what it needs: what is called for each request, or nil for ``check(_:_:)``.
    func step(_ builder: PlanBuilder) -> PreparedStep? {
        builder.step({ prepare($0) }, otherwise: { @Sendable @concurrent context in try await check(context.request, context) })
    }

    /// The same, where a guard is a part of another one.
    func prepared(_ builder: PlanBuilder) -> PreparedStep {
        step(builder) ?? { @Sendable @concurrent context in try await check(context.request, context) }
    }
}

/// A guard at one route.
struct RouteGuard: Sendable {
    private let subject: any Guard
    /// What is called for each request; nil for the guard's own function, which costs less.
    private let prepared: PreparedStep?

    init(_ subject: any Guard, _ builder: PlanBuilder) {
        self.subject = subject
        prepared = subject.step(builder)
    }

    /// Asks guards: concurrent as they are, so that executors do not change between them.
    @concurrent static func check(_ guards: [RouteGuard], _ context: RequestContext) async throws {
        for each in guards {
            if let prepared = each.prepared {
                try await prepared(context)
            } else {
                try await each.subject.check(context.request, context)
            }
        }
    }
}
