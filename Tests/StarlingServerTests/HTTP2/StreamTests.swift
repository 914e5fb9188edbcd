import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Streams that end before their time, who is told of it, and streams that speak another protocol.
@Suite struct HTTP2StreamTests {
    private struct Broken: Error {}

    private static func name(_ outcome: DeliveryOutcome) -> String {
        switch outcome {
        case .sent: "sent"
        case .clientGone: "clientGone"
        case .failed: "failed"
        case .dropped: "dropped"
        }
    }

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
        .empty, .text("abc"), .stream { try await $0.write("abc") }, .stream(length: 3) { try await $0.write("abc") },
        .file(FileBody(path: "/etc/passwd", length: 1)),
        .stream(
            StreamBody { writer in
                try await writer.write("abc")
                return [.init("checksum")!: "1"]
            }),
    ]

    @Test(arguments: bodies.indices, ["GET", "HEAD"]) func tellsOfEachThatWasSent(body: Int, method: String) async throws {
        let outcomes = Mailbox<String>()
        try await Self.telling(outcomes) { _ in Response(body: Self.bodies[body]) }.framed { client in
            for stream: UInt32 in [1, 3, 5] {
                _ = try await client.fetch(FrameClient.get(method: method), on: stream)
                #expect(try await outcomes.take() == "sent")
            }
        }
        outcomes.put("last")
        #expect(try await outcomes.take() == "last")
    }

    @Test func cancelsWhatTheClientTakesBack() async throws {
        let (outcomes, started) = (Mailbox<String>(), Mailbox<Void>())
        let answering = Self.telling(outcomes) { request in
            if request.target == "/" { return Response("other") }
            started.put()
            await Task.untilCancelled()
            return Response("late")
        }
        try await answering.framed { client in
            try await client.headers(FrameClient.get("/wait"), on: 1)
            try await started.take()
            try await client.send(.reset, on: 1, FrameClient.bytes(UInt32(8)))
            #expect(try await outcomes.take() == "clientGone")
            #expect(try await client.fetch(on: 3).text == "other")
        }
    }

    @Test func cancelsAStreamThatTheClientTakesBack() async throws {
        let (outcomes, started) = (Mailbox<String>(), Mailbox<Void>())
        let answering = Self.telling(outcomes) { _ in
            Response(
                body: .stream { writer in
                    started.put()
                    while true { try await writer.write(ByteBuffer(repeating: 0x61, count: 20_000)) }
                })
        }
        try await answering.framed { client in
            try await client.headers(FrameClient.get(), on: 1)
            try await started.take()
            try await client.send(.reset, on: 1, FrameClient.bytes(UInt32(8)))
            #expect(try await outcomes.take() == "clientGone")
        }
    }

    @Test func failsABodyThatTheClientTakesBack() async throws {
        let errors = Mailbox<String>()
        let answering = Answering { request in
            do { _ = try await request.body.collect(upTo: nil) } catch { errors.put("\(error)") }
            return Response("late")
        }
        try await answering.framed { client in
            try await client.headers(FrameClient.get(method: "POST"), ends: false, on: 1)
            try await client.settle()
            try await client.send(.reset, on: 1, FrameClient.bytes(UInt32(8)))
            #expect(try await errors.take() == "clientGone")
        }
    }

    @Test func cancelsEverythingWithTheConnection() async throws {
        let (outcomes, started) = (Mailbox<String>(), Mailbox<Void>())
        let answering = Self.telling(outcomes) { _ in
            started.put()
            await Task.untilCancelled()
            return Response("late")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                let client = FrameClient(connection)
                try await client.begin()
                for stream: UInt32 in [1, 3, 5] { try await client.headers(FrameClient.get(), on: stream) }
                for _ in 0..<3 { try await started.take() }
            }
            for _ in 0..<3 { #expect(try await outcomes.take() == "clientGone") }
        }
    }

    @Test(arguments: [nil, 5]) func resetsWhatBreaksOff(length: Int?) async throws {
        let outcomes = Mailbox<String>()
        let answering = Self.telling(outcomes) { _ in
            Response(
                body: .stream(length: length) { writer in
                    try await writer.write("abc")
                    throw Broken()
                })
        }
        try await answering.framed { client in
            try await client.headers(FrameClient.get(), on: 1)
            #expect(try await client.reset(on: 1) == 2)
            #expect(try await outcomes.take() == "failed")
        }
    }

    // MARK: - Other protocols (RFC 8441)

    private static let echo = Answering { request in
        guard request.method == .get, request.headers[.upgrade] == "echo" else { return Response("no") }
        return Response(
            headers: [.contentLocation: "/x"],
            body: .upgrade(
                Upgrade(to: "echo") { connection in
                    for try await chunk in connection.inbound { try await connection.outbound.write(chunk) }
                    try await connection.outbound.write("!")
                }))
    }

    private static func connect(_ name: String) -> [(String, String)] {
        [(":method", "CONNECT"), (":protocol", name), (":scheme", "http"), (":authority", "x"), (":path", "/")]
    }

    @Test func goesOverToAnotherProtocol() async throws {
        try await Self.echo.framed { client in
            #expect(try await client.next(.settings).payload.contains([0, 8, 0, 0, 0, 1]))
            try await client.headers(Self.connect("echo"), ends: false, on: 1)
            try await client.send(.data, on: 1, Array("abc".utf8))
            while client.partial(on: 1)?.text != "abc" { _ = try await client.next() }
            #expect(client.partial(on: 1)?.status == "200")
            #expect(client.partial(on: 1)?["upgrade"] == nil)
            // Other requests go on beside it.
            #expect(try await client.fetch(on: 3).text == "no")
            try await client.send(.data, flags: 1, on: 1, Array("def".utf8))
            #expect(try await client.answer(on: 1).text == "abcdef!")
        }
    }

    @Test func refusesAnotherProtocolThanWasAskedFor() async throws {
        try await Answering { _ in Response(body: .upgrade(Upgrade(to: "echo") { _ in })) }.framed { client in
            try await client.headers(Self.connect("other"), ends: false, on: 1)
            #expect(try await client.answer(on: 1).status == "426")
            #expect(try await client.fetch(on: 3).status == "426")
        }
    }
}
