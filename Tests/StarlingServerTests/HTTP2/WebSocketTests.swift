import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// WebSockets over HTTP/2 (RFC 8441): a stream carries the same frames as a connection of its own.
@Suite struct HTTP2WebSocketTests {
    private static let echo = Answering { request in
        guard request.headers[.upgrade] == "websocket" else { return Response("other") }
        return Response(webSocket: WebSocketOptions(subprotocols: ["chat"])) { socket in
            for try await message in socket { try await socket.send(message) }
        }
    }

    private static func connect(_ fields: [(String, String)] = [("sec-websocket-version", "13")]) -> [(String, String)] {
        [(":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":authority", "x"), (":path", "/")] + fields
    }

    /// A frame as a client sends it, with a mask of zeros.
    private static func frame(_ opcode: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0x80 | opcode, 0x80 | UInt8(payload.count), 0, 0, 0, 0] + payload
    }

    /// Reads until so much of a stream has come.
    private static func bytes(_ count: Int, _ client: FrameClient, on stream: UInt32) async throws -> [UInt8] {
        while client.partial(on: stream)?.body.count ?? 0 < count { _ = try await client.next() }
        return client.partial(on: stream)?.body ?? []
    }

    @Test func echoes() async throws {
        let answering = Self.echo
        try await answering.framed { client in
            try await client.headers(Self.connect() + [("sec-websocket-protocol", "other, chat")], ends: false, on: 1)
            try await client.send(.data, on: 1, Self.frame(1, Array("hello".utf8)))
            #expect(try await Self.bytes(7, client, on: 1) == [0x81, 5] + Array("hello".utf8))
            #expect(client.partial(on: 1)?.status == "200")
            #expect(client.partial(on: 1)?["sec-websocket-protocol"] == "chat")
            #expect(client.partial(on: 1)?["sec-websocket-accept"] == nil)
            // A frame may come in any pieces, and other requests go on beside it.
            for byte in Self.frame(1, [0x61]) { try await client.send(.data, on: 1, [byte]) }
            #expect(try await client.fetch(on: 3).text == "other")
            #expect(try await Self.bytes(10, client, on: 1).suffix(3) == [0x81, 1, 0x61])
            // A last word ends both sides.
            try await client.send(.data, flags: 1, on: 1, Self.frame(8, [3, 232]))
            #expect(try await client.answer(on: 1).body.suffix(4) == [0x88, 2, 3, 232])
            #expect(try await client.fetch(on: 5).text == "other")
        }
    }

    @Test(arguments: [("", "426"), ("12", "426")]) func refusesOtherVersions(version: String, status: String) async throws {
        try await Self.echo.framed { client in
            try await client.headers(Self.connect(version.isEmpty ? [] : [("sec-websocket-version", version)]), ends: false, on: 1)
            let answer = try await client.answer(on: 1)
            #expect(answer.status == status)
            #expect(answer["sec-websocket-version"] == "13")
        }
    }

    @Test func tellsTheHandlerThatTheClientIsGone() async throws {
        let outcomes = Mailbox<String>()
        let answering = Answering { _ in
            Response(webSocket: WebSocketOptions()) { socket in
                do { for try await _ in socket {} } catch { outcomes.put("\(error)") }
            }
        }
        try await answering.framed { client in
            try await client.headers(Self.connect(), ends: false, on: 1)
            _ = try await client.next(.headers, on: 1)
            try await client.send(.reset, on: 1, FrameClient.bytes(UInt32(8)))
            #expect(try await outcomes.take() == "connectionLost")
        }
    }

    @Test func endsWithAClientThatSaysNoLastWord() async throws {
        try await Self.echo.framed { client in
            try await client.headers(Self.connect(), ends: false, on: 1)
            try await client.send(.data, flags: 1, on: 1, Self.frame(1, [0x61]))
            #expect(try await client.answer(on: 1).status == "200")
            #expect(try await client.fetch(on: 3).text == "other")
        }
    }

    /// A client whose window is closed holds the handler back, and what it sends meanwhile waits.
    @Test func isHeldBackByTheClient() async throws {
        let sent = Counter()
        let answering = Answering { _ in
            Response(webSocket: WebSocketOptions()) { socket in
                for _ in 0..<100 {
                    try await socket.send(.binary(ByteBuffer(repeating: 0, count: 20_000)))
                    sent.add(1)
                }
            }
        }
        try await answering.framed(settings: [(4, 10)]) { client in
            try await client.headers(Self.connect(), ends: false, on: 1)
            try await client.settle()
            try await client.settle()
            #expect(sent.value < 10)
            try await client.grant(3_000_000, on: 1)
            _ = try await Self.bytes(100 * 20_004, client, on: 1)
            try await client.send(.data, flags: 1, on: 1, Self.frame(8, [3, 232]))
            #expect(try await client.answer(on: 1).body.suffix(4) == [0x88, 2, 3, 232])
            #expect(sent.value == 100)
        }
    }
}
