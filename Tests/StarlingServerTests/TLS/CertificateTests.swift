import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Which certificate a client gets, and what is wrong with those that cannot be used.
@Suite struct CertificateTests {
    /// The certificate that a client gets.
    private static func certificate(at server: LiveServer, _ authority: TestAuthority, for name: String?) async throws -> [UInt8]? {
        try await RawConnection.open(port: server.port, tls: ClientTLS(trusting: authority.root, serverName: name)) {
            $0.tls?.certificate
        }
    }

    @Test func choosesByName() async throws {
        let authority = try TestAuthority()
        let first = try authority.server("localhost")
        let exact = try authority.server("api.example.com", "Other.example.com")
        let wild = try authority.server("*.example.com")
        let named = try authority.server("a.example.org", "b.example.org")
        var told = named.certificate
        told.hosts = ["b.example.org"]
        let tls = ServerConfiguration.TLS(certificate: first.certificate, others: [exact.certificate, wild.certificate, told])
        try await LiveServer.run(Answering.echo, .secured(tls)) { server async throws in
            #expect(try await Self.certificate(at: server, authority, for: "localhost") == first.der)
            #expect(try await Self.certificate(at: server, authority, for: nil) == first.der)
            #expect(try await Self.certificate(at: server, authority, for: "api.example.com") == exact.der)
            #expect(try await Self.certificate(at: server, authority, for: "other.example.com") == exact.der)
            #expect(try await Self.certificate(at: server, authority, for: "else.example.com") == wild.der)
            #expect(try await Self.certificate(at: server, authority, for: "b.example.org") == named.der)
            // One label alone stands behind a wildcard, and the program's names stand in for those of the certificate.
            for name in ["a.b.example.com", "example.com", "a.example.org"] {
                await #expect(throws: (any Error).self) { try await Self.certificate(at: server, authority, for: name) }
            }
        }
    }

    @Test func putsOthersInPlace() async throws {
        let authority = try TestAuthority()
        let (old, new) = (try authority.server("localhost"), try authority.server("localhost"))
        try await withTemporaryPath { chain in
            try await withTemporaryPath { key in
                try write(Array(old.chain.utf8), to: chain)
                try write(Array(old.key.utf8), to: key)
                let reload = CertificateReload()
                let tls = ServerConfiguration.TLS(certificate: .files(chain: chain, key: key), reload: reload)
                try await LiveServer.run(Answering.echo, .secured(tls)) { server in
                    #expect(try await Self.certificate(at: server, authority, for: "localhost") == old.der)
                    try await RawConnection.open(port: server.port, tls: ClientTLS(trusting: authority.root)) { open in
                        // A key that does not fit yet: a program that writes both files may be asked in between.
                        try write(Array(new.chain.utf8), to: chain)
                        let error = #expect(throws: ServerError.self) { try reload() }
                        #expect(error?.description.contains("the key in \(key): it does not belong to the certificate in \(chain)") == true)
                        #expect(try await Self.certificate(at: server, authority, for: "localhost") == old.der)
                        try write(Array(new.key.utf8), to: key)
                        try reload()
                        #expect(try await Self.certificate(at: server, authority, for: "localhost") == new.der)
                        // Connections that are open stay as they are.
                        try await open.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
                        #expect(try await open.response().text == "GET /")
                    }
                    try reload(certificates: [old.certificate])
                    #expect(try await Self.certificate(at: server, authority, for: "localhost") == old.der)
                }
            }
        }
    }

    @Test func makesOneForDevelopment() async throws {
        let tls = try ServerConfiguration.TLS.selfSigned()
        guard case .text(let chain) = tls.certificates[0].chain else { return #expect(Bool(false)) }
        try await LiveServer.run(Answering.echo, .secured(tls)) { server in
            try await RawConnection.open(port: server.port, tls: ClientTLS(trusting: chain)) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
                #expect(try await connection.response().text == "GET /")
            }
        }
    }

    private static func fault(of tls: ServerConfiguration.TLS) async -> String {
        do {
            try await LiveServer.run(Answering.echo, .secured(tls)) { _ in }
            return "none"
        } catch {
            return (error as? ServerError)?.description ?? "\(error)"
        }
    }

    @Test func saysWhichFileIsMissing() async throws {
        let tls = ServerConfiguration.TLS(certificate: .files(chain: "/nowhere/chain.pem", key: "/nowhere/key.pem"))
        #expect(
            await Self.fault(of: tls)
                == "cannot serve with TLS: the certificate: cannot read /nowhere/chain.pem: No such file or directory")
    }

    @Test func saysWhatIsWrongWithAFile() async throws {
        let issued = try TestAuthority().server("localhost")
        try await withTemporaryPath { path in
            try write(Array("nonsense".utf8), to: path)
            var certificate = TLSCertificate(chain: .file(path), key: .text(issued.key))
            #expect(
                await Self.fault(of: .init(certificate: certificate))
                    == "cannot serve with TLS: the certificate in \(path): it holds no certificate in PEM form")
            certificate = TLSCertificate(chain: .text(issued.chain), key: .file(path))
            #expect(
                await Self.fault(of: .init(certificate: certificate))
                    == "cannot serve with TLS: the key in \(path): it holds no private key in PEM form, or one that is encrypted")
            let clients = ServerConfiguration.TLS.ClientCertificates.required(trusting: .file(path))
            #expect(
                await Self.fault(of: .init(certificate: issued.certificate, clientCertificates: clients))
                    == "cannot serve with TLS: the root of client certificates in \(path): it holds no certificate in PEM form")
        }
    }

    @Test func saysThatTheKeyDoesNotFit() async throws {
        let authority = try TestAuthority()
        let certificate = TLSCertificate(
            chain: .text(try authority.server("localhost").chain), key: .text(try authority.server("localhost").key))
        #expect(
            await Self.fault(of: .init(certificate: certificate))
                .hasPrefix("cannot serve with TLS: the key in memory: it does not belong to the certificate in memory"))
    }
}
