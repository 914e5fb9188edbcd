import HTTPTypes
import NIOCore
import StarlingHTTP
import Testing

@testable import StarlingServer

/// What a head was read as, in a form that can be compared.
struct ReadHead: Equatable, CustomStringConvertible {
    var line: String
    var headers: [String]
    var framing: BodyFraming
    var flags: Set<Flag> = [.keepAlive]

    enum Flag { case keepAlive, expectsContinue, wantsUpgrade }

    var description: String { "\(line) \(headers) \(framing) \(flags)" }
}

extension ReadHead {
    init(_ head: RequestHead) {
        line = "\(head.method.rawValue) \(head.target) \(head.version.rawValue)"
        headers = head.headers.map { "\($0.name)=\($0.value)" }
        framing = head.framing
        flags = []
        if head.keepAlive { flags.insert(.keepAlive) }
        if head.expectsContinue { flags.insert(.expectsContinue) }
        if head.wantsUpgrade { flags.insert(.wantsUpgrade) }
    }

    /// Reads one head that arrives in pieces.
    static func read(
        _ pieces: [some Sequence<UInt8>], limits: ServerConfiguration.Limits = .init()
    ) throws(ProtocolViolation) -> (head: ReadHead?, rest: Int) {
        var parser = RequestParser(limits: limits)
        var buffer = ByteBuffer()
        for piece in pieces {
            buffer.writeBytes(piece)
            if let head = try parser.next(from: &buffer) { return (ReadHead(head), buffer.readableBytes) }
        }
        return (nil, buffer.readableBytes)
    }
}

struct GoodHead: Sendable, CustomTestStringConvertible {
    var text: String
    var line: String
    var headers: [String]
    var framing = BodyFraming.none
    var flags: Set<ReadHead.Flag> = [.keepAlive]

    var testDescription: String { text.debugDescription }
    var expected: ReadHead { ReadHead(line: line, headers: headers, framing: framing, flags: flags) }
}

@Suite struct GoodHeadTests {
    static let table: [GoodHead] = [
        GoodHead(text: "GET / HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "GET /a?b=c&d HTTP/1.1\r\nHost:x:80\r\n\r\n", line: "GET /a?b=c&d HTTP/1.1", headers: ["host=x:80"]),
        GoodHead(text: "GET / HTTP/1.1\r\nHoSt: [::1]:80\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host=[::1]:80"]),
        GoodHead(text: "GET / HTTP/1.1\r\nhost:\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host="]),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: \t x \t \r\nX-A: \t b  c\t\r\nx-empty: \r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "x-a=b  c", "x-empty="]),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nx: a\tb\r\nx: ü\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "x=a\tb", "x=ü"]),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\n!#$%&'*+-.^_`|~09AZaz: 1\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "!#$%&'*+-.^_`|~09azaz=1"]),
        GoodHead(text: "GET / HTTP/1.0\r\n\r\n", line: "GET / HTTP/1.0", headers: [], flags: []),
        GoodHead(
            text: "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", line: "GET / HTTP/1.0", headers: ["connection=Keep-Alive"]),
        GoodHead(
            text: "GET / HTTP/1.0\r\nconnection: keep-alive, close\r\n\r\n", line: "GET / HTTP/1.0",
            headers: ["connection=keep-alive, close"], flags: []),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nconnection: foo ,\tCLOSE\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "connection=foo ,\tCLOSE"], flags: []),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nconnection: foo\r\nconnection: close\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "connection=foo", "connection=close"], flags: []),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nconnection: closed\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "connection=closed"]),
        // A later minor version speaks 1.1 too.
        GoodHead(text: "GET / HTTP/1.7\r\nhost: x\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host=x"]),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\nContent-Length: 5\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "content-length=5"], framing: .length(5)),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "content-length=0"]),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 007\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "content-length=007"], framing: .length(7)),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9223372036854775807\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "content-length=9223372036854775807"], framing: .length(Int.max)),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\nTransfer-Encoding: Chunked\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "transfer-encoding=Chunked"], framing: .chunked),
        GoodHead(
            text: "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\nExpect: 100-Continue\r\n\r\n", line: "POST / HTTP/1.1",
            headers: ["host=x", "content-length=1", "expect=100-Continue"], framing: .length(1),
            flags: [.keepAlive, .expectsContinue]),
        // HTTP/1.0 knows no `100 Continue`.
        GoodHead(
            text: "POST / HTTP/1.0\r\ncontent-length: 1\r\nexpect: 100-continue\r\n\r\n", line: "POST / HTTP/1.0",
            headers: ["content-length=1", "expect=100-continue"], framing: .length(1), flags: []),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: keep-alive, Upgrade\r\n\r\n",
            line: "GET / HTTP/1.1", headers: ["host=x", "upgrade=websocket", "connection=keep-alive, Upgrade"],
            flags: [.keepAlive, .wantsUpgrade]),
        GoodHead(
            text: "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\n\r\n", line: "GET / HTTP/1.1",
            headers: ["host=x", "upgrade=websocket"]),
        // Absolute form: the path is routed, and its authority is the host (RFC 9112, section 3.2.2).
        GoodHead(
            text: "GET http://a.example:81/b?c HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET /b?c HTTP/1.1",
            headers: ["host=a.example:81"]),
        GoodHead(text: "GET HTTPS://a HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET / HTTP/1.1", headers: ["host=a"]),
        GoodHead(text: "GET http://a?b=/ HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET /?b=/ HTTP/1.1", headers: ["host=a"]),
        GoodHead(text: "GET http://a/ HTTP/1.0\r\n\r\n", line: "GET / HTTP/1.0", headers: ["host=a"], flags: []),
        GoodHead(text: "OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n", line: "OPTIONS * HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "get / HTTP/1.1\r\nhost: x\r\n\r\n", line: "get / HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "BREW!# /pot HTTP/1.1\r\nhost: x\r\n\r\n", line: "BREW!# /pot HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "GET //a//b/ HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET //a//b/ HTTP/1.1", headers: ["host=x"]),
        GoodHead(text: "GET /%00%2F%zz HTTP/1.1\r\nhost: x\r\n\r\n", line: "GET /%00%2F%zz HTTP/1.1", headers: ["host=x"]),
    ]

    @Test(arguments: table) func isReadTheSameHoweverItIsSplit(_ good: GoodHead) throws {
        let bytes = Array((good.text + "rest").utf8)
        for position in 0...bytes.count {
            let (head, rest) = try ReadHead.read([bytes[..<position], bytes[position...]])
            #expect(head == good.expected)
            #expect(rest == (position < bytes.count - 4 ? 4 : position - (bytes.count - 4)))
        }
    }

    @Test(arguments: table) func isReadByteByByte(_ good: GoodHead) throws {
        let (head, rest) = try ReadHead.read(good.text.utf8.map { [$0] })
        #expect(head == good.expected)
        #expect(rest == 0)
    }

    @Test(arguments: table) func isReadOneBehindAnother(_ good: GoodHead) throws {
        var parser = RequestParser(limits: .init())
        var buffer = ByteBuffer(string: String(repeating: good.text, count: 3))
        for _ in 0..<3 {
            let head = try #require(try parser.next(from: &buffer))
            #expect(ReadHead(head) == good.expected)
        }
        #expect(try parser.next(from: &buffer) == nil)
        #expect(buffer.readableBytes == 0)
    }

    /// Exactly as much as is allowed is allowed, in one piece and byte by byte.
    @Test(arguments: [1, 7, 1_000_000]) func fillsItsLimitsExactly(pieceLength: Int) throws {
        let limits = ServerConfiguration.Limits(requestLine: 32, headerBytes: 40, headerCount: 2)
        let line = "GET /" + String(repeating: "a", count: 18) + " HTTP/1.1"
        let fields = "host: x\r\nx: " + String(repeating: "b", count: 26) + "\r\n"
        #expect(line.utf8.count == 32 && fields.utf8.count == 40)
        let bytes = Array("\(line)\r\n\(fields)\r\n".utf8)
        let pieces = stride(from: 0, to: bytes.count, by: pieceLength).map { bytes[$0..<min($0 + pieceLength, bytes.count)] }
        #expect(try ReadHead.read(pieces, limits: limits).head?.headers.count == 2)
    }
}
