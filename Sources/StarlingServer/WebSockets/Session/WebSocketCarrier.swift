import NIOCore

/// What a WebSocket runs over: a connection that was turned over, or a stream of HTTP/2 (RFC 8441). It hands what arrives to
/// ``WebSocketSession/take(_:)``, says when its peer takes more or no more, and calls ``WebSocketSession/timeOut()`` when it is time.
///
/// Everything is called on the event loop.
protocol WebSocketCarrier: AnyObject {
    /// The clock: seconds since the server started.
    var tick: Int { get }
    /// Whether the peer takes more than waits for it already.
    var isWritable: Bool { get }
    /// Sends bytes with the next flush.
    func write(_ bytes: ByteBuffer)
    /// Sends what has been written.
    func flush()
    /// Wants to be called at that tick, and not earlier.
    func wake(at tick: Int)
    /// There is room again for what was held back.
    func readOn()
    /// Both sides have said their last word, or ours is enough: ends when everything has been sent.
    func finish()
    /// Ends at once.
    func abort()
}
