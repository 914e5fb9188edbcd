import StarlingHTTP

/// Tells events to those who listen: an argument of this type is given to whoever takes one.
///
/// ```swift
/// @Post("/users")
/// func create(data: User, events: Events) async throws -> User {
///     try events.emit("user_created", data)
///     return data
/// }
///
/// @Listener("user_created")
/// func welcome(data: User, mailer: Mailer) async throws { try await mailer.welcome(data) }
///
/// Application(handlers: [$create], dependencies: [$mailer], listeners: [$welcome])
/// ```
/// Events of a request are delivered when its answer has been sent; all others at once. Those who listen to one event run at the same time, and
/// a failure of one is logged and hinders no other. At shutdown the application waits for them.
public struct Events: ContextValue {
    let context: RequestContext

    /// Those of a request, or of a scope outside any.
    public static func value(in context: RequestContext) -> Events { Events(context: context) }

    /// Tells an event.
    /// - Parameters:
    ///   - event: Its name.
    ///   - data: What it brings: what the listeners take as `data`.
    /// - Throws: ``EventError`` when nobody listens to the event, or a listener takes other data: nothing is delivered then.
    public func emit<Data: Sendable>(_ event: String, _ data: Data) throws(EventError) { try send(event, data) }

    /// Tells an event that brings nothing.
    /// - Parameter event: Its name.
    /// - Throws: ``EventError`` when nobody listens to the event, or a listener takes data: nothing is delivered then.
    public func emit(_ event: String) throws(EventError) { try send(event, nil) }

    private func send(_ event: String, _ data: (any Sendable)?) throws(EventError) {
        let application = context.bindings.application
        let directory = application.parts[.events]
        guard let directory, let listeners = directory.listeners[event] else {
            let known = directory?.listeners.keys.sorted() ?? []
            throw .noListener(event: event, hint: ClosestName.hint(for: event, among: known))
        }
        for listener in listeners where !listener.fits(data) {
            throw .wrongData(
                event: event, listener: listener.name, place: listener.id, takes: listener.dataType ?? "nothing",
                given: data.map { TypeName.of(type(of: $0)) } ?? "nothing")
        }
        let emission = EventEmission(event: event, data: data, listeners: listeners, application: application)
        let deliver: @Sendable () async -> Void = { await directory.emitter.handle(emission) }
        if context.isDetached || !context.scope.putOff(deliver) { application.work.start(deliver) }
    }
}

/// Why an event cannot be told.
public enum EventError: Error, Sendable, CustomStringConvertible {
    /// Nobody listens to an event of the name.
    case noListener(event: String, hint: String)
    /// A listener takes other data.
    case wrongData(event: String, listener: String, place: SourceLocation, takes: String, given: String)

    /// One line for a person.
    public var description: String {
        switch self {
        case .noListener(let event, let hint): "nobody listens to the event \"\(event)\"\(hint)"
        case .wrongData(let event, let listener, let place, let takes, let given):
            "the event \"\(event)\" brings \(given), and the listener `\(listener)` at \(place) takes \(takes)"
        }
    }
}
