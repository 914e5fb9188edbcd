import Logging
import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingTesting
import Synchronization
import Testing

@testable import StarlingServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A system that has no descriptor for another connection.
@Suite struct AcceptorTests {
    /// Accepts, or fails while it is told to.
    private final class System: Sendable {
        private let code = Mutex<Int32?>(nil)
        /// One for each time that it failed.
        let failed = Mailbox<Void>()

        func fail(_ code: Int32?) { self.code.withLock { $0 = code } }

        func take(_ socket: Int32) throws(AcceptError) -> (descriptor: Int32, peer: SocketAddress?)? {
            guard let code = code.withLock({ $0 }) else { return try Acceptor.take(from: socket) }
            failed.put()
            throw AcceptError(code: code)
        }
    }

    private static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nhost: x\r\n\r\n" }

    /// Accepts connections, and waits for so long when the system has no room.
    private func listening(
        pause milliseconds: Int32, _ test: (_ system: System, _ open: @Sendable () -> Int, _ port: Int) async throws -> Void
    ) async throws {
        let system = System()
        let state = LoopState(MultiThreadedEventLoopGroup.singleton.next())
        let answering = Answering { Response($0.target) }
        let settings = ConnectionSettings(
            responder: answering, configuration: ServerConfiguration(), logger: .silent, blocking: BlockingPool(threads: 1))
        let limits = ConnectionLimits(.init())
        let socket = try #require(try await ListeningSocket.open(ServerConfiguration(address: .tcp(port: 0))).first)
        defer { socket.close() }
        let ended = Mailbox<Void>()
        let reports = Acceptor.Reports(
            accepted: { connection, leave in
                ClientBootstrap(group: state.loop)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(Connection(state: state, settings: settings) {})
                        }
                    }
                    .withConnectedSocket(connection.descriptor).flatMap(\.closeFuture).whenComplete { _ in leave() }
            },
            refused: { _ in }, failed: { _ in }, isFull: {}, ended: { ended.put() })
        let acceptor = try Acceptor(
            [try #require(socket.duplicate())], limits, pause: milliseconds,
            take: { (socket) throws(AcceptError) in try system.take(socket) }, reports: reports)
        acceptor.start()
        try await test(system, { limits.most - limits.room }, try #require(socket.address.port))
        acceptor.stop()
        try await ended.take()
    }

    /// Nothing is accepted, and nothing is tried, until there is room again.
    @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM]) func waitsUntilAConnectionEnds(code: CInt) async throws {
        try await listening(pause: 3_600_000) { system, open, port in
            try await RawConnection.open(port: port) { first in
                try await first.send(Self.get("/first"))
                _ = try await first.response()
                system.fail(code)
                try await RawConnection.open(port: port) { second in
                    try await second.send(Self.get("/second"))
                    try await system.failed.take()
                    system.fail(nil)
                    for _ in 0..<50 {
                        try await first.send(Self.get("/first"))
                        #expect(try await first.response().text == "/first")
                    }
                    #expect(open() == 1)
                    try await first.close()
                    #expect(try await second.response().text == "/second")
                }
                try await RawConnection.open(port: port) { third in
                    try await third.send(Self.get("/third"))
                    #expect(try await third.response().text == "/third")
                }
            }
        }
    }

    @Test func triesAgainAfterAWhile() async throws {
        try await listening(pause: 1) { system, _, port in
            system.fail(EMFILE)
            for target in ["/first", "/second", "/third"] {
                try await RawConnection.open(port: port) { connection in
                    try await connection.send(Self.get(target))
                    if target == "/first" {
                        try await system.failed.take()
                        system.fail(nil)
                    }
                    #expect(try await connection.response().text == target)
                }
            }
        }
    }

    /// The socket has broken, or is none: nobody waits for nothing.
    @Test func endsWhenNothingCanEverBeAccepted() async throws {
        let ended = Mailbox<Void>()
        let failed = Mailbox<String>()
        var pipes: [Int32] = [0, 0]
        #expect(pipe(&pipes) == 0)
        close(pipes[1])
        let reports = Acceptor.Reports(
            accepted: { _, _ in }, refused: { _ in }, failed: { failed.put("\($0)") }, isFull: {}, ended: { ended.put() })
        try Acceptor([pipes[0]], ConnectionLimits(.init()), reports: reports).start()
        #expect(try await failed.take() == "Socket operation on non-socket")
        try await ended.take()
    }
}
