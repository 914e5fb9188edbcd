// Steps that only the formats need.

extension TextScan {
    /// Takes all bytes of the set that come next, and gives their number.
    @discardableResult
    static func run(of set: ASCIISet, in text: Span<UInt8>, at position: inout Int) -> Int {
        let start = position
        while position < text.count, set.contains(text[position]) { position += 1 }
        return position - start
    }

    /// Takes one byte of the set.
    static func one(of set: ASCIISet, in text: Span<UInt8>, at position: inout Int) -> Bool {
        guard position < text.count, set.contains(text[position]) else { return false }
        position += 1
        return true
    }

    /// Takes an ASCII word, given in small letters, in any case.
    static func word(_ word: StaticString, in text: Span<UInt8>, at position: inout Int) -> Bool {
        let start = position
        return word.withUTF8Buffer { expected in
            guard text.count - start >= expected.count else { return false }
            for offset in expected.indices where smallLetter(text[start + offset]) != expected[offset] { return false }
            position = start + expected.count
            return true
        }
    }

    /// The small letter of an ASCII capital; any other byte as it is.
    static func smallLetter(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Takes `%` and two hexadecimal digits (RFC 3986, section 2.1).
    static func percentEncoded(in text: Span<UInt8>, at position: inout Int) -> Bool {
        guard text.count - position >= 3, text[position] == UInt8(ascii: "%"),
            ASCIISet.hexDigits.contains(text[position + 1]), ASCIISet.hexDigits.contains(text[position + 2])
        else { return false }
        position += 3
        return true
    }

    /// Takes a whole number without a sign and without zeros before it; `0` is one. Its size does not matter.
    static func wholeNumber(in text: Span<UInt8>, at position: inout Int) -> Bool {
        if byte(UInt8(ascii: "0"), in: text, at: &position) {
            return position == text.count || !ASCIISet.digits.contains(text[position])
        }
        return run(of: .digits, in: text, at: &position) > 0
    }

    /// Takes the code point that comes next; `nil` at the end, and for bytes that are not UTF-8.
    static func scalar(in text: Span<UInt8>, at position: inout Int) -> Unicode.Scalar? {
        guard position < text.count else { return nil }
        let first = text[position]
        let length: Int
        var value: UInt32
        switch first {
        case 0x00...0x7F: (length, value) = (1, UInt32(first))
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default: return nil
        }
        guard text.count - position >= length else { return nil }
        for offset in 1..<length {
            let next = text[position + offset]
            guard next & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        position += length
        return scalar
    }
}
