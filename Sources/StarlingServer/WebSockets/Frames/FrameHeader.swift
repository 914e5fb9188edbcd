/// What stands before the payload of a client's frame (RFC 6455, section 5.2).
struct FrameHeader: Sendable, Equatable {
    let opcode: Opcode
    /// Whether this is the last frame of its message.
    let isLast: Bool
    /// Whether the message that begins with it is compressed (RFC 7692, section 6: the bit RSV1).
    let isCompressed: Bool
    /// How many bytes the payload has.
    let length: Int
    /// What the payload is masked with, in the order in which it stands in memory.
    let mask: UInt32
    /// How many bytes this header has.
    let size: Int

    /// Reads one; nil when more bytes must arrive first. What is wrong is found as early as can be.
    ///
    /// Of the client's frames only those are good that are masked, have no unknown bit, tell their length in the fewest bytes, and if they
    /// are control frames are whole and short.
    /// - Parameter compressible: Whether compression was agreed on; then RSV1 may stand on a message's first frame.
    static func read(from bytes: UnsafeRawBufferPointer, compressible: Bool) throws(WebSocketViolation) -> FrameHeader? {
        guard let first = bytes.first else { return nil }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .malformed("The frame has an unknown opcode") }
        let (isLast, isCompressed) = (first & 0x80 != 0, first & 0x40 != 0)
        let mayBeCompressed = compressible && (opcode == .text || opcode == .binary)
        guard first & 0x30 == 0, !isCompressed || mayBeCompressed else { throw .malformed("A reserved bit is set") }
        if opcode.isControl, !isLast { throw .malformed("A control frame is fragmented") }
        guard bytes.count >= 2 else { return nil }
        guard bytes[1] & 0x80 != 0 else { throw .malformed("The frame is not masked") }
        let short = Int(bytes[1] & 0x7F)
        if opcode.isControl, short > 125 { throw .malformed("A control frame is too long") }
        let size = short < 126 ? 6 : short == 126 ? 8 : 14
        guard bytes.count >= size else { return nil }
        let length = try length(short, in: bytes)
        return FrameHeader(
            opcode: opcode, isLast: isLast, isCompressed: isCompressed, length: length,
            mask: bytes.loadUnaligned(fromByteOffset: size - 4, as: UInt32.self), size: size)
    }

    private static func length(_ short: Int, in bytes: UnsafeRawBufferPointer) throws(WebSocketViolation) -> Int {
        switch short {
        case 126:
            let length = Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self)))
            guard length >= 126 else { throw .malformed("The length of a frame is written too long") }
            return length
        case 127:
            let long = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
            guard long > 0xFFFF else { throw .malformed("The length of a frame is written too long") }
            guard let length = Int(exactly: long) else { throw .malformed("The length of a frame is out of range") }
            return length
        default:
            return short
        }
    }
}
