/// Why a WebSocket cannot be read or written any more.
public enum WebSocketError: Error, Sendable, Hashable {
    /// It has been closed, by either side: nothing can be sent.
    case closed
    /// The connection broke off, or the client was silent for too long, without a word of farewell.
    case connectionLost
    /// The client broke a rule, and was sent this: text that is no UTF-8, a message beyond the limit, a frame that must not be.
    case violation(WebSocketClose)
    /// Two tasks want to receive at once.
    case alreadyReceiving
    /// A ping may carry 125 bytes.
    case pingTooLong
    /// A close code that must not be sent, such as 1005; see ``WebSocketCloseCode/isSendable``.
    case unsendableCode(WebSocketCloseCode)
}
