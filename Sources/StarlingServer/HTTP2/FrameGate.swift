import NIOCore

/// Stands between the socket and the codec of frames: what the codec writes in many small pieces leaves in one, and what comes after the
/// end is thrown away.
// Touched on the channel's event loop alone.
final class FrameGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = ByteBuffer

    private let state: LoopState
    /// From here on a piece is not copied.
    private let copyLimit: Int
    private var pending = ByteBuffer()
    private var promises: [EventLoopPromise<Void>] = []
    private var context: ChannelHandlerContext?
    /// Whether nothing is read any more.
    var isShut = false

    /// - Parameter copiesAll: Whether large pieces are copied too: with TLS each is encrypted on its own, which costs more than a copy.
    init(_ state: LoopState, copiesAll: Bool) {
        self.state = state
        copyLimit = copiesAll ? .max : 4096
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        state.counts.bytesReceived += unwrapInboundIn(data).readableBytes
        if !isShut { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .byteBuffer(var bytes) = unwrapOutboundIn(data) else {
            writePending(context)
            return context.write(data, promise: promise)
        }
        guard bytes.readableBytes < copyLimit else {
            writePending(context)
            state.counts.bytesSent += bytes.readableBytes
            return context.write(wrapOutboundOut(bytes), promise: promise)
        }
        pending.writeBuffer(&bytes)
        if let promise { promises.append(promise) }
        if pending.readableBytes > 64 << 10 { writePending(context) }
    }

    func flush(context: ChannelHandlerContext) {
        writePending(context)
        context.flush()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
        promises = []
        self.context = nil
    }

    /// Says that the server will go away, while requests are still taken. The codec would refuse them from that moment on, though they may
    /// have been on their way.
    func announceGoAway() {
        pending.writeBytes([0, 0, 8, 7, 0, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
        flush()
    }

    /// Sends what has been written.
    func flush() {
        if let context { flush(context: context) }
    }

    private func writePending(_ context: ChannelHandlerContext) {
        guard pending.readableBytes > 0 else { return }
        state.counts.bytesSent += pending.readableBytes
        context.write(wrapOutboundOut(pending), promise: together(context.eventLoop))
        pending.clear()
    }

    /// One promise in place of all that wait.
    private func together(_ loop: any EventLoop) -> EventLoopPromise<Void>? {
        guard let first = promises.first else { return nil }
        for other in promises.dropFirst() { first.futureResult.cascade(to: other) }
        promises.removeAll(keepingCapacity: true)
        return first
    }
}
