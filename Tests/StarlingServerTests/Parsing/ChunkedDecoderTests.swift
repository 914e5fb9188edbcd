import HTTPTypes
import NIOCore
import StarlingHTTP
import Testing

@testable import StarlingServer

@Suite struct ChunkedDecoderTests {
    /// Decodes a body that arrives in pieces.
    private static func decode(
        _ pieces: [some Sequence<UInt8>]
    ) throws(ProtocolViolation) -> (text: String, isDone: Bool, rest: Int) {
        var decoder = ChunkedDecoder()
        var buffer = ByteBuffer()
        var text = ByteBuffer()
        for piece in pieces {
            buffer.writeBytes(piece)
            while var chunk = try decoder.next(from: &buffer) { text.writeBuffer(&chunk) }
        }
        return (String(buffer: text), decoder.isDone, buffer.readableBytes)
    }

    @Test(arguments: [
        ("0\r\n\r\n", ""),
        ("5\r\nhello\r\n0\r\n\r\n", "hello"),
        ("5\r\nhello\r\n1\r\n!\r\n000\r\n\r\n", "hello!"),
        ("A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n", "01234567890123456789"),
        ("00000000000005\r\nhello\r\n0\r\n\r\n", "hello"),
        ("5;a=b\r\nhello\r\n0;c\r\n\r\n", "hello"),
        ("5;a=\"x;y\"\r\nhello\r\n0\r\n\r\n", "hello"),
        ("2\r\n\r\n\r\n0\r\n\r\n", "\r\n"),
        ("5\r\n0\r\n\r\n\r\n0\r\n\r\n", "0\r\n\r\n"),
        ("1\r\nx\r\n0\r\na: b\r\nc: d\r\n\r\n", "x"),
    ]) func givesTheSameHoweverItIsSplit(body: String, expected: String) throws {
        let bytes = Array((body + "next").utf8)
        for position in 0...bytes.count {
            let (text, isDone, rest) = try Self.decode([bytes[..<position], bytes[position...]])
            #expect(text == expected)
            #expect(isDone)
            #expect(rest == 4)
        }
        let (text, isDone, rest) = try Self.decode(bytes.map { [$0] })
        #expect(text == expected && isDone && rest == 4)
    }

    private static let size = "A chunk's size is not a hexadecimal number"
    private static let control = "A chunk's size line or a trailer has a control character"
    private static let end = "A line must end in CR LF"
    private static let long = "A chunk's size line or a trailer is too long"
    private static let tooMuch = "A chunk is longer than its size says"

    private static let refused: [(String, String)] = [
        ("x\r\n", size), ("-1\r\n", size), ("+1\r\n", size), ("0x1\r\n", size), (" 1\r\n", size), ("1 \r\n", size), ("1 2\r\n", size),
        ("1 ;a\r\n", size), (";a\r\n", size), ("1,\r\n", size), ("1_0\r\n", size), ("１\r\n", size), ("g\r\n", size), (":\r\n", size),
        ("\r\n", "A chunk's size is missing"),
        ("1000000000000000\r\n", "A chunk's size is too large"), ("ffffffffffffffff\r\n", "A chunk's size is too large"),
        ("0000000000000001\r\n", "A chunk's size is too large"), ("10000000000000000000000\r\n", "A chunk's size is too large"),
        ("5\n", end), ("\n", end), ("5;a\n", end), ("5\r\nhello\r\n0\n", end), ("5\r\nhello\r\n0\r\n\n", end),
        ("0\r\na: b\n\r\n", end), ("5\rx\r\n", control), ("5;a\0\r\n", control), ("5;a\rb\r\n", control), ("0\r\na: \0\r\n\r\n", control),
        ("0\r\na\r: b\r\n\r\n", control), ("1\r\nxyz", tooMuch), ("1\r\nx\n0\r\n\r\n", tooMuch), ("1\r\nx0\r\n\r\n", tooMuch),
        ("1\r\nx\r\r\n", tooMuch), ("5;" + String(repeating: "a", count: 300) + "\r\n", long), (String(repeating: "0", count: 300), long),
        ("0\r\n" + String(repeating: "a", count: 9000), long), ("0\r\na: " + String(repeating: "a", count: 9000) + "\r\n\r\n", long),
    ]

    @Test(arguments: refused) func refuses(body: String, detail: String) {
        #expect(throws: ProtocolViolation.malformed(detail)) { try Self.decode([body.utf8]) }
        #expect(throws: ProtocolViolation.malformed(detail)) { try Self.decode(body.utf8.map { [$0] }) }
    }

    @Test func limitsAllTrailersTogether() {
        let body = "0\r\n" + String(repeating: "a: bcdefgh\r\n", count: 1000)
        #expect(throws: RequestParser.headerTooLarge) { try Self.decode([body.utf8]) }
        let empty = "0\r\n" + String(repeating: "a:\r\n", count: 10_000)
        #expect(throws: RequestParser.headerTooLarge) { try Self.decode([empty.utf8]) }
    }

    @Test(arguments: ["", "5", "5\r", "5\r\n", "5\r\nhell", "5\r\nhello", "5\r\nhello\r", "0\r\n", "0\r\n\r", "0\r\na: b\r\n"])
    func waitsForTheRest(body: String) throws {
        #expect(try !Self.decode([body.utf8]).isDone)
    }

    /// The largest size that is understood is only a number: nothing is set aside for it.
    @Test func believesNoSize() throws {
        let (text, isDone, _) = try Self.decode(["fffffffffffffff\r\nabc".utf8])
        #expect(text == "abc" && !isDone)
    }
}
