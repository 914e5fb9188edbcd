/// Base64 with padding: RFC 4648 section 4.
enum Base64 {
    /// The bytes; `nil` when the text is not base64.
    static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var position = 0
        while position < text.count {
            var group: UInt32 = 0
            var padding = 0
            for index in position..<position + 4 {
                let byte = text[index]
                if byte == UInt8(ascii: "="), position + 4 == text.count, index >= position + 2 {
                    padding += 1
                    group <<= 6
                } else {
                    guard padding == 0, let value = value(of: byte) else { return nil }
                    group = group << 6 | value
                }
            }
            // The bits that no byte needs must be zero, so that no two texts mean the same bytes.
            if padding == 1, group & 0xFF != 0 { return nil }
            if padding == 2, group & 0xFFFF != 0 { return nil }
            bytes.append(UInt8(truncatingIfNeeded: group >> 16))
            if padding < 2 { bytes.append(UInt8(truncatingIfNeeded: group >> 8)) }
            if padding < 1 { bytes.append(UInt8(truncatingIfNeeded: group)) }
            position += 4
        }
        return bytes
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// Gives the text byte by byte.
    static func encode(_ bytes: UnsafeRawBufferPointer, _ put: (UInt8) -> Void) {
        var position = 0
        while position < bytes.count {
            let count = min(3, bytes.count - position)
            var group: UInt32 = 0
            for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[position + index]) : 0) }
            for index in 0..<4 {
                put(index <= count ? letter(UInt8(truncatingIfNeeded: group >> (18 - 6 * UInt32(index)) & 0x3F)) : UInt8(ascii: "="))
            }
            position += 3
        }
    }

    private static func letter(_ value: UInt8) -> UInt8 {
        switch value {
        case ..<26: 0x41 + value
        case ..<52: 0x61 + value - 26
        case ..<62: 0x30 + value - 52
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }
}
