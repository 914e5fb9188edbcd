import StarlingHTTP
import Testing

@testable import StarlingServer

@Suite struct FrameHeaderTests {
    private func read(_ bytes: [UInt8], compressible: Bool = false) throws -> FrameHeader? {
        try bytes.withUnsafeBytes { try FrameHeader.read(from: $0, compressible: compressible) }
    }

    @Test(arguments: [0, 125, 126, 65_535, 65_536, 1 << 40]) func readsLengths(length: Int) throws {
        var bytes: [UInt8] = [0x82]
        switch length {
        case ..<126: bytes.append(0x80 | UInt8(length))
        case ...0xFFFF: bytes += [0x80 | 126, UInt8(length >> 8), UInt8(length & 0xFF)]
        default: bytes += [0x80 | 127] + (0..<8).map { UInt8(length >> (8 * (7 - $0)) & 0xFF) }
        }
        bytes += [1, 2, 3, 4]
        // Before its last byte there is no header.
        for count in 0..<bytes.count { #expect(try read(Array(bytes[..<count])) == nil) }
        let header = try #require(try read(bytes + [9, 9]))
        #expect(header.length == length && header.size == bytes.count && header.opcode == .binary && header.isLast)
        #expect(withUnsafeBytes(of: header.mask) { Array($0) } == [1, 2, 3, 4])
    }

    @Test func findsFaultsInTheFirstByte() throws {
        #expect(throws: WebSocketViolation.malformed("The frame has an unknown opcode")) { try read([0x83]) }
        #expect(throws: WebSocketViolation.malformed("A reserved bit is set")) { try read([0xC1]) }
        #expect(throws: WebSocketViolation.malformed("A control frame is fragmented")) { try read([0x09]) }
        #expect(throws: WebSocketViolation.malformed("The frame is not masked")) { try read([0x81, 0x05]) }
    }

    @Test func allowsCompressionWhereItWasAgreedOn() throws {
        #expect(try read([0xC1, 0x80, 1, 2, 3, 4], compressible: true)?.isCompressed == true)
        #expect(throws: WebSocketViolation.malformed("A reserved bit is set")) { try read([0xC0, 0x80], compressible: true) }
        #expect(throws: WebSocketViolation.malformed("A reserved bit is set")) { try read([0xA1, 0x80], compressible: true) }
    }
}
