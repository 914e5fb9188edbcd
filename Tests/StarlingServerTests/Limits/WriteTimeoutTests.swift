import NIOCore
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

/// Clients that ask, and do not take the answer.
@Suite struct WriteTimeoutTests {
    private let clock = ManualClock()
    private let outcomes = Mailbox<DeliveryOutcome>()

    private var configuration: ServerConfiguration {
        ServerConfiguration(eventLoops: 1, timeouts: .init(write: .seconds(10), idle: .seconds(500)), clock: clock)
    }

    enum Kind: CaseIterable, Sendable {
        case whole, stream, file, upgrade
    }

    /// Answers `/large` with 50 MB of some kind, and all else at once.
    private func answering(_ kind: Kind, file path: String) -> Answering {
        Answering { [outcomes] request in
            guard request.target == "/large" else { return Response("pong") }
            let piece = ByteBuffer(repeating: 0x61, count: 100_000)
            var response: Response
            switch kind {
            case .whole: response = Response(body: .buffer(ByteBuffer(repeating: 0x61, count: 50_000_000)))
            case .stream:
                response = Response(
                    body: .stream(
                        StreamBody { writer in
                            for _ in 0..<500 { try await writer.write(piece) }
                            return HeaderFields()
                        }))
            case .file: response = Response(body: .file(FileBody(path: path, length: 50_000_000)))
            case .upgrade:
                response = Response(
                    body: .upgrade(
                        Upgrade(to: "flood") { connection in
                            for _ in 0..<500 { try await connection.outbound.write(piece) }
                        }))
            }
            response.onSent { outcomes.put($0) }
            return response
        }
    }

    private func serve(_ kind: Kind, _ test: (LiveServer) async throws -> Void) async throws {
        try await withTemporaryPath { path in
            if kind == .file { try write([UInt8](repeating: 0x61, count: 50_000_000), to: path) }
            try await LiveServer.run(answering(kind, file: path), configuration, test)
        }
    }

    private static let ask = "GET /large HTTP/1.1\r\nhost: x\r\nupgrade: flood\r\nconnection: upgrade\r\n\r\n"

    @Test(arguments: Kind.allCases) func givesUpAClientThatTakesNothing(kind: Kind) async throws {
        try await serve(kind) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send(Self.ask)
                _ = try await slow.read(until: "\r\n\r\n")
                try await Self.settle(server)
                await clock.tick(25)
                guard case .clientGone = try await outcomes.take() else {
                    Issue.record("The client should have been given up")
                    return
                }
            }
        }
    }

    /// Slow is not still: the answer takes many times as long as the limit.
    @Test(arguments: Kind.allCases) func waitsForAClientThatTakesSomething(kind: Kind) async throws {
        try await serve(kind) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send(Self.ask)
                _ = try await slow.read(until: "\r\n\r\n")
                for _ in 0..<15 {
                    await clock.tick(4)
                    _ = try await slow.read(count: 3_000_000)
                    try await Self.settle(server, trips: 20)
                }
                _ = try await slow.read(until: "aaaa")
            }
        }
    }

    /// A handler that says little and seldom: what waits for the client is less than a channel takes beforehand.
    @Test func noticesALittleThatIsNotTaken() {
        var pace = SendingPace()
        pace.handed = 100
        #expect(pace.stalled(rest: 40, at: 5) == 0)
        #expect(pace.stalled(rest: 40, at: 9) == 4)
        // More has been handed over, and nothing taken.
        pace.handed = 130
        #expect(pace.stalled(rest: 70, at: 10) == 5)
        // As much was taken as was handed over.
        pace.handed = 160
        #expect(pace.stalled(rest: 70, at: 12) == 0)
        #expect(pace.stalled(rest: 0, at: 20) == 0)
        #expect(pace.stalled(rest: 0, at: 30) == 0)
    }

    /// Nothing waits for the client of a handler that has nothing to say.
    @Test func leavesAStreamAloneThatHasNothingToSay() async throws {
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .stream(
                    StreamBody { writer in
                        try await writer.write(ByteBuffer(string: "begin"))
                        try await go.take()
                        try await writer.write(ByteBuffer(string: "end"))
                        return HeaderFields()
                    }))
        }
        try await answering.connected(configuration) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            _ = try await connection.read(until: "begin")
            await clock.tick(100)
            go.put()
            _ = try await connection.read(until: "end")
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
}
