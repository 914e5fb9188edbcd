/// The last word of one side of a WebSocket (RFC 6455, section 5.5.1).
///
/// It is an error, too: a handler that throws one closes with it.
///
/// ```swift
/// guard room.isOpen else { throw WebSocketClose(.policyViolation, "The room is closed") }
/// ```
public struct WebSocketClose: Error, Sendable, Hashable {
    /// Why. ``WebSocketCloseCode/noCode`` where the other side gave no reason.
    public var code: WebSocketCloseCode
    /// The reason in words; at most 123 bytes of it are sent.
    public var reason: String

    /// Makes a last word.
    /// - Parameters:
    ///   - code: Why.
    ///   - reason: Default: no words.
    public init(_ code: WebSocketCloseCode, _ reason: String = "") {
        self.code = code
        self.reason = reason
    }
}
