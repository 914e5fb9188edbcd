extension RequestContext {
    /// Tells events to those who listen.
    public var events: Events { Events(context: self) }
}

extension InjectionScope {
    /// Tells an event to those who listen, at once. Nobody waits for them.
    /// - Throws: ``EventError``.
    public func emit<Data: Sendable>(_ event: String, _ data: Data) throws(EventError) { try context.events.emit(event, data) }

    /// Tells an event without data to those who listen, at once.
    /// - Throws: ``EventError``.
    public func emit(_ event: String) throws(EventError) { try context.events.emit(event) }
}
