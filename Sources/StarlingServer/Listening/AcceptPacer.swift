import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Stands before a listening socket, and lets connections wait there while there are too many, or the system has no room for more.
// Safe to share: everything is touched on the channel's event loop alone; what calls back from elsewhere goes there first.
final class AcceptPacer: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never
    /// Ends connections that can be done without, if there are any and it is needed still.
    typealias MakeRoom = @Sendable (_ isNeeded: @escaping @Sendable () -> Bool) -> Void

    private let limits: ConnectionLimits
    private let state: LoopState
    private let settings: ConnectionSettings
    private let pause: TimeAmount
    private let makeRoom: MakeRoom
    private var context: ChannelHandlerContext?
    /// The system has no descriptor, or no memory, for a connection. Trying again at once would do nothing else all the time.
    private var isPausing = false
    private var heldRead = false
    private var atOnce = AcceptPacer.mostAtOnce

    /// swift-nio's own number.
    private static let mostAtOnce = 4

    /// - Parameter pause: How long to wait when the system has no room, if no connection ends before.
    init(
        _ limits: ConnectionLimits, _ state: LoopState, _ settings: ConnectionSettings, pause: TimeAmount = .milliseconds(100),
        makeRoom: @escaping MakeRoom
    ) {
        self.limits = limits
        self.state = state
        self.settings = settings
        self.pause = pause
        self.makeRoom = makeRoom
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func read(context: ChannelHandlerContext) {
        if !isPausing, limits.room == 0 { waitForRoom() }
        let room = limits.room
        guard !isPausing, room > 0 else {
            heldRead = true
            return
        }
        heldRead = false
        accept(atOnce: min(room, Self.mostAtOnce), context)
        context.read()
    }

    private func accept(atOnce count: Int, _ context: ChannelHandlerContext) {
        guard count != atOnce else { return }
        atOnce = count
        // Fails only when the channel has closed, and then nothing is accepted any more.
        try? context.channel.syncOptions?.setOption(.maxMessagesPerRead, value: UInt(count))
    }

    private func waitForRoom() {
        limits.whenOneEnds(self) { [weak self, loop = state.loop] in
            loop.execute { [weak self] in self?.goOn() }
        }
        // What another loop, or the second that began, has done may be enough by then; but nobody knows what descriptors there are.
        let limits = limits, isPausing = isPausing
        makeRoom { isPausing || limits.room == 0 }
    }

    private func goOn() {
        guard let context else { return }
        if isPausing {
            guard limits.room > 0 else { return waitForRoom() }
            isPausing = false
            reads(true, context)
        }
        if heldRead { read(context: context) }
    }

    /// swift-nio has asked for a connection that it did not get, and would be told of it again and again: a read that is held does not keep
    /// it from that, but this does. Fails only when the channel has closed.
    private func reads(_ on: Bool, _ context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.autoRead, value: on)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = unwrapInboundIn(data)
        guard let leave = limits.enter(from: channel.remoteAddress) else {
            state.counts.connectionsRefused += 1
            state.note(.addressLimit, "closed at once", from: channel.remoteAddress, to: settings.logger)
            return channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in leave() }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let code = (error as? IOError)?.errnoCode, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) else {
            return context.fireErrorCaught(error)
        }
        state.note(.acceptFailed, String(cString: strerror(code)), from: nil, to: settings.logger)
        guard !isPausing else { return }
        isPausing = true
        reads(false, context)
        waitForRoom()
        state.loop.scheduleTask(in: pause) { [weak self] in self?.goOn() }
    }
}
