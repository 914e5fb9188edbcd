import HTTPTypes
import NIOCore
import StarlingHTTP
import Testing

@testable import StarlingServer

struct BadHead: Sendable, CustomTestStringConvertible {
    var text: String
    var violation: ProtocolViolation

    init(_ text: String, _ detail: String) {
        self.init(text, .badRequest, detail)
    }

    init(_ text: String, _ status: HTTPResponse.Status, _ detail: String) {
        self.text = text
        violation = ProtocolViolation(status, detail)
    }

    /// A head that is good but for one field.
    static func field(_ field: String, _ detail: String) -> BadHead { .field(field, .badRequest, detail) }

    static func field(_ field: String, _ status: HTTPResponse.Status, _ detail: String) -> BadHead {
        BadHead("POST / HTTP/1.1\r\nhost: x\r\n\(field)\r\n\r\n", status, detail)
    }

    /// A head that is good but for its request line.
    static func line(_ line: String, _ detail: String) -> BadHead { .line(line, .badRequest, detail) }

    static func line(_ line: String, _ status: HTTPResponse.Status, _ detail: String) -> BadHead {
        BadHead("\(line)\r\nhost: x\r\n\r\n", status, detail)
    }

    var testDescription: String { String(text.prefix(80)).debugDescription }
}

@Suite struct MalformedHeadTests {
    private static let lineEnd = "A line must end in CR LF"
    private static let threeParts = "The request line must be: method, target, version"
    private static let badTarget = "The request target has a character that must be percent-encoded"
    private static let noTarget = "The request target must be a path or an absolute URL"
    private static let noMethod = "The method is not one"
    private static let noVersion = "The request line must end in the protocol version"
    private static let otherVersion = "This server speaks HTTP/1.1"
    private static let nameByte = "A header name has a character that is not allowed"
    private static let spaceInName = "A header name must not have spaces"
    private static let noColon = "A header field must be: name, colon, value"
    private static let folded = "A header field must not be folded"
    private static let valueByte = "A header value has a control character"
    private static let noHost = "The Host header is missing"
    private static let twoHosts = "There is more than one Host header"
    private static let badHost = "The Host header is not a host"
    private static let twoLengths = "There is more than one Content-Length"
    private static let both = "Content-Length and Transfer-Encoding exclude each other"
    private static let twoEncodings = "There is more than one Transfer-Encoding"
    private static let otherEncoding = "The only Transfer-Encoding here is chunked"
    private static let connect = "CONNECT is not offered"
    private static func length(_ value: String) -> String { "Invalid content-length: '\(value)'" }

    static let requestLines: [BadHead] = [
        .line("GET", threeParts),
        .line("GET /", threeParts),
        .line("GET / ", noVersion),
        .line("GET  HTTP/1.1", threeParts),
        .line(" GET / HTTP/1.1", threeParts),
        .line(" / HTTP/1.1", threeParts),
        .line("GET /a b HTTP/1.1", badTarget),
        .line("GET  / HTTP/1.1", badTarget),
        .line("GET /  HTTP/1.1", badTarget),
        .line("GET / HTTP/1.1 ", badTarget),
        .line("GET\t/\tHTTP/1.1", threeParts),
        .line("GET /\u{1} HTTP/1.1", badTarget),
        .line("GET /\0 HTTP/1.1", badTarget),
        .line("GET /\u{7F} HTTP/1.1", badTarget),
        .line("GET /a\tb HTTP/1.1", badTarget),
        .line("GET /a\rb HTTP/1.1", badTarget),
        .line("GET /ü HTTP/1.1", badTarget),
        .line("GET /a#b HTTP/1.1", badTarget),
        .line("GET a HTTP/1.1", noTarget),
        .line("GET * HTTP/1.1", noTarget),
        .line("GET ?a HTTP/1.1", noTarget),
        .line("GET ftp://x/ HTTP/1.1", noTarget),
        .line("GET http:///a HTTP/1.1", noTarget),
        .line("GET http://u@x/ HTTP/1.1", noTarget),
        .line("GET http:/x HTTP/1.1", noTarget),
        .line("OPTIONS ** HTTP/1.1", noTarget),
        .line("CONNECT x:443 HTTP/1.1", .notImplemented, connect),
        .line("CONNECT /x HTTP/1.1", .notImplemented, connect),
        .line("CONNECT http://x/ HTTP/1.1", .notImplemented, connect),
        .line("G@T / HTTP/1.1", noMethod),
        .line("G\u{E9}T / HTTP/1.1", noMethod),
        .line("G\0T / HTTP/1.1", noMethod),
        .line("GET: / HTTP/1.1", noMethod),
        .line(String(repeating: "G", count: 33) + " / HTTP/1.1", noMethod),
        .line("GET / http/1.1", noVersion),
        .line("GET / HTTP/1", noVersion),
        .line("GET / HTTP/1.10", noVersion),
        .line("GET / HTTP/11", noVersion),
        .line("GET / HTTP/1,1", noVersion),
        .line("GET / HTTP/x.1", noVersion),
        .line("GET / HTTP/1.x", noVersion),
        .line("GET / HTTPS/1.1", noVersion),
        .line("GET / ICY/1.1", noVersion),
        .line("GET / HTTP/1.1\u{B}", noVersion),
        .line("GET / HTTP/0.9", .httpVersionNotSupported, otherVersion),
        .line("GET / HTTP/2.0", .httpVersionNotSupported, otherVersion),
        .line("GET / HTTP/3.1", .httpVersionNotSupported, otherVersion),
        BadHead("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .httpVersionNotSupported, otherVersion),
        BadHead("\u{16}\u{3}\u{1}\u{2}\n\n", lineEnd),
    ]

    static let lineEnds: [BadHead] = [
        BadHead("GET / HTTP/1.1\nhost: x\n\n", lineEnd),
        BadHead("GET / HTTP/1.1\nhost: x\r\n\r\n", lineEnd),
        BadHead("GET / HTTP/1.1\r\nhost: x\n\r\n", lineEnd),
        BadHead("GET / HTTP/1.1\r\nhost: x\r\n\n", lineEnd),
        BadHead("GET / HTTP/1.1\r\nhost: x\n\n", lineEnd),
        BadHead("GET / HTTP/1.1\r\n\n", lineEnd),
        BadHead("\nGET / HTTP/1.1\r\nhost: x\r\n\r\n", lineEnd),
        BadHead("\n\n", lineEnd),
        BadHead("\r\r\nGET / HTTP/1.1\r\nhost: x\r\n\r\n", threeParts),
        BadHead("GET / HTTP/1.1\r\r\nhost: x\r\n\r\n", noVersion),
        BadHead("GET / HTTP/1.1\rhost: x\r\n\r\n", badTarget),
        BadHead("GET / HTTP/1.1\r\nhost: x\r\n a: b\r\n\r\n", folded),
        BadHead("GET / HTTP/1.1\r\nhost: x\r\na: b\r\n\tc\r\n\r\n", folded),
        BadHead("GET / HTTP/1.1\r\n host: x\r\n\r\n", folded),
        BadHead("GET / HTTP/1.1\r\nhost: x\r\n \r\n\r\n", folded),
        .field("a: b\rc: d", valueByte),
        .field("a: b\r\r", valueByte),
        .field("a: \r", valueByte),
    ]

    static let fields: [BadHead] = [
        .field("a : b", spaceInName),
        .field("a\t: b", spaceInName),
        .field("a b: c", spaceInName),
        .field("transfer-encoding : chunked", spaceInName),
        .field("content-length : 5", spaceInName),
        .field("content-length\u{B}: 5", nameByte),
        .field("a\0: b", nameByte),
        .field("ä: b", nameByte),
        .field("a(: b", nameByte),
        .field("\"a\": b", nameByte),
        .field("a/b: c", nameByte),
        .field("\r: c", nameByte),
        .field(": b", noColon),
        .field(":", noColon),
        .field("a", noColon),
        .field("a: \0", valueByte),
        .field("a: b\0c", valueByte),
        .field("a: b\u{1}c", valueByte),
        .field("a: b\u{7F}c", valueByte),
        .field("a: b\u{1B}[31m", valueByte),
        .field("a:\u{B}b", valueByte),
        .field("host: x", twoHosts),
        .field("Host: y", twoHosts),
        .field("host:", twoHosts),
        BadHead("GET / HTTP/1.1\r\n\r\n", noHost),
        BadHead("GET / HTTP/1.1\r\nhosts: x\r\n\r\n", noHost),
        BadHead("GET / HTTP/1.0\r\nhost: x\r\nhost: x\r\n\r\n", twoHosts),
        BadHead("GET http://a/ HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n", twoHosts),
        BadHead("GET http://a/ HTTP/1.1\r\n\r\n", noHost),
        BadHead("GET / HTTP/1.1\r\nhost: a b\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: a/b\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: u@a\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: a?b\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: a#b\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: a\\b\r\n\r\n", badHost),
        BadHead("GET / HTTP/1.1\r\nhost: ü\r\n\r\n", badHost),
        .field("expect: 200-ok", .expectationFailed, "Only 100-continue can be expected"),
        .field("expect:", .expectationFailed, "Only 100-continue can be expected"),
    ]

    /// Where two readers might see different ends of one message.
    static let smuggling: [BadHead] = [
        .field("content-length: 5\r\ntransfer-encoding: chunked", both),
        .field("transfer-encoding: chunked\r\ncontent-length: 5", both),
        .field("content-length: 0\r\ntransfer-encoding: chunked", both),
        .field("content-length: 5\r\ncontent-length: 5", twoLengths),
        .field("content-length: 5\r\ncontent-length: 6", twoLengths),
        .field("content-length: 0\r\nContent-Length: 0", twoLengths),
        .field("content-length: 5, 5", length("5, 5")),
        .field("content-length: 5,6", length("5,6")),
        .field("content-length:", length("")),
        .field("content-length: abc", length("abc")),
        .field("content-length: +5", length("+5")),
        .field("content-length: -5", length("-5")),
        .field("content-length: -0", length("-0")),
        .field("content-length: 5 6", length("5 6")),
        .field("content-length: 0x5", length("0x5")),
        .field("content-length: 5.0", length("5.0")),
        .field("content-length: 1e3", length("1e3")),
        .field("content-length: 5;a", length("5;a")),
        .field("content-length: ５", length("５")),
        .field("content-length: 9223372036854775808", length("9223372036854775808")),
        .field("content-length: 18446744073709551621", length("18446744073709551621")),
        .field("content-length: " + String(repeating: "9", count: 50), length(String(repeating: "9", count: 40))),
        .field("transfer-encoding: chunked\r\ntransfer-encoding: chunked", twoEncodings),
        .field("transfer-encoding: chunked\r\ntransfer-encoding: identity", twoEncodings),
        .field("transfer-encoding: identity\r\ntransfer-encoding: chunked", .notImplemented, otherEncoding),
        .field("transfer-encoding: identity", .notImplemented, otherEncoding),
        .field("transfer-encoding: gzip, chunked", .notImplemented, otherEncoding),
        .field("transfer-encoding: chunked, gzip", .notImplemented, otherEncoding),
        .field("transfer-encoding: chunked, chunked", .notImplemented, otherEncoding),
        .field("transfer-encoding: chunked,", .notImplemented, otherEncoding),
        .field("transfer-encoding: ,chunked", .notImplemented, otherEncoding),
        .field("transfer-encoding: \"chunked\"", .notImplemented, otherEncoding),
        .field("transfer-encoding: xchunked", .notImplemented, otherEncoding),
        .field("transfer-encoding: chunked;q=1", .notImplemented, otherEncoding),
        .field("transfer-encoding:", .notImplemented, otherEncoding),
        .field("transfer-encoding: \u{B}chunked", valueByte),
        .field("transfer-encoding: chunked\0", valueByte),
        .field("transfer-encoding:\r\n chunked", .notImplemented, otherEncoding),
        BadHead(
            "POST / HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n", "HTTP/1.0 has no Transfer-Encoding"),
        BadHead("POST / HTTP/1.0\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n", both),
    ]

    @Test(arguments: requestLines + lineEnds + fields + smuggling) func isRefusedHoweverItIsSplit(_ bad: BadHead) {
        let bytes = Array(bad.text.utf8)
        var violations: Set<String> = []
        for position in 0...bytes.count {
            violations.insert(Self.violation { try ReadHead.read([bytes[..<position], bytes[position...]]) })
        }
        violations.insert(Self.violation { try ReadHead.read(bytes.map { [$0] }) })
        #expect(violations == ["\(bad.violation)"])
    }

    private static func violation(_ read: () throws -> (head: ReadHead?, rest: Int)) -> String {
        do {
            return "read \(try read())"
        } catch {
            return "\(error)"
        }
    }

    private static let limits = ServerConfiguration.Limits(requestLine: 32, headerBytes: 40, headerCount: 2)

    @Test(arguments: [
        "GET /" + String(repeating: "a", count: 19) + " HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /" + String(repeating: "a", count: 400) + " HTTP/1.1\r\nhost: x\r\n\r\n",
        String(repeating: "a", count: 400) + "\r\n\r\n",
    ]) func hasALineThatIsTooLong(text: String) {
        #expect(throws: RequestParser.lineTooLong) { try ReadHead.read([text.utf8], limits: Self.limits) }
        #expect(throws: RequestParser.lineTooLong) { try ReadHead.read(text.utf8.map { [$0] }, limits: Self.limits) }
    }

    @Test(arguments: [
        "host: x\r\nx: " + String(repeating: "b", count: 27),
        "host: x\r\nx: " + String(repeating: "b", count: 400),
        "host: x\r\n" + String(repeating: "b", count: 400),
        "host: x\r\na: b\r\nc: d",
        String(repeating: "a: b\r\n", count: 100) + "c: d",
    ]) func hasAHeaderThatIsTooLarge(fields: String) {
        let text = "GET / HTTP/1.1\r\n\(fields)\r\n\r\n"
        #expect(throws: RequestParser.headerTooLarge) { try ReadHead.read([text.utf8], limits: Self.limits) }
        #expect(throws: RequestParser.headerTooLarge) { try ReadHead.read(text.utf8.map { [$0] }, limits: Self.limits) }
    }

    @Test func doesNotEndAndIsRefusedWithoutEndlessWaiting() {
        let line = String(repeating: "a", count: 33)
        #expect(throws: RequestParser.lineTooLong) { try ReadHead.read([(line + "a").utf8], limits: Self.limits) }
        let fields = "GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 20)
        #expect(throws: RequestParser.headerTooLarge) { try ReadHead.read([fields.utf8], limits: Self.limits) }
    }

    @Test(arguments: [
        "", "\r", "\r\n", "G", "GET / HTTP/1.1", "GET / HTTP/1.1\r", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: x\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\n\r",
    ]) func isNotComplete(text: String) throws {
        #expect(try ReadHead.read([text.utf8]).head == nil)
        #expect(try ReadHead.read(text.utf8.map { [$0] }).head == nil)
    }
}
