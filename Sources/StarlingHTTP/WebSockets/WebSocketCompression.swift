/// How messages of a WebSocket are compressed: `permessage-deflate` (RFC 7692).
///
/// Compressing keeps about `2 << (windowBits + 2)` bytes for a connection, and decompressing a little more than the client's window: 43 KiB
/// with the defaults, of which nothing is taken before the first compressed message.
public struct WebSocketCompression: Sendable {
    /// The size of our window as a power of two, from 9 to 15; less where the client wants less. Default: 12, which is 4 KiB.
    public var windowBits: Int
    /// The size of the client's window, where the client lets us choose: otherwise it is 15. From 8 to 15. Default: 12.
    public var clientWindowBits: Int
    /// Whether our messages refer to earlier ones, which makes them smaller, unless the client forbids it. Default: true.
    public var contextTakeover: Bool
    /// Whether the client's messages may refer to earlier ones. Default: true.
    public var clientContextTakeover: Bool
    /// How hard to try, from 1 (fast) to 9 (small). Default: 6.
    public var level: Int
    /// Messages with fewer bytes are not compressed. Default: 256.
    public var threshold: Int

    /// The defaults, with any of them changed. What is out of its range is taken as the nearest within.
    public init(
        windowBits: Int = 12, clientWindowBits: Int = 12, contextTakeover: Bool = true, clientContextTakeover: Bool = true,
        level: Int = 6, threshold: Int = 256
    ) {
        self.windowBits = min(max(windowBits, 9), 15)
        self.clientWindowBits = min(max(clientWindowBits, 8), 15)
        self.contextTakeover = contextTakeover
        self.clientContextTakeover = clientContextTakeover
        self.level = min(max(level, 1), 9)
        self.threshold = threshold
    }
}
