import StarlingHTTP

/// A rule that the client broke: the WebSocket ends, and the client is told why.
struct WebSocketViolation: Error, Sendable, Equatable {
    let close: WebSocketClose

    init(_ code: WebSocketCloseCode, _ reason: String) {
        close = WebSocketClose(code, reason)
    }

    static func malformed(_ reason: String) -> WebSocketViolation { WebSocketViolation(.protocolError, reason) }
    static let noText = WebSocketViolation(.invalidPayload, "The text is not UTF-8")
    static let frameTooLong = WebSocketViolation(.messageTooBig, "The frame is too long")
    static let messageTooLong = WebSocketViolation(.messageTooBig, "The message is too long")
}
