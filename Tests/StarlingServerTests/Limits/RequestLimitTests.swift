import HTTPTypes
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct RequestLimitTests {
    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    // MARK: - Requests of a connection

    @Test func endsAConnectionAfterItsLastRequest() async throws {
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(requestsPerConnection: 3))
        try await Answering.echo.connected(configuration) { connection in
            for number in 1...3 {
                try await connection.send(Self.get)
                let response = try await connection.response()
                #expect(response.status == .ok)
                #expect(response.headers[.connection] == (number == 3 ? "close" : nil))
            }
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func answersNoMoreOfThoseSentAhead() async throws {
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(requestsPerConnection: 2))
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(String(repeating: Self.get, count: 5))
            #expect(try await connection.response().headers[.connection] == nil)
            #expect(try await connection.response().headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    // MARK: - Requests in flight

    private let inFlight = ServerConfiguration(eventLoops: 2, limits: .init(requestsInFlight: 1))

    /// Answers `/slow` when it is told to, and all else at once.
    private func waiting(_ started: Mailbox<Void>, _ go: Mailbox<Void>) -> Answering {
        Answering { request in
            if request.target == "/slow" {
                started.put()
                // Whatever becomes of the client.
                try? await Task { try await go.take() }.value
            }
            return Response("done")
        }
    }

    private static func expectRefusal(_ response: TestResponse) {
        #expect(response.status == .serviceUnavailable)
        #expect(response.headers[.retryAfter] == "1")
        #expect(response.headers[.contentType] == "application/json")
        #expect(response.headers[.connection] == nil)
        #expect(response.text == #"{"status_code":503,"detail":"Service Unavailable"}"#)
    }

    @Test func refusesWhatIsTooMuchAtOnce() async throws {
        let started = Mailbox<Void>()
        let go = Mailbox<Void>()
        try await LiveServer.run(waiting(started, go), inFlight) { server in
            try await RawConnection.open(port: server.port) { first in
                try await first.send("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
                try await started.take()
                try await RawConnection.open(port: server.port) { second in
                    for body in ["", "content-length: 3\r\n"] {
                        try await second.send("POST / HTTP/1.1\r\nhost: x\r\n\(body)\r\n\(body.isEmpty ? "" : "abc")")
                        Self.expectRefusal(try await second.response())
                    }
                    // A body that is still to come is thrown away.
                    try await second.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\na")
                    Self.expectRefusal(try await second.response())
                    try await second.send("bc" + Self.get)
                    Self.expectRefusal(try await second.response())
                    go.put()
                    #expect(try await first.response().text == "done")
                    // The task ends on its loop right behind the answer, which may arrive before.
                    var status = HTTPResponse.Status.serviceUnavailable
                    for _ in 0..<10_000 where status == .serviceUnavailable {
                        try await second.send(Self.get)
                        status = try await second.response().status
                    }
                    #expect(status == .ok)
                }
            }
        }
    }

    /// The handler still runs, though its client has gone.
    @Test func countsHandlersWhoseClientsHaveGone() async throws {
        let started = Mailbox<Void>()
        let go = Mailbox<Void>()
        try await LiveServer.run(waiting(started, go), inFlight) { server in
            try await RawConnection.open(port: server.port) { first in
                try await first.send("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
                try await started.take()
            }
            try await RawConnection.open(port: server.port) { second in
                for _ in 0..<20 {
                    try await second.send(Self.get)
                    Self.expectRefusal(try await second.response())
                }
            }
            go.put()
        }
    }

    /// An upgraded connection may last for days; what is in flight are requests.
    @Test func doesNotCountUpgradedConnections() async throws {
        let answering = Answering { request in
            guard request.target == "/upgrade" else { return Response("done") }
            return Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        for try await piece in connection.inbound { try await connection.outbound.write(piece) }
                    }))
        }
        try await LiveServer.run(answering, inFlight) { server in
            try await RawConnection.open(port: server.port) { upgraded in
                try await upgraded.send("GET /upgrade HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\nping")
                _ = try await upgraded.read(until: "ping")
                try await RawConnection.open(port: server.port) { other in
                    for _ in 0..<3 {
                        try await other.send(Self.get)
                        #expect(try await other.response().status == .ok)
                    }
                }
            }
        }
    }
}
