public import NIOCore

/// One message of a WebSocket (RFC 6455, section 5.6).
public enum WebSocketMessage: Sendable, Hashable {
    /// A message of text.
    case text(String)
    /// A message of bytes.
    case binary(ByteBuffer)
}
