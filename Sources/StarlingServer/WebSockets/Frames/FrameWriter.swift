import NIOCore

/// Writes a server's frames, which are whole messages without a mask.
enum FrameWriter {
    /// The most that stands before a payload.
    private static let maxHeader = 10

    /// Appends a whole frame.
    static func write(_ opcode: Opcode, isCompressed: Bool = false, _ payload: UnsafeRawBufferPointer, to out: inout ByteBuffer) {
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: maxHeader + payload.count) { bytes in
            let size = writeHeader(opcode, isCompressed, payload.count, to: bytes)
            UnsafeMutableRawBufferPointer(rebasing: bytes[size...]).copyMemory(from: payload)
            return size + payload.count
        }
    }

    /// Appends what stands before a payload that goes out by itself.
    static func writeHeader(_ opcode: Opcode, isCompressed: Bool = false, length: Int, to out: inout ByteBuffer) {
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: maxHeader) { writeHeader(opcode, isCompressed, length, to: $0) }
    }

    /// - Returns: The size of the header.
    private static func writeHeader(
        _ opcode: Opcode, _ isCompressed: Bool, _ length: Int, to bytes: UnsafeMutableRawBufferPointer
    ) -> Int {
        bytes[0] = 0x80 | (isCompressed ? 0x40 : 0) | opcode.rawValue
        switch length {
        case ..<126:
            bytes[1] = UInt8(length)
            return 2
        case ...0xFFFF:
            bytes[1] = 126
            bytes.storeBytes(of: UInt16(length).bigEndian, toByteOffset: 2, as: UInt16.self)
            return 4
        default:
            bytes[1] = 127
            bytes.storeBytes(of: UInt64(length).bigEndian, toByteOffset: 2, as: UInt64.self)
            return 10
        }
    }
}
