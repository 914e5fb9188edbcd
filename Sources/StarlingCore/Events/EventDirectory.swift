import StarlingHTTP

/// Those who listen to the events of an application, and how events reach them.
struct EventDirectory: Sendable {
    let listeners: [String: [PreparedListener]]
    let emitter: any EventEmitter
}

extension StateKey<EventDirectory> {
    static var events: Self { Self() }
}
