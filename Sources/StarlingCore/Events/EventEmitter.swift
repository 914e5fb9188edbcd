import Logging

/// Sees to it that events reach those who listen. An emitter of one's own can hold them back, pass them on to other processes, or note
/// them.
///
/// ```swift
/// struct Noting: EventEmitter {
///     let logger: Logger
///
///     func handle(_ emission: EventEmission) async {
///         logger.info("\(emission.event) for \(emission.listenerNames)")
///         await emission.deliver()
///     }
/// }
/// ```
public protocol EventEmitter: Sendable {
    /// Handles one event, when the request that told it has been answered. The application waits for it at shutdown: an emitter that puts
    /// events by and returns sees to them itself.
    func handle(_ emission: EventEmission) async
}

/// Delivers every event at once: the default.
public struct ImmediateEmitter: EventEmitter {
    /// Makes an emitter.
    public init() {}

    /// Delivers the event.
    public func handle(_ emission: EventEmission) async { await emission.deliver() }
}

/// An event on its way to those who listen.
public struct EventEmission: Sendable {
    /// The name of the event.
    public let event: String
    /// What it brings; nil for nothing.
    public let data: (any Sendable)?
    let listeners: [PreparedListener]
    let application: ApplicationScope

    /// The names of those who listen.
    public var listenerNames: [String] { listeners.map(\.name) }

    /// Calls all who listen, at the same time, each in a scope of its own. Failures are logged.
    public func deliver() async {
        await withTaskGroup(of: Void.self) { group in
            for listener in listeners { group.addTask { await call(listener) } }
        }
    }

    private func call(_ listener: PreparedListener) async {
        let context = application.detachedContext(payload: data)
        do {
            try await application.withScope(context) { _ in try await listener.call(context) }
        } catch {
            application.log(error, "A listener failed", ["event": "\(event)", "listener": "\(listener.name)", "source": "\(listener.id)"])
        }
    }
}
