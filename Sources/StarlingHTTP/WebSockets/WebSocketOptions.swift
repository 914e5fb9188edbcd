/// How a WebSocket is spoken. Times are kept to the second.
public struct WebSocketOptions: Sendable {
    /// The subprotocols that the handler speaks, the best first (RFC 6455, section 1.9): the first one that the client names, too, is
    /// chosen. Default: none, and a client's wish is left unanswered.
    public var subprotocols: [String]
    /// How many bytes a message may have, after it was decompressed; for more, the WebSocket is closed with 1009. Default: 1 MiB.
    public var maxMessageSize: Int
    /// How many bytes a single frame of a message may have on the wire; for more, the WebSocket is closed with 1009. Default: nil, as
    /// many as a message.
    public var maxFrameSize: Int?
    /// How messages are compressed where the client wants it (RFC 7692). Default: nil, they are not: it costs memory for each connection.
    public var compression: WebSocketCompression?
    /// After so long without a sign of life from the client it is sent a ping. Default: 20 s; nil for no pings.
    public var pingInterval: Duration?
    /// How long the client may be silent after such a ping; then the connection is cut. Default: 20 s.
    public var pingTimeout: Duration
    /// How long the client has to answer our last word before the connection is cut, and a handler to end after the client's; then it is
    /// cancelled. Default: 10 s.
    public var closeTimeout: Duration

    /// The defaults, with any of them changed.
    public init(
        subprotocols: [String] = [], maxMessageSize: Int = 1 << 20, maxFrameSize: Int? = nil, compression: WebSocketCompression? = nil,
        pingInterval: Duration? = .seconds(20), pingTimeout: Duration = .seconds(20), closeTimeout: Duration = .seconds(10)
    ) {
        self.subprotocols = subprotocols
        self.maxMessageSize = maxMessageSize
        self.maxFrameSize = maxFrameSize
        self.compression = compression
        self.pingInterval = pingInterval
        self.pingTimeout = pingTimeout
        self.closeTimeout = closeTimeout
    }
}
