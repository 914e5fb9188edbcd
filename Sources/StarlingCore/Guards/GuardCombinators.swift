import HTTPTypes
public import StarlingHTTP
import StarlingModel

/// Lets a request pass that two guards let pass. Made by ``Guard/and(_:)``.
public struct AndGuard<First: Guard, Second: Guard>: Guard {
    let first: First
    let second: Second

    /// What both need.
    public var needs: [any DependencyProvider] { first.needs + second.needs }

    /// Asks the first, then the second.
    @concurrent public func check(_ request: Request, _ context: RequestContext) async throws {
        try await first.check(request, context)
        try await second.check(request, context)
    }

    /// Both.
    public func prepare(_ builder: PlanBuilder) -> PreparedStep? {
        let first = first.prepared(builder)
        let second = second.prepared(builder)
        return { context in
            try await first(context)
            try await second(context)
        }
    }

    /// Both names.
    public var guardName: String { "(\(first.guardName) and \(second.guardName))" }
}

/// Lets a request pass that one of two guards lets pass. Made by ``Guard/or(_:)``.
public struct OrGuard<First: Guard, Second: Guard>: Guard {
    let first: First
    let second: Second

    /// What both need.
    public var needs: [any DependencyProvider] { first.needs + second.needs }

    /// Asks the first, and the second if that refuses (with a status from 400 to 499); what the second throws is what the client is told.
    @concurrent public func check(_ request: Request, _ context: RequestContext) async throws {
        do { try await context.attempt { try await first.check(request, context) } } catch let error where error.isRefusal {
            try await second.check(request, context)
        }
    }

    /// One of both.
    public func prepare(_ builder: PlanBuilder) -> PreparedStep? {
        let first = builder.alternative { self.first.prepared($0) }
        let second = builder.alternative { self.second.prepared($0) }
        return { context in
            do { try await context.attempt { try await first(context) } } catch let error where error.isRefusal {
                try await second(context)
            }
        }
    }

    /// Both names.
    public var guardName: String { "(\(first.guardName) or \(second.guardName))" }
}

/// Lets a request pass that a guard does not. Made by ``Guard/not(_:)``.
public struct NotGuard<Refused: Guard>: Guard {
    let refused: Refused
    let error: HTTPError

    /// What the guard needs.
    public var needs: [any DependencyProvider] { refused.needs }

    /// Asks the guard. Only an answer that means "may not", 401 or 403, lets the request pass; other errors are errors still.
    @concurrent public func check(_ request: Request, _ context: RequestContext) async throws {
        try await invert { try await context.attempt { try await refused.check(request, context) } }
    }

    /// The opposite.
    public func prepare(_ builder: PlanBuilder) -> PreparedStep? {
        let refused = refused.prepared(builder)
        return { context in try await invert { try await context.attempt { try await refused(context) } } }
    }

    private func invert(_ check: () async throws -> Void) async throws {
        do {
            try await check()
        } catch let error as HTTPError where error.status == .unauthorized || error.status == .forbidden {
            return
        }
        throw error
    }

    /// The guard's name.
    public var guardName: String { "not \(refused.guardName)" }
}

extension Error {
    /// Whether it says that a request may not pass, and not that something is broken.
    fileprivate var isRefusal: Bool {
        self is ValidationError || (400..<500).contains((self as? HTTPError)?.status.code ?? 0)
    }
}

extension Guard {
    /// Lets a request pass that both guards let pass; the second is asked when the first lets it pass.
    public func and<Other: Guard>(_ other: Other) -> AndGuard<Self, Other> { AndGuard(first: self, second: other) }

    /// Lets a request pass that one of the guards lets pass; the second is asked when the first does not.
    public func or<Other: Guard>(_ other: Other) -> OrGuard<Self, Other> { OrGuard(first: self, second: other) }

    /// Lets a request pass that the guard does not let pass.
    /// - Parameter error: What is thrown otherwise. Default: 403.
    public func not(_ error: HTTPError = .forbidden()) -> NotGuard<Self> { NotGuard(refused: self, error: error) }
}
