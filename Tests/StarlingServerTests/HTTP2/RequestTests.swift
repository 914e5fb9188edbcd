import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Requests over HTTP/2, and what they are answered.
@Suite struct HTTP2RequestTests {
    @Test func answers() async throws {
        var configuration = ServerConfiguration(eventLoops: 1)
        configuration.serverName = "Test"
        try await Answering.echo.framed(configuration) { client in
            let answer = try await client.fetch(FrameClient.get("/a?b=c"), on: 1)
            #expect(answer.status == "200")
            #expect(answer.text == "GET /a?b=c")
            #expect(answer["content-length"] == "10")
            #expect(answer["server"] == "Test")
            #expect(answer["date"]?.hasSuffix(" GMT") == true)
            #expect(answer.fields.map(\.name) == ["content-type", "content-length", "server", "date"])
        }
    }

    @Test func tellsWhatCame() async throws {
        let answering = Answering { request in
            let facts = [request.version.rawValue, request.authority, request.headers[.accept], request.cookies["a"], request.cookies["b"]]
            return Response("\(facts.map { $0 ?? "-" }.joined(separator: " ")) \(request.isSecure)")
        }
        try await answering.framed { client async throws in
            let fields = FrameClient.get() + [("accept", "x"), ("cookie", "a=1"), ("cookie", "b=2")]
            #expect(try await client.fetch(fields, on: 1).text == "HTTP/2 x x 1 2 false")
            // A gateway from HTTP/1.1 may send the host in its old place.
            let old = [(":method", "GET"), (":scheme", "http"), (":path", "/"), ("host", "old")]
            #expect(try await client.fetch(old, on: 3).text == "HTTP/2 old - - - false")
        }
    }

    /// The beginning may come in any pieces.
    @Test func beginsByteByByte() async throws {
        try await Answering.echo.connected { connection in
            let client = FrameClient(connection)
            let bytes =
                Array(FrameClient.preface.utf8) + FrameClient.frame(.settings, on: 0)
                + FrameClient.frame(.headers, flags: 5, on: 1, FrameClient.encoded(FrameClient.get()))
            for byte in bytes { try await connection.send([byte]) }
            #expect(try await client.answer(on: 1).text == "GET /")
        }
    }

    @Test func refusesItWhereItIsNotSpoken() async throws {
        try await Answering.echo.connected(ServerConfiguration(eventLoops: 1, http2: nil)) { connection in
            try await connection.send(FrameClient.preface)
            #expect(try await connection.response().status == .httpVersionNotSupported)
        }
    }

    @Test func agreesOnItOverTLS() async throws {
        let authority = try TestAuthority()
        let tls = ServerConfiguration.TLS(certificate: try authority.server("localhost").certificate)
        let answering = Answering { Response("\($0.connection.tls?.applicationProtocol ?? "-") \($0.version.rawValue)") }
        for (http2, offered, expected) in [
            (ServerConfiguration.HTTP2(), ["h2", "http/1.1"], "h2 HTTP/2"), (.init(), ["http/1.1"], "http/1.1 HTTP/1.1"),
            (.init(), [], "- HTTP/1.1"), (nil, ["h2", "http/1.1"], "http/1.1 HTTP/1.1"),
        ] {
            let configuration = ServerConfiguration(eventLoops: 1, tls: tls, http2: http2)
            try await LiveServer.run(answering, configuration) { server in
                let tls = ClientTLS(trusting: authority.root, protocols: offered)
                try await RawConnection.open(port: server.port, tls: tls) { connection in
                    if connection.tls?.applicationProtocol == "h2" {
                        let client = FrameClient(connection)
                        try await client.begin()
                        #expect(try await client.fetch(on: 1).text == expected)
                    } else {
                        try await connection.send("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
                        #expect(try await connection.response().text == expected)
                    }
                }
            }
        }
    }

    @Test func answersInTheOrderOfTheHandlers() async throws {
        let release = Mailbox<Void>()
        let answering = Answering { request in
            if request.target == "/slow" { try? await release.take() }
            return Response(request.target)
        }
        try await answering.framed { client in
            try await client.headers(FrameClient.get("/slow"), on: 1)
            #expect(try await client.fetch(FrameClient.get("/fast"), on: 3).text == "/fast")
            release.put()
            #expect(try await client.answer(on: 1).text == "/slow")
        }
    }

    @Test func answersManyAtOnce() async throws {
        try await Answering.echo.framed { client in
            for number in 0..<100 { try await client.headers(FrameClient.get("/\(number)"), on: UInt32(2 * number + 1)) }
            for number in 0..<100 { #expect(try await client.answer(on: UInt32(2 * number + 1)).text == "GET /\(number)") }
        }
    }

    @Test func answersHeadWithoutABody() async throws {
        let answering = Answering { request in
            switch request.target {
            case "/stream": Response(body: .stream(length: 7) { try await $0.write("no body") })
            case "/file": Response(body: .file(FileBody(path: "/etc/passwd", length: 5)))
            default: Response("no body")
            }
        }
        try await answering.framed { client in
            for (number, (target, length)) in [("/", "7"), ("/stream", "7"), ("/file", "5")].enumerated() {
                let answer = try await client.fetch(FrameClient.get(target, method: "HEAD"), on: UInt32(2 * number + 1))
                #expect(answer["content-length"] == length)
                #expect(answer.body.isEmpty)
            }
        }
    }

    @Test(arguments: [204, 304]) func answersWithoutABody(status: Int) async throws {
        let answering = Answering { _ in Response(status: .init(code: status), body: .text("no body")) }
        try await answering.framed { client in
            let answer = try await client.fetch(on: 1)
            #expect(answer.status == "\(status)")
            #expect(answer.body.isEmpty)
            #expect(answer["content-length"] == nil)
        }
    }

    /// What is about a connection of HTTP/1.1 would make the answer malformed.
    @Test func leavesOutFieldsOfTheConnection() async throws {
        let answering = Answering { _ in
            Response(
                headers: [
                    .connection: "close", .transferEncoding: "chunked", .upgrade: "x", .init("keep-alive")!: "1", .date: "never",
                    .contentLength: "99", .allow: "GET",
                ], body: .text("abc"))
        }
        try await answering.framed { client in
            let answer = try await client.fetch(on: 1)
            #expect(answer.fields.map(\.name) == ["allow", "content-length", "date"])
            #expect(answer["content-length"] == "3")
            #expect(answer["date"] != "never")
        }
    }

    @Test func sendsInformationalResponses() async throws {
        let answering = Answering { request in
            try? await request.sendInformational(.init(code: 103), headers: [.init("link")!: "</a.css>"])
            return Response("final")
        }
        try await answering.framed { client in
            let answer = try await client.fetch(on: 1)
            #expect(answer.informational.map(\.status) == ["103"])
            #expect(answer.informational.first?.fields.first?.value == "</a.css>")
            #expect(answer.text == "final")
        }
    }

    @Test func refusesRequestsForWhichThereIsNoRoom() async throws {
        let (started, release) = (Mailbox<Void>(), Mailbox<Void>())
        let answering = Answering { request in
            if request.target == "/slow" {
                started.put()
                try? await release.take()
            }
            return Response(request.target)
        }
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(requestsInFlight: 1))
        try await answering.framed(configuration) { client in
            try await client.headers(FrameClient.get("/slow"), on: 1)
            try await started.take()
            let refused = try await client.fetch(on: 3)
            #expect(refused.status == "503")
            #expect(refused["retry-after"] == "1")
            release.put()
            #expect(try await client.answer(on: 1).text == "/slow")
            #expect(try await client.fetch(on: 5).status == "200")
        }
    }

    @Test func saysGoodbyeWithTheLastRequest() async throws {
        try await Answering.echo.framed(ServerConfiguration(eventLoops: 1, limits: .init(requestsPerConnection: 2))) { client in
            #expect(try await client.fetch(on: 1).text == "GET /")
            try await client.headers(FrameClient.get(), on: 3)
            #expect(try await client.goodbye() == FrameClient.Gone(last: 0x7FFF_FFFF, code: 0))
            let ping = try await client.next(.ping)
            try await client.send(.ping, flags: 1, on: 0, ping.payload)
            #expect(try await client.goodbye() == FrameClient.Gone(last: 3, code: 0))
            #expect(try await client.connection.rest().isEmpty)
        }
    }

    @Test func neverSendsAnInformationalStatusAsTheAnswer() async throws {
        try await Answering { _ in Response(status: .init(code: 103)) }.framed { client async throws in
            #expect(try await client.fetch(on: 1).status == "500")
        }
    }
}
