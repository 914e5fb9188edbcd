import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Bodies over HTTP/2, both ways, and who holds whom back.
@Suite struct HTTP2BodyTests {
    private static let post = FrameClient.get(method: "POST")

    @Test(arguments: [true, false]) func takesABodyAsAWhole(announced: Bool) async throws {
        try await Answering.body.framed { client in
            let fields = Self.post + (announced ? [("content-length", "3")] : [])
            #expect(try await client.fetch(fields, body: Array("abc".utf8), on: 1).text == "abc")
            // In pieces, with padding, and with an end of its own.
            try await client.headers(fields, ends: false, on: 3)
            try await client.send(.data, flags: 8, on: 3, [2, 0x61, 0, 0])
            try await client.settle()
            try await client.send(.data, on: 3, Array("bc".utf8))
            try await client.send(.data, flags: 1, on: 3)
            #expect(try await client.answer(on: 3).text == "abc")
        }
    }

    @Test func takesTrailers() async throws {
        try await Answering.body.framed { client in
            try await client.headers(Self.post, ends: false, on: 1)
            try await client.send(.data, on: 1, Array("abc".utf8))
            try await client.headers([("checksum", "1")], on: 1)
            #expect(try await client.answer(on: 1).text == "abc")
        }
    }

    /// More than any window: the server has to let the client send on.
    @Test func takesLargeBodies() async throws {
        let answering = Answering { request in
            var sum = 0
            do { for try await chunk in request.body { sum += chunk.readableBytes } } catch { return Response("\(error)") }
            return Response("\(sum)")
        }
        try await answering.framed { client in
            try await client.headers(Self.post, ends: false, on: 1)
            // Of the connection, and of the stream.
            var windows: [UInt32: Int] = [0: 65_535, 1: 256 << 10]
            let piece = [UInt8](repeating: 0x61, count: 16_384)
            for index in 0..<200 {
                while windows.values.contains(where: { $0 < piece.count }) {
                    let frame = try await client.next(.windowUpdate)
                    windows[frame.stream]? += Int(frame.number(at: 0))
                }
                try await client.send(.data, flags: index == 199 ? 1 : 0, on: 1, piece)
                for stream in windows.keys { windows[stream]? -= piece.count }
            }
            #expect(try await client.answer(on: 1).text == "\(200 * 16_384)")
        }
    }

    /// A handler that does not read lets nobody send more than a window.
    @Test func holdsTheClientBack() async throws {
        let release = Mailbox<Void>()
        let answering = Answering { request in
            try? await release.take()
            return Response("\((try? await request.body.collect(upTo: nil))?.readableBytes ?? -1)")
        }
        let http2 = ServerConfiguration.HTTP2(streamWindow: 65_535, connectionWindow: 65_535)
        try await answering.framed(ServerConfiguration(eventLoops: 1, http2: http2)) { client in
            try await client.headers(Self.post, ends: false, on: 1)
            for _ in 0..<3 { try await client.send(.data, on: 1, [UInt8](repeating: 0, count: 16_384)) }
            try await client.settle()
            #expect(!client.seen.contains { $0.kind == .windowUpdate })
            release.put()
            #expect(try await client.next(.windowUpdate, on: 1).number(at: 0) == 49_152)
            try await client.send(.data, flags: 1, on: 1, [UInt8](repeating: 0, count: 16_384))
            #expect(try await client.answer(on: 1).text == "65536")
        }
    }

    @Test func asksForABodyThatWaits() async throws {
        try await Answering.body.framed { client in
            try await client.headers(Self.post + [("expect", "100-continue")], ends: false, on: 1)
            #expect(try await client.next(.headers, on: 1).ends == false)
            try await client.send(.data, flags: 1, on: 1, Array("abc".utf8))
            let answer = try await client.answer(on: 1)
            #expect(answer.informational.map(\.status) == ["100"])
            #expect(answer.text == "abc")
        }
    }

    /// The answer comes first, and then the client is told not to send on (RFC 9113, section 8.1).
    @Test func stopsABodyThatNobodyReads() async throws {
        try await Answering.echo.framed { client in
            try await client.headers(Self.post, ends: false, on: 1)
            #expect(try await client.answer(on: 1).text == "POST /")
            #expect(try await client.reset(on: 1) == 0)
            #expect(try await client.fetch(on: 3).text == "GET /")
        }
    }

    @Test func throwsAwayALittleThatNobodyReads() async throws {
        try await Answering.echo.framed { client in
            try await client.headers(Self.post + [("content-length", "4")], ends: false, on: 1)
            #expect(try await client.answer(on: 1).text == "POST /")
            try await client.send(.data, flags: 1, on: 1, Array("late".utf8))
            #expect(try await client.fetch(on: 3).text == "GET /")
            #expect(!client.seen.contains { $0.kind == .reset })
        }
    }

    @Test(arguments: [(3, "abcd"), (5, "abcd"), (1, "")]) func refusesALengthThatIsNotTrue(announced: Int, body: String) async throws {
        let failures = Mailbox<String>()
        let answering = Answering { request in
            if request.method == .get { return Response("alive") }
            do { _ = try await request.body.collect(upTo: nil) } catch { failures.put("\(error)") }
            return Response("never")
        }
        try await answering.framed { client in
            try await client.headers(Self.post + [("content-length", "\(announced)")], ends: false, on: 1)
            try await client.settle()
            try await client.send(.data, flags: 1, on: 1, Array(body.utf8))
            #expect(try await client.reset(on: 1) == 1)
            #expect(try await failures.take() == "malformed(\"The body is not as long as Content-Length says\")")
            #expect(try await client.fetch(on: 3).text == "alive")
        }
    }

    @Test func sendsStreams() async throws {
        let answering = Answering { request in
            let length = request.target == "/known" ? 10 : nil
            return Response(
                body: .stream(
                    StreamBody(length: length) { writer in
                        for _ in 0..<5 { try await writer.write("ab") }
                        return [.init("checksum")!: "1"]
                    }))
        }
        try await answering.framed { client in
            let known = try await client.fetch(FrameClient.get("/known"), on: 1)
            #expect(known.text == "ababababab")
            #expect(known["content-length"] == "10")
            let unknown = try await client.fetch(on: 3)
            #expect(unknown.text == "ababababab")
            #expect(unknown["content-length"] == nil)
            #expect(unknown.trailers.map(\.name) == ["checksum"])
        }
    }

    /// A client whose window is closed holds the handler back; others are served meanwhile.
    @Test func isHeldBackByTheClient() async throws {
        let written = Counter()
        let piece = ByteBuffer(repeating: 0x61, count: 10_000)
        let answering = Answering { request in
            if request.target != "/stream" { return Response("small") }
            return Response(
                body: .stream { writer in
                    for _ in 0..<100 {
                        try await writer.write(piece)
                        written.add(1)
                    }
                })
        }
        try await answering.framed(settings: [(4, 5)]) { client in
            try await client.headers(FrameClient.get("/stream"), on: 1)
            #expect(try await client.fetch(on: 3).text == "small")
            try await client.settle()
            // As much as fits below the mark, and the piece that went beyond it.
            #expect(written.value == 6)
            #expect(client.partial(on: 1)?.body.count == 5)
            try await client.grant(2_000_000, on: 1)
            #expect(try await client.answer(on: 1).body.count == 1_000_000)
        }
    }

    private static let large: [UInt8] = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }

    @Test(arguments: ["bytes", "buffer", "file", "stream"], [false, true]) func sendsLargeBodies(kind: String, isSecure: Bool) async throws
    {
        try await withTemporaryPath { path in
            try write(Self.large, to: path)
            let answering = Answering { _ in
                switch kind {
                case "bytes": Response(body: .bytes(Self.large))
                case "buffer": Response(body: .buffer(ByteBuffer(bytes: Self.large)))
                case "file": Response(body: .file(FileBody(path: path, length: Self.large.count)))
                default: Response(body: .stream { try await $0.write(Self.large) })
                }
            }
            let authority = try TestAuthority()
            let tls = ServerConfiguration.TLS(certificate: try authority.server("localhost").certificate)
            try await LiveServer.run(answering, ServerConfiguration(eventLoops: 1, tls: isSecure ? tls : nil)) { server in
                func fetch(_ connection: RawConnection) async throws {
                    let client = FrameClient(connection)
                    try await client.begin(settings: [(4, 10_000_000)])
                    try await client.grant(10_000_000)
                    for stream: UInt32 in [1, 3] { #expect(try await client.fetch(on: stream).body == Self.large) }
                }
                if isSecure {
                    let tls = ClientTLS(trusting: authority.root, protocols: ["h2"])
                    try await RawConnection.open(port: server.port, tls: tls) { try await fetch($0) }
                } else {
                    try await RawConnection.open(port: server.port) { try await fetch($0) }
                }
            }
        }
    }

    @Test func saysThatThereIsNoFile() async throws {
        try await Answering { _ in Response(body: .file(FileBody(path: "/nowhere", length: 5))) }.framed { client async throws in
            #expect(try await client.fetch(on: 1).status == "404")
        }
    }
}
