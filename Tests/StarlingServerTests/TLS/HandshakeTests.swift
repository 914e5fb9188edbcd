import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Clients that do not shake hands as they should.
@Suite struct HandshakeTests {
    private let authority: TestAuthority
    private let clock = ManualClock()

    init() throws { authority = try TestAuthority() }

    private func configuration(
        minimumVersion: ServerConfiguration.TLS.Version = .tls12
    ) throws -> ServerConfiguration {
        ServerConfiguration(
            eventLoops: 1, timeouts: .init(idle: .seconds(100), shutdown: .seconds(10)),
            tls: .init(
                certificate: try authority.server("localhost").certificate, minimumVersion: minimumVersion,
                handshakeTimeout: .seconds(10)),
            clock: clock)
    }

    /// Sees that a server still serves.
    private func expectService(at server: LiveServer) async throws {
        try await RawConnection.open(port: server.port, tls: ClientTLS(trusting: authority.root)) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
            #expect(try await connection.response().text == "GET /")
        }
    }

    @Test(arguments: ["", "\u{16}\u{3}\u{1}"]) func endsOneThatTakesTooLong(beginning: String) async throws {
        try await LiveServer.run(Answering.echo, try configuration()) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send(beginning)
                try await expectService(at: server)
                await clock.tick(11)
                #expect(try await connection.rest().isEmpty)
            }
            try await expectService(at: server)
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nhost: x\r\n\r\n", "\u{16}\u{3}\u{1}\u{0}\u{5}\u{1}abcdefghijk", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
    func survivesWhatIsNoHandshake(bytes: String) async throws {
        try await LiveServer.run(Answering.echo, try configuration()) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send(bytes)
                // At most an alert comes back; the connection ends by itself.
                let rest = try await connection.rest()
                #expect(!rest.contains("HTTP/1.1"))
            }
            try await expectService(at: server)
        }
    }

    @Test func survivesClientsThatGo() async throws {
        try await LiveServer.run(Answering.echo, try configuration()) { server in
            for _ in 0..<20 {
                try await RawConnection.open(port: server.port) { try await $0.send([0x16, 0x03, 0x01, 0x02]) }
            }
            try await expectService(at: server)
        }
    }

    @Test func refusesVersionsThatAreTooOld() async throws {
        try await LiveServer.run(Answering.echo, try configuration(minimumVersion: .tls13)) { server in
            await #expect(throws: (any Error).self) {
                try await RawConnection.open(port: server.port, tls: ClientTLS(trusting: authority.root, isOld: true)) { _ in }
            }
            try await expectService(at: server)
        }
    }

    @Test func endsWithTheServer() async throws {
        let ended = Mailbox<String>()
        let started = Mailbox<Void>()
        try await LiveServer.run(Answering.echo, try configuration()) { server in
            Task {
                try await RawConnection.open(port: server.port) { connection in
                    try await connection.send([0x16, 0x03])
                    started.put()
                    ended.put(try await connection.rest())
                }
            }
            try await started.take()
            try await expectService(at: server)
        }
        #expect(try await ended.take().isEmpty)
    }
}
