import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Autobahn's class 9, with the limits that it has none of.
@Suite struct WebSocketLimitTests {
    private static let options = WebSocketOptions(maxMessageSize: 1000, maxFrameSize: 600)

    @Test func takesMessagesUpToTheLimit() async throws {
        try await Answering.webSocketEcho(Self.options).speaking { client in
            let bytes = [UInt8](repeating: 7, count: 500)
            try await client.send(.binary(bytes, isLast: false), Frame(opcode: 0, payload: bytes))
            try await client.expect(.binary(bytes + bytes))
        }
    }

    @Test func refusesALongFrameBeforeItComes() async throws {
        try await Answering.webSocketEcho(Self.options).speaking { client in
            try await client.connection.send(Array(Frame.binary([UInt8](repeating: 7, count: 601)).bytes().prefix(8)))
            try await client.expectClose(1009, reason: "The frame is too long")
        }
    }

    @Test(arguments: [true, false]) func refusesALongMessage(isLast: Bool) async throws {
        try await Answering.webSocketEcho(Self.options).speaking { client in
            let bytes = [UInt8](repeating: 7, count: 500)
            let rest = Frame(opcode: 0, payload: bytes + [7], isLast: isLast).bytes()
            try await client.connection.send(Frame.binary(bytes, isLast: false).bytes() + rest.prefix(8))
            try await client.expectClose(1009, reason: "The message is too long")
        }
    }

    @Test func refusesALengthBeyondAllMemory() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.connection.send([0x82, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4])
            try await client.expectClose(1009)
        }
    }

    @Test func hasADefault() async throws {
        try await Answering.webSocketEcho().speaking { client in
            let bytes = [UInt8](repeating: 7, count: 1 << 20)
            try await client.send(.binary(bytes))
            try await client.expect(.binary(bytes))
            try await client.connection.send(Array(Frame.binary(bytes + [7]).bytes().prefix(14)))
            try await client.expectClose(1009)
        }
    }

    // MARK: - Back-pressure

    /// A handler that does not read holds the client back: only so much waits in memory.
    @Test func holdsBackAClientWhoseMessagesNobodyReads() async throws {
        let go = Mailbox<Void>()
        let answering = Answering.webSocket { socket in
            try await go.take()
            var count = 0
            for try await case .binary(let bytes) in socket {
                count += bytes.readableBytes
                if count == 40_000_000 { try await socket.send("\(count)") }
            }
        }
        try await answering.speaking { client in
            let (sent, some) = (Counter(), Mailbox<Void>())
            let message = Frame.binary([UInt8](repeating: 1, count: 100_000)).bytes()
            // The sockets hold a few megabytes; the client cannot come to its end before the handler reads.
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                let connection = SendingSide(client.connection)
                tasks.addTask {
                    for _ in 0..<400 {
                        try await connection.send(message)
                        sent.add(1)
                        some.put()
                    }
                }
                for _ in 0..<5 { try await some.take() }
                #expect(sent.value < 400)
                go.put()
                try await tasks.waitForAll()
            }
            try await client.expect(.text("40000000"))
        }
    }

    /// A client that does not read holds the handler back.
    @Test func holdsBackAHandlerWhoseMessagesNobodyReads() async throws {
        let (sent, some) = (Counter(), Mailbox<Void>())
        let answering = Answering.webSocket { socket in
            let bytes = ByteBuffer(repeating: 1, count: 100_000)
            for _ in 0..<400 {
                try await socket.send(bytes)
                sent.add(1)
                some.put()
            }
        }
        try await answering.speaking { client in
            try await some.take()
            #expect(sent.value < 400)
            for _ in 0..<400 { #expect(try await client.frame().payload.count == 100_000) }
            try await client.expect(.close(1000))
            #expect(sent.value == 400)
        }
    }

    /// Answers to pings wait in memory, too.
    @Test func holdsBackAClientThatPingsAndDoesNotRead() async throws {
        try await Answering.webSocketEcho().speaking { client in
            let payload = String(repeating: "p", count: 125)
            let pings = (0..<8000).flatMap { _ in Frame.ping(payload).bytes() }
            let connection = SendingSide(client.connection)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { for _ in 0..<20 { try await connection.send(pings) } }
                for _ in 0..<160_000 { try #require(try await client.frame() == .pong(payload)) }
                try await tasks.waitForAll()
            }
        }
    }

    @Test func endsAWaitForRoomWhenTheClientIsGone() async throws {
        let events = Mailbox<WebSocketError?>()
        let answering = Answering.webSocket { socket in
            do {
                while true { try await socket.send(ByteBuffer(repeating: 1, count: 100_000)) }
            } catch { events.put(error as? WebSocketError) }
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                let client = WebSocketClient(connection: connection)
                try await client.begin()
                _ = try await client.frame()
            }
            let error = try await events.take()
            #expect(error == .closed)
        }
    }
}

/// A connection that one task sends on while another reads.
// Safe to share: sending and reading touch different parts of the connection, and the test sends from one task and reads from one other.
private struct SendingSide: @unchecked Sendable {
    private let connection: RawConnection

    init(_ connection: RawConnection) {
        self.connection = connection
    }

    func send(_ bytes: [UInt8]) async throws { try await connection.send(bytes) }
}
