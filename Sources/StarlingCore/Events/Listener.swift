/// Listens to events. The ``Listener(_:blocking:)`` macro makes one of a function. Without a macro:
///
/// ```swift
/// Listener("user_created", data: User.self) { user, scope in
///     try await scope.resolve($mailer).welcome(user)
/// }
/// ```
public struct Listener: Sendable {
    /// The events.
    public let events: [String]
    /// The function's name; the first event's for a listener without a macro.
    public let name: String
    /// Where it stands in the source.
    public let id: SourceLocation
    /// What it takes.
    public let arguments: [ArgumentDescription]
    let prepare: @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Void

    /// Called by generated code.
    public init(
        id: SourceLocation, name: String, events: [String], arguments: [ArgumentDescription],
        prepare: @escaping @Sendable (PlanBuilder) -> @Sendable (RequestContext) async throws -> Void
    ) {
        self.id = id
        self.name = name
        self.events = events
        self.arguments = arguments
        self.prepare = prepare
    }

    /// Makes a listener of a closure.
    /// - Parameters:
    ///   - events: The events, at least one.
    ///   - data: What the events bring.
    ///   - handle: Takes what an event brings, and a scope for provided values.
    public init<Data: Sendable>(
        _ events: String..., data: Data.Type, fileID: String = #fileID, line: Int = #line, column: Int = #column,
        handle: @escaping @Sendable (Data, InjectionScope) async throws -> Void
    ) {
        let argument = EventArgument("data", Data.self)
        self.init(
            id: SourceLocation(fileID: fileID, line: line, column: column), name: events.first ?? "", events: events,
            arguments: [argument.description]
        ) { builder in
            let binder = builder.bind(argument)
            return { context in
                guard let data = await binder.value(in: context) else { throw context.failure() }
                try await handle(data, InjectionScope(context))
            }
        }
    }

    /// Makes a listener of a closure, for events that bring nothing.
    /// - Parameters:
    ///   - events: The events, at least one.
    ///   - handle: Takes a scope for provided values.
    public init(
        _ events: String..., fileID: String = #fileID, line: Int = #line, column: Int = #column,
        handle: @escaping @Sendable (InjectionScope) async throws -> Void
    ) {
        self.init(
            id: SourceLocation(fileID: fileID, line: line, column: column), name: events.first ?? "", events: events, arguments: []
        ) { _ in
            { context in try await handle(InjectionScope(context)) }
        }
    }
}

/// A listener whose arguments are bound.
struct PreparedListener: Sendable {
    let name: String
    let id: SourceLocation
    /// What it takes as `data`; nil when it takes none.
    let dataType: String?
    /// Whether it takes what an event brings.
    let fits: @Sendable ((any Sendable)?) -> Bool
    let call: @Sendable (RequestContext) async throws -> Void
}
