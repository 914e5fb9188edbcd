import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Mutual TLS.
@Suite struct ClientCertificateTests {
    private let authority: TestAuthority
    private let stranger: TestAuthority

    init() throws {
        authority = try TestAuthority()
        stranger = try TestAuthority("Stranger")
    }

    /// Answers who the client is.
    private static let who = Answering { request in
        guard let certificate = request.connection.tls?.clientCertificate else { return Response("nobody") }
        return Response("\(certificate.subject) \(certificate.der.count)")
    }

    private func answer(
        _ clients: ServerConfiguration.TLS.ClientCertificates, to client: TestAuthority.Issued?, isOld: Bool
    ) async throws -> String {
        let tls = ServerConfiguration.TLS(certificate: try authority.server("localhost").certificate, clientCertificates: clients)
        return try await LiveServer.run(Self.who, .secured(tls)) { server in
            let certificate = client.map { (chain: $0.chain, key: $0.key) }
            let tls = ClientTLS(trusting: authority.root, certificate: certificate, isOld: isOld)
            return try await RawConnection.open(port: server.port, tls: tls) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
                return try await connection.response().text
            }
        }
    }

    @Test(arguments: [false, true]) func tellsWhoAsks(isOld: Bool) async throws {
        let client = try authority.client("Ada")
        let name = "O=Example,CN=Ada \(client.der.count)"
        #expect(try await answer(.required(trusting: .text(authority.root)), to: client, isOld: isOld) == name)
        #expect(try await answer(.requested(trusting: .text(authority.root)), to: client, isOld: isOld) == name)
        #expect(try await answer(.none, to: client, isOld: isOld) == "nobody")
    }

    @Test(arguments: [false, true]) func refusesWhoShowsNone(isOld: Bool) async throws {
        #expect(try await answer(.requested(trusting: .text(authority.root)), to: nil, isOld: isOld) == "nobody")
        await #expect(throws: (any Error).self) { try await answer(.required(trusting: .text(authority.root)), to: nil, isOld: isOld) }
    }

    @Test(arguments: [false, true]) func refusesWhomNobodyKnows(isOld: Bool) async throws {
        let client = try stranger.client("Eve")
        for clients in [
            ServerConfiguration.TLS.ClientCertificates.requested(trusting: .text(authority.root)),
            .required(trusting: .text(authority.root)),
        ] {
            await #expect(throws: (any Error).self) { try await answer(clients, to: client, isOld: isOld) }
        }
    }
}
