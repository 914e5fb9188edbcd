/// Classes of bytes that the grammar of HTTP names.
enum ByteClass {
    /// A byte of a token, such as a field name (RFC 9110, section 5.6.2): one bit for each of the ASCII characters.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        let bits: UInt64 = byte < 64 ? 0x03FF_6CFA_0000_0000 : byte < 128 ? 0x57FF_FFFF_C7FF_FFFE : 0
        return bits & (1 << UInt64(byte & 63)) != 0
    }

    /// A byte that may stand in a field's value: visible, space, tab, or beyond ASCII (RFC 9110, section 5.5).
    @inline(__always)
    static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

    /// A byte of a request target: visible ASCII, without the fragment's `#` (RFC 3986; other bytes must be percent-encoded).
    @inline(__always)
    static func isTarget(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != 0x23 }

    /// A byte of a host with its port.
    static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x2D, 0x2E, 0x5F, 0x7E, 0x3A, 0x5B, 0x5D, 0x25: true
        case 0x21, 0x24, 0x26...0x2C, 0x3B, 0x3D: true
        default: false
        }
    }
}
