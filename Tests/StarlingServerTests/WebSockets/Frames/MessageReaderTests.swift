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

    /// Whatever bytes come, they are messages or a violation: frames that are right but for a few bytes.
    @Test func takesAnything() {
        var numbers = Numbers(seed: 20_261_130)
        var violations = 0
        for _ in 0..<3000 {
            let frames = (0..<4).map { _ in
                Frame(
                    opcode: [0, 1, 2, 8, 9, 10][Int(numbers.next() % 6)], payload: (0..<Int(numbers.next() % 40)).map { _ in UInt8(numbers.next() & 0xFF) },
                    isLast: numbers.next() % 3 > 0, reserved: numbers.next() % 3 == 0 ? 0x40 : 0)
            }
            var bytes = frames.flatMap { $0.bytes() }
            for _ in 0..<Int(numbers.next() % 4) { bytes[Int(numbers.next()) % bytes.count] = UInt8(numbers.next() & 0xFF) }
            let cut = Int(numbers.next()) % bytes.count
            do {
                _ = try read([Array(bytes[..<cut]), Array(bytes[cut...])], compression: Self.agreement)
            } catch {
                violations += 1
            }
        }
        #expect(violations > 0 && violations < 3000)
    }

    /// Numbers that are always the same.
    private struct Numbers {
        private var state: UInt64

        init(seed: UInt64) {
            state = seed
        }

        mutating func next() -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 33)
        }
    }

    @Test func takesPayloadsAsTheyCome() throws {
        var reader = MessageReader(limits: MessageLimits(WebSocketOptions()), compression: nil)
        var buffer = ByteBuffer(bytes: Frame.binary(Array(repeating: 1, count: 1000)).bytes().prefix(500))
        #expect(try reader.next(from: &buffer) == nil)
        #expect(buffer.readableBytes == 0)
    }
}
