import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingTesting
import Synchronization
import Testing

@testable import StarlingServer

/// Requests that are sent ahead, by a client that reads no answers.
@Suite struct PipelineTests {
    private static let count = 10_000
    private static let pad = String(repeating: "p", count: 2000)
    private static let answer = String(repeating: "x", count: 2000)
    /// Twenty megabytes.
    private static let requests = (0..<count).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\npad: \(pad)\r\n\r\n" }.joined()

    /// The server keeps no more of the requests and of the answers than its limits, and nothing is lost.
    @Test(arguments: [false, true]) func areHeldBack(waits: Bool) async throws {
        let answered = Counter()
        let answering = Answering { request in
            guard request.target != "/count" else { return Response("\(answered.value)") }
            if waits { await Task.yield() }
            answered.add(1)
            return Response(request.target + Self.answer)
        }
        let state = LoopState(MultiThreadedEventLoopGroup.singleton.next())
        let settings = ConnectionSettings(
            responder: answering, configuration: ServerConfiguration(), logger: .silent, blocking: BlockingPool(threads: 1))
        let first = First()
        let listener = try await ServerBootstrap(group: state.loop)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = Connection(state: state, settings: settings) {}
                    first.offer(connection)
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(listener.localAddress?.port)

        let bytes = Mailbox<Int>()
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(ByteCounter(bytes)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
        client.writeAndFlush(ByteBuffer(string: Self.requests), promise: nil)
        try await RawConnection.open(port: port) { other in
            var before = "", unchanged = 0
            while unchanged < 50 {
                try await other.send("GET /count HTTP/1.1\r\nhost: x\r\n\r\n")
                let now = try await other.response().text
                unchanged = now == before ? unchanged + 1 : 0
                before = now
            }
            #expect(try #require(Int(before)) < Self.count)
        }
        let (waiting, unsent) = try await state.loop.submit {
            let connection = try #require(first.connection)
            return (connection.inbound.readableBytes, connection.unsent + connection.out.readableBytes)
        }.get()
        // A few reads may come on top, and an answer.
        #expect(waiting < 1_000_000)
        #expect(unsent < 1_000_000)

        try await client.setOption(.autoRead, value: true).get()
        var total = 0
        while total < Self.count * Self.answer.utf8.count { total += try await bytes.take() }
        try await client.close()
        try await listener.close()
    }

    private final class First: Sendable {
        private let kept = Mutex<Connection?>(nil)

        var connection: Connection? { kept.withLock { $0 } }

        func offer(_ connection: Connection) { kept.withLock { $0 = $0 ?? connection } }
    }

    private final class ByteCounter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let counts: Mailbox<Int>

        init(_ counts: Mailbox<Int>) {
            self.counts = counts
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { counts.put(unwrapInboundIn(data).readableBytes) }
    }
}
