/// One message of an event stream (HTML, section 9.2).
///
/// ```swift
/// ServerSentEvent("7 of 9", event: "progress", id: "7")
/// ServerSentEvent(Progress(done: 7, of: 9), event: "progress")
/// ```
public struct ServerSentEvent<Content: Sendable>: Sendable {
    /// What it says: a text as it is, whatever its lines end with; any other value as JSON. Without data, browsers dispatch no event.
    public var data: Content?
    /// Its type. Default: browsers take it for a `message`.
    public var event: String?
    /// What the client sends as `Last-Event-ID` when it connects again.
    public var id: String?
    /// How long the client waits before it connects again, in whole milliseconds.
    public var retry: Duration?
    /// What no client shows to anybody.
    public var comment: String?

    /// Makes a message. What is nil is left out.
    public init(
        _ data: Content? = nil, event: String? = nil, id: String? = nil, retry: Duration? = nil, comment: String? = nil
    ) {
        self.data = data
        self.event = event
        self.id = id
        self.retry = retry
        self.comment = comment
    }
}

extension ServerSentEvent: Equatable where Content: Equatable {}
extension ServerSentEvent: Hashable where Content: Hashable {}
