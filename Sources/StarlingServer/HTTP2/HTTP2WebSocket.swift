import NIOCore
import NIOHTTP2

/// A stream that carries a WebSocket (RFC 8441).
// Touched on the connection's event loop alone. Stream, session and this one hold each other until the stream ends.
final class HTTP2WebSocket: WebSocketCarrier {
    private let connection: HTTP2Connection
    private let stream: HTTP2Stream
    /// Bytes for which the session has no room yet.
    private var inbound = ByteBuffer()
    /// When the session wants to be woken.
    private var wakeTick = Int.max
    var session: WebSocketSession?

    init(_ connection: HTTP2Connection, _ stream: HTTP2Stream) {
        self.connection = connection
        self.stream = stream
    }

    /// How many bytes wait.
    var untaken: Int { inbound.readableBytes }

    /// Bytes have come.
    func receive(_ bytes: ByteBuffer) {
        if inbound.readableBytes == 0 { inbound = bytes } else { inbound.writeImmutableBuffer(bytes) }
        process()
    }

    /// Taken out meanwhile: what ends the session lets go of it.
    private func process() {
        guard inbound.readableBytes > 0, let session else { return }
        var bytes = inbound
        inbound = ByteBuffer()
        session.take(&bytes)
        if session.phase != .ended { inbound = bytes }
    }

    func becameWritable() {
        session?.writabilityChanged(true)
        readOn()
    }

    /// Another second has passed.
    func second() {
        if wakeTick <= tick { session?.timeOut() }
    }

    /// The stream has ended.
    func lost() {
        inbound = ByteBuffer()
        session?.lost()
    }

    // MARK: - What the session asks for

    var tick: Int { connection.state.tick }

    var isWritable: Bool { !stream.isGone && stream.unsent < HTTP2Connection.watermark }

    func write(_ bytes: ByteBuffer) {
        if !stream.isGone, !stream.endSent { connection.write(bytes, of: stream) }
    }

    func flush() { connection.flushUnlessBusy() }

    func wake(at tick: Int) { wakeTick = tick }

    func readOn() {
        process()
        connection.giveBack(of: stream)
        connection.flushUnlessBusy()
    }

    func finish() {
        guard !stream.isGone, !stream.endSent else { return }
        connection.writeEnd(of: stream, ByteBuffer())
        connection.flushUnlessBusy()
    }

    func abort() {
        if !stream.isGone { connection.reset(stream.id, .cancel) }
    }
}
