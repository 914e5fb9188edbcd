import Logging
import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingTesting
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
@Suite struct AcceptPacerTests {
    private static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nhost: x\r\n\r\n" }

    /// Listens with a pacer that waits for so long.
    private func listening(
        pause: TimeAmount, _ test: (any Channel, LoopState, Int) async throws -> Void
    ) async throws {
        let state = LoopState(MultiThreadedEventLoopGroup.singleton.next())
        let answering = Answering { Response($0.target) }
        let settings = ConnectionSettings(
            responder: answering, configuration: ServerConfiguration(), logger: .silent, blocking: BlockingPool(threads: 1))
        let limits = ConnectionLimits(.init())
        let channel = try await ServerBootstrap(group: state.loop)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPacer(limits, state, settings, pause: pause) { _ in })
                }
            }
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Connection(state: state, settings: settings) {})
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        try await test(channel, state, try #require(channel.localAddress?.port))
        try await channel.close()
    }

    private func fail(_ channel: any Channel, _ code: CInt) async throws {
        try await channel.eventLoop.submit {
            channel.pipeline.syncOperations.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
        }.get()
    }

    /// Nothing is accepted, and nothing is tried, until there is room again.
    @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM]) func waitsUntilAConnectionEnds(code: CInt) async throws {
        try await listening(pause: .hours(1)) { channel, state, port in
            try await RawConnection.open(port: port) { first in
                try await first.send(Self.get("/first"))
                _ = try await first.response()
                try await fail(channel, code)
                try await RawConnection.open(port: port) { second in
                    try await second.send(Self.get("/second"))
                    for _ in 0..<50 {
                        try await first.send(Self.get("/first"))
                        #expect(try await first.response().text == "/first")
                    }
                    let counts = try await state.loop.submit { state.counts }.get()
                    #expect(counts.connectionsOpen == 1)
                    #expect(counts[.acceptFailed] == 1)
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
        try await listening(pause: .milliseconds(1)) { channel, _, port in
            try await fail(channel, EMFILE)
            for target in ["/first", "/second", "/third"] {
                try await RawConnection.open(port: port) { connection in
                    try await connection.send(Self.get(target))
                    #expect(try await connection.response().text == target)
                }
            }
        }
    }
}
