import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct TLSTests {
    /// Serves with a certificate for `localhost`, and opens a connection.
    static func connected<Result: Sendable>(
        _ answering: Answering, isOld: Bool = false, _ test: (RawConnection) async throws -> Result
    ) async throws -> Result {
        let authority = try TestAuthority()
        let configuration = ServerConfiguration.secured(.init(certificate: try authority.server("localhost").certificate))
        return try await LiveServer.run(answering, configuration) { server in
            let tls = ClientTLS(trusting: authority.root, protocols: ["http/1.1"], isOld: isOld)
            return try await RawConnection.open(port: server.port, tls: tls) { try await test($0) }
        }
    }

    @Test(arguments: [(false, "TLSv1.3"), (true, "TLSv1.2")]) func tellsWhatWasAgreed(isOld: Bool, version: String) async throws {
        let answering = Answering { request in
            let tls = request.connection.tls
            let facts = [tls?.version, tls?.serverName, tls?.applicationProtocol, tls?.clientCertificate?.subject].map { $0 ?? "-" }
            return Response("\(request.isSecure) \(facts.joined(separator: " "))")
        }
        try await Self.connected(answering, isOld: isOld) { connection in
            #expect(connection.tls?.applicationProtocol == "http/1.1")
            try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
            #expect(try await connection.response().text == "true \(version) localhost http/1.1 -")
        }
    }

    @Test func keepsTheConnectionForFurtherRequests() async throws {
        try await Self.connected(.echo) { connection in
            for number in 0..<3 {
                try await connection.send("GET /\(number) HTTP/1.1\r\nhost: localhost\r\n\r\n")
                #expect(try await connection.response().text == "GET /\(number)")
            }
            try await connection.send((0..<20).map { "GET /\($0) HTTP/1.1\r\nhost: localhost\r\n\r\n" }.joined())
            for number in 0..<20 { #expect(try await connection.response().text == "GET /\(number)") }
        }
    }

    private static let large: [UInt8] = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }

    /// Large bodies in clear go straight to the socket; these must not.
    @Test(arguments: ["bytes", "buffer", "stream", "file"]) func encryptsLargeBodies(kind: String) async throws {
        try await withTemporaryPath { path in
            try write(Self.large, to: path)
            let answering = Answering { _ in
                switch kind {
                case "bytes": Response(body: .bytes(Self.large))
                case "buffer": Response(body: .buffer(ByteBuffer(bytes: Self.large)))
                case "stream": Response(body: .stream { try await $0.write(Self.large) })
                default: Response(body: .file(FileBody(path: path, length: Self.large.count)))
                }
            }
            try await Self.connected(answering) { connection in
                for _ in 0..<2 {
                    try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
                    let response = try await connection.response()
                    #expect(response.status == .ok)
                    #expect(response.body == Self.large)
                }
            }
        }
    }

    @Test func takesLargeBodies() async throws {
        let answering = Answering { request in
            var sum = 0
            do { for try await chunk in request.body { sum += chunk.readableBytes } } catch { return Response("\(error)") }
            return Response("\(sum)")
        }
        try await Self.connected(answering) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: \(Self.large.count)\r\n\r\n")
            try await connection.send(Self.large)
            #expect(try await connection.response().text == "\(Self.large.count)")
        }
    }

    /// Without it the client could not tell an end from an attack (RFC 8446, section 6.1): its library makes that an error.
    @Test(arguments: ["", "connection: close\r\n"]) func saysGoodbye(field: String) async throws {
        try await Self.connected(.echo) { connection in
            try await connection.send("GET / HTTP/1.0\r\n\(field)\r\n")
            #expect(try await connection.rest().hasSuffix("\r\n\r\nGET /"))
        }
    }

    @Test func upgrades() async throws {
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        for try await chunk in connection.inbound { try await connection.outbound.write(chunk) }
                    }))
        }
        try await Self.connected(answering) { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
            _ = try await connection.read(until: "\r\n\r\n")
            try await connection.send("hello")
            #expect(try await connection.read(count: 5) == Array("hello".utf8))
        }
    }
}
