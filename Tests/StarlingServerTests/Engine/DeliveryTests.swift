import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// How the sending of an answer ended is told exactly once, whatever happens.
@Suite struct DeliveryTests {
    private static func name(_ outcome: DeliveryOutcome) -> String {
        switch outcome {
        case .sent: "sent"
        case .clientGone: "clientGone"
        case .failed: "failed"
        case .dropped: "dropped"
        }
    }

    /// A responder whose answer tells how it fared.
    private static func telling(
        _ outcomes: Mailbox<String>, _ answer: @escaping @Sendable (Request) async -> Response
    ) -> Answering {
        Answering { request in
            var response = await answer(request)
            response.onSent { outcomes.put(name($0)) }
            return response
        }
    }

    private static let bodies: [ResponseBody] = [
        .empty, .text("abc"), .bytes([1]), .buffer(ByteBuffer(repeating: 0x61, count: 1_000_000)), .stream { try await $0.write("abc") },
        .stream(length: 3) { try await $0.write("abc") }, .file(FileBody(path: "/etc/passwd", length: 1)),
    ]

    @Test(arguments: bodies.indices, ["GET", "HEAD"]) func tellsOfEachThatWasSent(body: Int, method: String) async throws {
        let outcomes = Mailbox<String>()
        try await Self.telling(outcomes) { _ in Response(body: Self.bodies[body]) }.connected { connection in
            for _ in 0..<3 {
                try await connection.send("\(method) / HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await connection.response(to: method == "HEAD" ? .head : .get)
                #expect(try await outcomes.take() == "sent")
            }
        }
        outcomes.put("last")
        #expect(try await outcomes.take() == "last")
    }

    @Test func tellsOfEachOfManyThatWereSentTogether() async throws {
        let outcomes = Mailbox<String>()
        try await Self.telling(outcomes) { Response($0.target) }.connected { connection in
            try await connection.send((0..<50).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined())
            for _ in 0..<50 { #expect(try await outcomes.take() == "sent") }
        }
        outcomes.put("last")
        #expect(try await outcomes.take() == "last")
    }

    @Test func tellsSeveralThatAsk() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in
            var response = Response("abc")
            response.onSent { outcomes.put("first \(Self.name($0))") }
            return response
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            _ = try await connection.response()
            #expect(try await outcomes.take() == "first sent")
            #expect(try await outcomes.take() == "sent")
        }
    }

    @Test(arguments: TestTransport.all) func tellsOfOneThatIsThrownAway(transport: TestTransport) async throws {
        let outcomes = Mailbox<String>()
        let answering = Answering { request in
            _ = await Self.telling(outcomes) { _ in Response("first") }.respond(to: request)
            return Response("second")
        }
        try await answering.test(transport) { client in
            let response = try await client.get("/")
            #expect(response.text == "second")
            #expect(try await outcomes.take() == "dropped")
        }
    }

    @Test func tellsThatTheClientWentWhileTheAnswerWasMade() async throws {
        let outcomes = Mailbox<String>()
        let started = Mailbox<Void>()
        let answering = Self.telling(outcomes) { _ in
            started.put()
            await Task.untilCancelled()
            return Response("late")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                try await started.take()
            }
            #expect(try await outcomes.take() == "clientGone")
        }
    }

    /// The client goes once it has all bytes, but the producer is not through yet.
    @Test func tellsThatTheClientWentBeforeTheProducerEnded() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in
            Response(
                body: .stream(length: 3) { writer in
                    try await writer.write("abc")
                    await Task.untilCancelled()
                })
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().text == "abc")
            }
            #expect(try await outcomes.take() == "clientGone")
        }
    }

    @Test func tellsThatTheClientWentBeforeItReadAll() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in Response(body: .buffer(ByteBuffer(repeating: 0x61, count: 50_000_000))) }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await connection.read(until: "\r\n\r\n")
            }
            #expect(try await outcomes.take() == "clientGone")
        }
    }

    @Test func tellsOfAFailure() async throws {
        struct Broken: Error {}
        let outcomes = Mailbox<String>()
        try await Self.telling(outcomes) { _ in Response(body: .stream { _ in throw Broken() }) }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            _ = try await connection.rest()
            #expect(try await outcomes.take() == "failed")
        }
    }

    @Test func tellsOfAnUpgradeThatEnded() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in
            Response(body: .upgrade(Upgrade(to: "echo") { try await $0.outbound.write("bye") }))
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
            #expect(try await connection.rest().hasSuffix("\r\n\r\nbye"))
            #expect(try await outcomes.take() == "sent")
        }
    }

    @Test func tellsOfAnUpgradeThatTheClientEnded() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in
            Response(body: .upgrade(Upgrade(to: "echo") { for try await _ in $0.inbound {} }))
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
                _ = try await connection.read(until: "\r\n\r\n")
            }
            #expect(try await outcomes.take() == "clientGone")
        }
    }

    @Test func tellsOfAnUpgradeThatNobodyAskedFor() async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in Response(body: .upgrade(Upgrade(to: "echo") { _ in })) }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().status == .upgradeRequired)
            #expect(try await outcomes.take() == "dropped")
        }
    }
}
