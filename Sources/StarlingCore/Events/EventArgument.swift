import StarlingModel

/// The argument of a listener that an event's data is given to. Made by generated code.
public struct EventArgument<Value: Sendable>: Sendable {
    /// The argument without its type.
    public let description: ArgumentDescription

    /// Called by generated code.
    public init(_ name: String, _ type: Value.Type) {
        description = ArgumentDescription(
            name: name, alias: nil, source: .reserved, type: TypeName.of(Value.self), isOptional: false, constraints: .init(),
            documentation: ArgumentDocumentation(), matcher: nil)
    }
}

/// Takes the data of an event.
public struct EventBinder<Value: Sendable>: Sendable {
    /// The data of the event that is handled. Asynchronous, because that of a body is, whose place it takes in generated code.
    public func value(in context: RequestContext) async -> Value? { context.scope.payload as? Value }
}

extension PlanBuilder {
    /// Called by generated code: the binder of what an event brings.
    public func bind<Value>(_ argument: EventArgument<Value>) -> EventBinder<Value> {
        eventData = (argument.description.type, { $0 is Value })
        return EventBinder()
    }
}
