public import NIOCore

/// One message of a WebSocket (RFC 6455, section 5.6).
public enum WebSocketMessage: Sendable, Hashable {
    /// A message of text.
    case text(String)
    /// A message of bytes.
    case binary(ByteBuffer)
}

/// Why a WebSocket was closed (RFC 6455, section 7.4).
public struct WebSocketCloseCode: RawRepresentable, Sendable, Hashable {
    /// The number on the wire.
    public let rawValue: UInt16

    /// Names a number.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The purpose is fulfilled (1000).
    public static let normalClosure = WebSocketCloseCode(rawValue: 1000)
    /// The server goes down, or the browser left the page (1001).
    public static let goingAway = WebSocketCloseCode(rawValue: 1001)
    /// The other side broke the protocol (1002).
    public static let protocolError = WebSocketCloseCode(rawValue: 1002)
    /// A kind of data that is not accepted (1003).
    public static let unsupportedData = WebSocketCloseCode(rawValue: 1003)
    /// Data that is not what its type says, such as text that is no UTF-8 (1007).
    public static let invalidPayload = WebSocketCloseCode(rawValue: 1007)
    /// A rule of the application was broken (1008).
    public static let policyViolation = WebSocketCloseCode(rawValue: 1008)
    /// A message that is too big (1009).
    public static let messageTooBig = WebSocketCloseCode(rawValue: 1009)
    /// The server failed (1011).
    public static let internalError = WebSocketCloseCode(rawValue: 1011)
}
