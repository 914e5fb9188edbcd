import HTTPTypes
import Logging
import NIOCore
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

@Suite struct LogTests {
    private let clock = ManualClock()
    private let log = CapturedLog()

    private var configuration: ServerConfiguration {
        ServerConfiguration(
            eventLoops: 1, limits: .init(connections: 10), timeouts: .init(header: .seconds(10), body: .seconds(10)), clock: clock)
    }

    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    private func serve(_ level: Logger.Level = .info, _ test: (LiveServer) async throws -> Void) async throws {
        try await LiveServer.run(Answering.echo, configuration, logger: log.logger(level), test)
    }

    private func violate(_ server: LiveServer) async throws {
        try await RawConnection.open(port: server.port) { connection in
            try await connection.send("GET / HTTP/1.1\r\n\r\n")
            _ = try await connection.rest()
        }
    }

    @Test func saysWhoBrokeTheProtocolAndHow() async throws {
        try await serve { try await violate($0) }
        let line = try #require(log.lines.first)
        #expect(log.lines.count == 1)
        #expect(line.level == .notice)
        #expect(line.message == "A client broke the protocol")
        #expect(line.metadata["kind"] == "protocol_violation")
        #expect(line.metadata["detail"] == "The Host header is missing")
        #expect(line.metadata["peer"]?.hasPrefix("127.0.0.1:") == true)
        #expect(line.metadata["suppressed"] == nil)
    }

    /// One line a second for each kind, whatever clients do.
    @Test func cannotBeFlooded() async throws {
        try await serve { server in
            for _ in 0..<30 { try await violate(server) }
            #expect(log.lines.count == 1)
            await clock.tick(1)
            for _ in 0..<5 { try await violate(server) }
            #expect(log.lines.map { $0.metadata["suppressed"] } == [nil, "29"])
        }
    }

    @Test func hasLinesForEachKind() async throws {
        try await serve { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\n")
                try await violate(server)
                await clock.tick(11)
                #expect(try await connection.rest().contains("408"))
            }
        }
        #expect(log.lines.map { $0.metadata["kind"] } == ["protocol_violation", "header_timeout"])
    }

    /// Nothing is logged of requests, of connections that come and go, nor of those that break.
    @Test func isSilentAboutTheUsual() async throws {
        try await serve { server in
            for _ in 0..<3 {
                try await RawConnection.open(port: server.port) { connection in
                    try await connection.send(Self.get)
                    _ = try await connection.response()
                }
            }
        }
        #expect(log.lines.isEmpty)
    }

    @Test func keepsToTheLevelOfItsLogger() async throws {
        try await serve(.error) { try await violate($0) }
        #expect(log.lines.isEmpty)
    }

    /// What a client sent may be in a detail, and must not begin a line of its own.
    @Test func canHaveNoLinesForged() throws {
        var lines = ConnectionLog()
        lines.note(.protocolViolation, "a\r\nb\u{7F}é", from: nil, at: 1, to: log.logger())
        #expect(log.lines.first?.metadata["detail"] == "a\\r\\nb\\u{7F}é")
    }

    @Test func limitsEachKindByItself() throws {
        var lines = ConnectionLog()
        for tick in 1...2 {
            for fault in ConnectionFault.allCases {
                for _ in 0..<3 { lines.note(fault, "x", from: nil, at: tick, to: log.logger(.debug)) }
            }
        }
        #expect(log.lines.count == 2 * ConnectionFault.allCases.count)
        #expect(log.lines.filter { $0.metadata["suppressed"] == "2" }.count == ConnectionFault.allCases.count)
    }
}
