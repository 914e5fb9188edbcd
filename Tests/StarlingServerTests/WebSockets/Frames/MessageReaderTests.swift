import NIOCore
import StarlingHTTP
import Testing

@testable import StarlingServer

/// What comes of bytes, however they are cut.
@Suite struct MessageReaderTests {
    private func read(_ pieces: [[UInt8]], compression: CompressionAgreement? = nil) throws -> [WebSocketEvent] {
        var reader = MessageReader(limits: MessageLimits(WebSocketOptions()), compression: compression)
        var buffer = ByteBuffer()
        var events: [WebSocketEvent] = []
        for piece in pieces {
            buffer.writeBytes(piece)
            while let event = try reader.next(from: &buffer) { events.append(event) }
        }
        return events
    }

    private static let agreement = CompressionAgreement(
        windowBits: 15, clientWindowBits: 15, contextTakeover: true, clientContextTakeover: true, level: 6, threshold: 0)

    @Test func isTheSameHoweverBytesAreCut() throws {
        let deflater = TestDeflater()
        let frames = [
            .text("Grüße"), .binary(Array(0...255)), .text("a", isLast: false), .ping("p"), .more("é", isLast: false), .more(""),
            Frame(opcode: 1, payload: deflater.deflate(Array("compressed text".utf8)), reserved: 0x40), .pong(""),
            Frame(opcode: 2, payload: deflater.deflate(Array(repeating: 7, count: 3000)), reserved: 0x40), .text(""), .close(1000, "bye"),
        ]
        let bytes = frames.flatMap { $0.bytes() }
        let expected: [WebSocketEvent] = [
            .message(.text("Grüße")), .message(.binary(ByteBuffer(bytes: Array(0...255)))), .ping(Array("p".utf8)), .message(.text("aé")),
            .message(.text("compressed text")), .pong, .message(.binary(ByteBuffer(repeating: 7, count: 3000))), .message(.text("")),
            .close(WebSocketClose(.normalClosure, "bye")),
        ]
        for size in [1, 2, 3, 5, 7, 13, 64, 1000, bytes.count] {
            let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
            #expect(try read(pieces, compression: Self.agreement) == expected)
        }
    }

    @Test func takesPayloadsAsTheyCome() throws {
        var reader = MessageReader(limits: MessageLimits(WebSocketOptions()), compression: nil)
        var buffer = ByteBuffer(bytes: Frame.binary(Array(repeating: 1, count: 1000)).bytes().prefix(500))
        #expect(try reader.next(from: &buffer) == nil)
        #expect(buffer.readableBytes == 0)
    }
}
