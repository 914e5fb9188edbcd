import HTTPTypes
import Logging
import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

/// What no client can bring about for certain: connections on channels that the test itself holds.
@Suite struct ConnectionTests {
    private let group = MultiThreadedEventLoopGroup.singleton
    private let ended = Mailbox<Void>()

    private func connection(_ state: LoopState, _ answering: Answering) -> Connection {
        let settings = ConnectionSettings(
            responder: answering, configuration: ServerConfiguration(), logger: .silent, blocking: BlockingPool(threads: 1))
        return Connection(state: state, settings: settings) { ended.put() }
    }

    /// Accepts connections on a free port.
    private func listen(_ state: LoopState, _ answering: Answering) async throws -> any Channel {
        try await ServerBootstrap(group: state.loop)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(connection(state, answering))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// A server that waits for all its connections must not wait for one that never began.
    @Test func endsThoughItsChannelNeverBecameActive() async throws {
        let loop = group.next()
        let state = LoopState(loop)
        await #expect(throws: (any Error).self) {
            try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(connection(state, .echo))
                    }
                }
                // A path where nobody listens; a port could be somebody's by now.
                .connect(unixDomainSocketPath: "/tmp/starling-\(UInt64.random(in: 0 ... .max))").get()
        }
        try await ended.take()
    }

    @Test func endsAtOnceWhenTheServerIsStopping() async throws {
        let state = LoopState(group.next())
        let listener = try await listen(state, .echo)
        try await state.loop.submit { state.stop() }.get()
        try await RawConnection.open(port: try #require(listener.localAddress?.port)) { connection in
            let rest = try await connection.rest()
            #expect(rest.isEmpty)
        }
        try await ended.take()
        try await listener.close()
    }

    /// The connection breaks while the handler is in its first step, before its task is known to the connection.
    @Test func cancelsAHandlerWhoseConnectionBreaksInItsFirstStep() async throws {
        let events = Mailbox<String>()
        let state = LoopState(group.next())
        let answering = Answering { _ in
            state.closeAll()
            await Task.untilCancelled()
            events.put("cancelled")
            return Response("late")
        }
        let listener = try await listen(state, answering)
        try await RawConnection.open(port: try #require(listener.localAddress?.port)) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await events.take() == "cancelled")
        }
        try await ended.take()
        try await listener.close()
    }
}
