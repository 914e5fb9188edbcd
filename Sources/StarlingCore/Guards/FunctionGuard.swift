public import StarlingHTTP

/// A guard that a function is: what the ``Guard(blocking:)`` macro makes.
public struct FunctionGuard: Guard {
    /// The function's name.
    public let guardName: String
    private let prepareCall: @Sendable (PlanBuilder) -> PreparedStep

    /// Called by generated code.
    public init(
        id: SourceLocation, name: String, arguments: [ArgumentDescription],
        prepare: @escaping @Sendable (PlanBuilder) -> PreparedStep
    ) {
        guardName = name
        prepareCall = prepare
    }

    /// Refuses: what the function takes is bound for a route at start-up, by ``prepare(_:)``.
    @concurrent public func check(_ request: Request, _ context: RequestContext) async throws {
        throw HTTPError.internalServerError("the guard `\(guardName)` was not prepared for a route")
    }

    /// Binds the function's arguments.
    public func prepare(_ builder: PlanBuilder) -> PreparedStep? { prepareCall(builder) }
}
