import HTTPTypes
import MetricsTestKit
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct MetricsTests {
    private let clock = ManualClock()
    private let metrics = TestMetrics()

    private var configuration: ServerConfiguration {
        ServerConfiguration(
            eventLoops: 1, limits: .init(requestsInFlight: 1), timeouts: .init(header: .seconds(10)), clock: clock, metrics: metrics)
    }

    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    /// Lets a second pass, and comes back when the loop has told what it knows.
    private func second(_ connection: RawConnection) async throws {
        await clock.tick(1)
        try await connection.send(Self.get)
        _ = try await connection.response()
    }

    private func count(_ name: String) -> Int64 { metrics.counterTotal(label: name) }

    private func errors(_ kind: String) -> Int64 {
        metrics.counterTotal(label: "starling_connection_errors_total", dimensions: [("kind", kind)])
    }

    @Test func countsRequestsAndBytes() async throws {
        var sent = 0
        try await Answering.echo.connected(configuration) { connection in
            for _ in 0..<3 {
                try await connection.send(Self.get)
                sent += try await connection.read(until: "GET /").utf8.count
            }
            // Nothing is told before a second has passed.
            #expect(count("starling_requests_total") == 0)
            try await second(connection)
            #expect(count("starling_requests_total") == 3)
            #expect(count("starling_received_bytes_total") == 3 * Int64(Self.get.utf8.count))
            #expect(count("starling_sent_bytes_total") == Int64(sent))
        }
        // What was left is told at the end.
        #expect(count("starling_requests_total") == 4)
    }

    @Test func countsConnections() async throws {
        try await LiveServer.run(Answering.echo, configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                try await RawConnection.open(port: server.port) { other in
                    try await other.send(Self.get)
                    _ = try await other.response()
                    try await second(first)
                    #expect(count("starling_connections_accepted_total") == 2)
                    #expect(try metrics.expectMeter("starling_connections_open").lastValue == 2)
                }
            }
        }
        #expect(count("starling_connections_accepted_total") == 2)
        #expect(try metrics.expectMeter("starling_connections_open").lastValue == 0)
    }

    @Test func countsWhatIsInFlight() async throws {
        let started = Mailbox<Void>()
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            started.put()
            try? await go.take()
            return Response("done")
        }
        try await LiveServer.run(answering, configuration) { server in
            try await RawConnection.open(port: server.port) { busy in
                try await busy.send(Self.get)
                try await started.take()
                try await RawConnection.open(port: server.port) { other in
                    try await second(other)
                    #expect(try metrics.expectMeter("starling_requests_in_flight").lastValue == 1)
                    try await second(other)
                    #expect(count("starling_requests_refused_total") == 1)
                }
                go.put()
                _ = try await busy.response()
            }
        }
        #expect(count("starling_requests_refused_total") == 2)
        #expect(try metrics.expectMeter("starling_requests_in_flight").lastValue == 0)
    }

    @Test func countsErrorsByKind() async throws {
        try await LiveServer.run(Answering.echo, configuration) { server in
            for _ in 0..<3 {
                try await RawConnection.open(port: server.port) { connection in
                    try await connection.send("GET / HTTP/1.1\r\n\r\n")
                    _ = try await connection.rest()
                }
            }
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send("GET")
                // The loop has the first bytes when it has answered what came behind them.
                try await RawConnection.open(port: server.port) { other in
                    try await second(other)
                }
                await clock.tick(11)
                _ = try await slow.rest()
            }
        }
        #expect(errors("protocol_violation") == 3)
        #expect(errors("header_timeout") == 1)
        #expect(errors("write_timeout") == 0)
    }

    /// A loop each, and all of them add to the same figures.
    @Test func addsUpItsLoops() async throws {
        var configuration = configuration
        configuration.eventLoops = 3
        configuration.limits.requestsInFlight = nil
        try await LiveServer.run(Answering.echo, configuration) { server in
            for _ in 0..<6 {
                try await RawConnection.open(port: server.port) { connection in
                    try await connection.send(Self.get)
                    _ = try await connection.response()
                }
            }
        }
        #expect(count("starling_requests_total") == 6)
        #expect(count("starling_connections_accepted_total") == 6)
        // None has been open when a second had passed.
        #expect(try metrics.expectMeter("starling_connections_open").lastValue ?? 0 == 0)
    }
}
