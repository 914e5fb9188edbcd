import StarlingHTTP

/// The payload of a close frame: nothing, or a code and a reason (RFC 6455, section 5.5.1).
enum ClosePayload {
    /// How long a reason may be, so that it fits into a control frame beside the code.
    static let maxReason = 123

    /// Reads one.
    static func read(_ bytes: [UInt8]) throws(WebSocketViolation) -> WebSocketClose {
        if bytes.isEmpty { return WebSocketClose(.noCode) }
        guard bytes.count >= 2 else { throw .malformed("The close code is cut off") }
        let code = WebSocketCloseCode(rawValue: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        guard code.isSendable else { throw .malformed("The close code must not be sent") }
        guard let reason = String(validating: bytes[2...], as: UTF8.self) else { throw .noText }
        return WebSocketClose(code, reason)
    }

    /// Writes one. A reason that is too long loses its end, but no part of a character.
    static func bytes(_ close: WebSocketClose) -> [UInt8] {
        guard close.code != .noCode else { return [] }
        var reason = Array(close.reason.utf8.prefix(maxReason + 1))
        if reason.count > maxReason {
            // What begins a character is no continuation byte; the one behind the end tells whether the last is whole.
            var end = maxReason
            while end > 0, reason[end] & 0xC0 == 0x80 { end -= 1 }
            reason.removeSubrange(end...)
        }
        return [UInt8(close.code.rawValue >> 8), UInt8(truncatingIfNeeded: close.code.rawValue)] + reason
    }
}
