import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Requests that break the rules of RFC 9113, section 8: their streams are reset, and the connection goes on.
@Suite struct HTTP2MalformedRequestTests {
    private static func fields(_ changes: [(String, String)], without removed: String...) -> [(String, String)] {
        FrameClient.get().filter { !removed.contains($0.0) } + changes
    }

    private static let malformed: [(String, [(String, String)])] = [
        ("no method", fields([], without: ":method")),
        ("no scheme", fields([], without: ":scheme")),
        ("no path", fields([], without: ":path")),
        ("no host", fields([], without: ":authority")),
        ("an empty path", fields([(":path", "")], without: ":path")),
        ("an empty scheme", fields([(":scheme", "")], without: ":scheme")),
        ("a path that is none", fields([(":path", "a")], without: ":path")),
        ("a whole URL", fields([(":path", "http://x/")], without: ":path")),
        ("an asterisk without OPTIONS", fields([(":path", "*")], without: ":path")),
        ("a space in the path", fields([(":path", "/a b")], without: ":path")),
        ("a line break in the path", fields([(":path", "/a\r\nx: y")], without: ":path")),
        ("a fragment", fields([(":path", "/a#b")], without: ":path")),
        ("a method that is none", fields([(":method", "G T")], without: ":method").reversed()),
        ("an endless method", fields([(":method", String(repeating: "A", count: 33))], without: ":method")),
        ("a method twice", fields([(":method", "GET")])),
        ("a path twice", fields([(":path", "/")])),
        ("a scheme twice", fields([(":scheme", "http")])),
        ("an authority twice", fields([(":authority", "x")])),
        ("a status", fields([(":status", "200")])),
        ("an unknown pseudo-header field", fields([(":other", "x")])),
        ("a protocol without CONNECT", fields([(":protocol", "websocket")])),
        ("a pseudo-header field behind others", [("accept", "x")] + FrameClient.get()),
        ("a host that differs", fields([("host", "y")])),
        ("a host twice", fields([("host", "x"), ("host", "x")])),
        ("a host that is none", fields([(":authority", "x/y")], without: ":authority")),
        ("a name in capitals", fields([("Accept", "x")])),
        ("a name with a space", fields([("a b", "x")])),
        ("a name with a colon", fields([("a:b", "x")])),
        ("a line break in a value", fields([("a", "x\r\ny: z")])),
        ("a NUL in a value", fields([("a", "x\0")])),
        ("a space before a value", fields([("a", " x")])),
        ("a tab behind a value", fields([("a", "x\t")])),
        ("Connection", fields([("connection", "close")])),
        ("Keep-Alive", fields([("keep-alive", "1")])),
        ("Proxy-Connection", fields([("proxy-connection", "close")])),
        ("Transfer-Encoding", fields([("transfer-encoding", "chunked")])),
        ("Upgrade", fields([("upgrade", "websocket")])),
        ("a TE that asks for more", fields([("te", "gzip")])),
        ("a length twice", fields([("content-length", "0"), ("content-length", "0")])),
        ("a length that is none", fields([("content-length", "+0")])),
        ("a length without a body", fields([("content-length", "1")])),
    ]

    @Test(arguments: malformed.indices) func resetsTheStream(index: Int) async throws {
        let (what, fields) = Self.malformed[index]
        try await Answering.echo.framed { client in
            try await client.headers(fields, on: 1)
            #expect(try await client.reset(on: 1) == 1, "\(what)")
            #expect(try await client.fetch(on: 3).text == "GET /", "\(what)")
        }
    }

    private static let answered: [(String, [(String, String)])] = [
        ("501", [(":method", "CONNECT"), (":authority", "x:1")]),
        ("417", fields([("expect", "something")])),
        ("414", fields([(":path", "/" + String(repeating: "a", count: 9000))], without: ":path")),
        ("431", fields([("a", String(repeating: "a", count: 45_000))])),
        ("431", fields((0..<101).map { ("a\($0)", "x") })),
    ]

    @Test(arguments: answered.indices, [true, false]) func answersWhatItUnderstands(index: Int, ends: Bool) async throws {
        let (status, fields) = Self.answered[index]
        try await Answering.echo.framed { client in
            // A header that does not fit into a frame goes on in others.
            // Until the settings are confirmed, the smaller limits of the protocol hold.
            try await client.settle()
            let block = FrameClient.encoded(fields)
            let pieces = stride(from: 0, to: block.count, by: 16_384).map { Array(block[$0..<min($0 + 16_384, block.count)]) }
            for (number, piece) in pieces.enumerated() {
                let flags: UInt8 = (number == pieces.count - 1 ? 4 : 0) | (number == 0 && ends ? 1 : 0)
                try await client.send(number == 0 ? .headers : .continuation, flags: flags, on: 1, piece)
            }
            #expect(try await client.answer(on: 1).status == status)
            if !ends { #expect(try await client.reset(on: 1) == 0) }
            #expect(try await client.fetch(on: 3).text == "GET /")
        }
    }

    private static let trailers: [[(String, String)]] = [
        [(":path", "/")], [("Accept", "x")], [("a", "x\r\ny")], [("connection", "close")],
    ]

    @Test(arguments: trailers.indices) func resetsAfterTrailersThatAreNone(index: Int) async throws {
        try await Answering.body.framed { client in
            try await client.headers(FrameClient.get(method: "POST"), ends: false, on: 1)
            try await client.headers(Self.trailers[index], on: 1)
            #expect(try await client.reset(on: 1) == 1)
            #expect(try await client.fetch(on: 3).status == "200")
        }
    }

    /// To reset streams costs something too (CVE-2025-8671).
    @Test func endsAClientThatGoesOnLikeThat() async throws {
        try await Answering.echo.framed { client in
            for number: UInt32 in 0..<150 { try await client.headers([(":method", "GET")], on: 2 * number + 1) }
            #expect(try await client.goodbye().code == 11)
        }
    }
}
