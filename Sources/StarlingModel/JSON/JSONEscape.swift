/// What must be escaped in a string of JSON (RFC 8259, section 7): the quote, the backslash and the bytes below 0x20.
enum JSONEscape {
    /// The place of the first byte to escape at or after `start`, or the end of the text.
    ///
    /// Eight bytes are looked at in one go: nearly all strings hold nothing to escape.
    @inline(__always)
    static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var position = start
        while text.count - position >= 8 {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if holdsEscape(word) { break }
            position += 8
        }
        while position < text.count, !needsEscape(text[position]) { position += 1 }
        return position
    }

    /// The letter after the backslash, for the bytes that have a short form.
    static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }

    /// A digit of base 16, in lower case.
    static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// Whether a byte must not stand in a string as it is.
    @inline(__always)
    static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether any of eight bytes needs an escape.
    ///
    /// Subtracting 1 (or 0x20) from each byte sets the highest bit of those that are 0 (or less); those that have it
    /// from the start are masked out. A borrow can reach only the byte above one that was found anyway.
    @inline(__always)
    private static func holdsEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let control = (word &- ones &* 0x20) & ~word
        let found = control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
        return found & (ones &* 0x80) != 0
    }
}
