import CStarlingSystem
import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Accepts connections from the sockets that a server listens at, and gives each to a loop.
struct Listener {
    private let sockets: [ListeningSocket]
    private let acceptor: Acceptor
    private let ended: EventLoopFuture<Void>

    /// Begins to accept.
    /// - Parameters:
    ///   - states: Those of all loops of the group.
    ///   - accept: Sets a new connection up; called on its event loop.
    /// - Throws: ``ServerError``. The sockets are closed then.
    init(
        _ sockets: [ListeningSocket], _ limits: ConnectionLimits, _ states: [LoopState], on group: any EventLoopGroup,
        _ settings: ConnectionSettings, accept: @escaping @Sendable (any Channel) throws -> Void
    ) throws {
        self.sockets = sockets
        // Touched on the acceptor's thread alone.
        nonisolated(unsafe) let bootstraps = sockets.map { socket in
            let bootstrap = ClientBootstrap(group: group).channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel) }
            }
            return socket.isTCP ? bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1) : bootstrap
        }
        let promise = group.next().makePromise(of: Void.self)
        ended = promise.futureResult
        let reports = Acceptor.Reports(
            accepted: { connection, leave in
                bootstraps[connection.socket].withConnectedSocket(connection.descriptor).flatMap(\.closeFuture).whenComplete { _ in leave()
                }
            },
            refused: { peer in
                Self.tell(states) { state in
                    state.counts.connectionsRefused += 1
                    state.note(.addressLimit, "closed at once", from: peer, to: settings.logger)
                }
            },
            failed: { error in Self.tell(states) { $0.note(.acceptFailed, "\(error)", from: nil, to: settings.logger) } },
            isFull: { for state in states { state.loop.execute { state.closeIdlest() } } },
            ended: { promise.succeed() })
        let descriptors = sockets.compactMap { $0.duplicate() }
        do {
            guard descriptors.count == sockets.count else { throw AcceptError(code: EBADF) }
            acceptor = try Acceptor(descriptors, limits, reports: reports)
        } catch {
            promise.succeed()
            for descriptor in descriptors { ListeningSocket.close(descriptor) }
            for socket in sockets { socket.close() }
            throw ServerError.cannotListen(sockets[0].address, reason: "\(error)")
        }
        acceptor.start()
    }

    /// Tells one of the loops what concerns none of them more than another.
    private static func tell(_ states: [LoopState], _ call: @escaping @Sendable (LoopState) -> Void) {
        guard let state = states.first else { return }
        state.loop.execute { call(state) }
    }

    /// Calls something when a socket has broken, or all is over.
    func whenEnded(_ call: @escaping @Sendable () -> Void) { ended.whenComplete { _ in call() } }

    /// Accepts nothing any more. What has been accepted is on its way to its loop, ahead of whatever is sent there next; connections that wait
    /// to be accepted are for whoever else has the socket.
    func stop() async {
        acceptor.stop()
        // It never fails.
        try? await ended.get()
        for socket in sockets { socket.close() }
    }
}
