import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct TimeoutTests {
    private let clock = ManualClock()

    /// 10 s for each kind of waiting.
    private var configuration: ServerConfiguration {
        ServerConfiguration(
            eventLoops: 1,
            timeouts: .init(header: .seconds(10), body: .seconds(10), idle: .seconds(10), linger: .seconds(10), shutdown: .seconds(10)),
            clock: clock)
    }

    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func closesAConnectionThatSendsNothing() async throws {
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(Self.get)
            _ = try await connection.response()
            await clock.tick(11)
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func closesAConnectionThatNeverSentAnything() async throws {
        try await LiveServer.run(Answering.echo, configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                // The second connection was accepted behind the first one.
                try await RawConnection.open(port: server.port) { second in
                    try await second.send(Self.get)
                    _ = try await second.response()
                }
                await clock.tick(11)
                #expect(try await first.rest().isEmpty)
            }
        }
    }

    @Test func keepsAConnectionThatIsUsed() async throws {
        try await Answering.echo.connected(configuration) { connection in
            for _ in 0..<5 {
                await clock.tick(9)
                try await connection.send(Self.get)
                #expect(try await connection.response().status == .ok)
            }
        }
    }

    @Test func refusesAHeaderThatDoesNotEnd() async throws {
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(Self.get + "GET / HTTP/1.1\r\n")
            _ = try await connection.response()
            await clock.tick(5)
            try await connection.send("a: b\r\n")
            await clock.tick(6)
            let response = try await connection.response()
            #expect(response.status == .requestTimeout)
            #expect(response.headers[.connection] == "close")
            #expect(response.text == #"{"status_code":408,"detail":"The header did not arrive in time"}"#)
            #expect(try await connection.rest().isEmpty)
        }
    }

    /// Each header has its own time, also when the next one begins in the packet that ends the one before.
    @Test func givesEachHeaderItsTime() async throws {
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(Self.get + "GET /0 HTTP/1.1\r\n")
            #expect(try await connection.response().text == "GET /")
            for index in 0..<5 {
                await clock.tick(6)
                try await connection.send("host: x\r\n\r\nGET /\(index + 1) HTTP/1.1\r\n")
                #expect(try await connection.response().text == "GET /\(index)")
            }
        }
    }

    @Test func givesUpABodyThatDoesNotCome() async throws {
        let errors = Mailbox<String>()
        let answering = Answering { request in
            do {
                for try await chunk in request.body { errors.put(String(buffer: chunk)) }
            } catch {
                errors.put("\(error)")
            }
            return Response("late")
        }
        try await answering.connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n")
            for piece in ["a", "b", "c"] {
                try await connection.send(piece)
                #expect(try await errors.take() == piece)
                await clock.tick(9)
            }
            await clock.tick(2)
            #expect(try await errors.take() == "clientGone")
            #expect(try await connection.rest().isEmpty)
        }
    }

    /// The time runs while the handler waits for the client only.
    @Test func waitsForAHandlerThatDoesNotRead() async throws {
        let go = Mailbox<Void>()
        let started = Mailbox<Void>()
        let answering = Answering { request in
            started.put()
            try? await go.take()
            return await Answering.body.respond(to: request)
        }
        try await answering.connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nab")
            try await started.take()
            await clock.tick(100)
            go.put()
            try await connection.send("c")
            #expect(try await connection.response().text == "abc")
        }
    }

    @Test func waitsForAHandlerThatTakesItsTime() async throws {
        let go = Mailbox<Void>()
        let started = Mailbox<Void>()
        let answering = Answering { _ in
            started.put()
            try? await go.take()
            return Response("done")
        }
        try await answering.connected(configuration) { connection in
            try await connection.send(Self.get)
            try await started.take()
            await clock.tick(100)
            go.put()
            #expect(try await connection.response().text == "done")
        }
    }

    /// A body that nobody reads, and that does not come either.
    @Test func givesUpTheRestOfABodyThatNobodyReads() async throws {
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\na")
            #expect(try await connection.response().text == "POST /")
            await clock.tick(11)
            #expect(try await connection.rest().isEmpty)
        }
    }

    /// An upgraded connection may be silent as long as it likes.
    @Test func leavesUpgradedConnectionsAlone() async throws {
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        for try await piece in connection.inbound { try await connection.outbound.write(piece) }
                    }))
        }
        try await answering.connected(configuration) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
            _ = try await connection.read(until: "\r\n\r\n")
            for _ in 0..<3 {
                await clock.tick(100)
                try await connection.send("ping")
                #expect(try await connection.read(until: "ping") == "ping")
            }
        }
    }

    /// A client that has read the last answer and does not close its side.
    @Test func doesNotLingerForEver() async throws {
        try await LiveServer.run(Answering.echo, configuration) { server in
            let client = try await HalfOpenClient(port: server.port)
            try await client.send("GET / HTTP/1.1\r\n\r\nmore")
            try await client.untilInputClosed()
            await clock.tick(11)
            // The server is through with it: what is sent now is answered with a reset.
            try await client.untilReset()
        }
    }

    /// A client that is slow, but reads: the answer takes longer than every limit.
    @Test(arguments: ["", "connection: close\r\n"]) func waitsForAClientThatReadsSlowly(field: String) async throws {
        let length = 30_000_000
        let answering = Answering { request in
            request.target == "/" ? Response(body: .buffer(ByteBuffer(repeating: 0x61, count: length))) : Response("pong")
        }
        try await LiveServer.run(answering, configuration) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send("GET / HTTP/1.1\r\nhost: x\r\n\(field)\r\n")
                _ = try await slow.read(until: "\r\n\r\n")
                var count = 0
                while count < length {
                    await clock.tick(4)
                    count += try await slow.read(count: 2_000_000).count
                    try await Self.settle(server, trips: 20)
                }
                #expect(count == length)
            }
        }
    }

    /// A client that asks for much and never reads it.
    @Test(arguments: ["", "connection: close\r\n"]) func givesUpAClientThatDoesNotRead(field: String) async throws {
        let outcomes = Mailbox<DeliveryOutcome>()
        let answering = Answering { request in
            guard request.target == "/" else { return Response("pong") }
            var response = Response(body: .buffer(ByteBuffer(repeating: 0x61, count: 50_000_000)))
            response.onSent { outcomes.put($0) }
            return response
        }
        try await LiveServer.run(answering, configuration) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send("GET / HTTP/1.1\r\nhost: x\r\n\(field)\r\n")
                _ = try await slow.read(until: "\r\n\r\n")
                try await Self.settle(server)
                // Once to see that nothing moves, and once more to act on it.
                await clock.tick(30)
                guard case .clientGone = try await outcomes.take() else {
                    Issue.record("The client should have been given up")
                    return
                }
            }
        }
    }

    /// Round trips on another connection of the same loop: what the sockets' buffers take has been taken then.
    private static func settle(_ server: LiveServer, trips: Int = 200) async throws {
        try await RawConnection.open(port: server.port) { other in
            for _ in 0..<trips {
                try await other.send("GET /ping HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await other.response()
            }
        }
    }

    /// The server's time must not run away from a handler that waits for its own deadline.
    @Test func limitsAreWholeSeconds() async throws {
        var configuration = configuration
        configuration.timeouts.idle = .milliseconds(100)
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(Self.get)
            _ = try await connection.response()
            await clock.tick(2)
            #expect(try await connection.rest().isEmpty)
        }
    }
}
