/// Whether bytes are UTF-8 (RFC 3629, section 4), without making a string of them.
@usableFromInline
package enum UTF8Check {
    @usableFromInline
    package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let count = bytes.count
        var index = 0
        while count - index >= 8 {
            let part = word(at: base + index)
            if part & repeated(0x80) == 0 {
                index += 8
                continue
            }
            index += (part & repeated(0x80)).trailingZeroBitCount / 8
            // Whole runs of what is not ASCII: its characters have company. Each is seen as a word, first byte lowest.
            while count - index >= 4 {
                let length = length(of: word32(at: base + index))
                if length == 0 { return false }
                if length == 1 { break }
                index += length
            }
        }
        while index < count {
            // As much of a word as there is; a zero where a byte is missing completes no character.
            var part: UInt32 = 0
            for offset in 0..<min(count - index, 4) { part |= UInt32(base[index + offset]) << UInt32(offset * 8) }
            let length = length(of: part)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// How many bytes the character has that a word starts with; 0 if it is none.
    @inline(__always)
    private static func length(of part: UInt32) -> Int {
        if part & 0x80 == 0 { return 1 }
        // 1110xxxx 10xxxxxx 10xxxxxx
        if part & 0x00C0_C0F0 == 0x0080_80E0 {
            // Of the four high bits of the value none is set in what fits two bytes, and just these in surrogates.
            let high = part & 0x200F
            return high == 0 || high == 0x200D ? 0 : 3
        }
        // 110xxxxx 10xxxxxx, and more than seven bits of value.
        if part & 0xC0E0 == 0x80C0 { return part & 0x1E == 0 ? 0 : 2 }
        // 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
        if part & 0xC0C0_C0F8 == 0x8080_80F0 {
            // More than 16 bits of value, and not more than 0x10FFFF.
            let high = (part & 0x07) << 2 | (part >> 12) & 0x03
            return (1...0x10).contains(high) ? 4 : 0
        }
        return 0
    }

    @inline(__always)
    private static func word32(at place: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
    }
}

extension String {
    /// A text of bytes; `nil` when they are not UTF-8.
    @inlinable @inline(__always)
    package init?(checking bytes: UnsafeBufferPointer<UInt8>) {
        guard UTF8Check.isValid(bytes) else { return nil }
        // Sound: the bytes have just been checked.
        self.init(copying: UTF8Span(unchecked: bytes.span))
    }
}
