/// Strings of up to 15 bytes of ASCII, made of two words.
///
/// A `String` that short stands in itself and not in memory of its own: 15 bytes of text and one that tells the length.
/// The standard library puts them in one by one, which takes longer than all the rest of reading a name.
@usableFromInline
enum SmallText {
    /// Whether strings have the form that ``make(_:_:_:)`` gives them here.
    ///
    /// It is tried with a string of every length and with every letter, so on a system where the form is another one,
    /// nothing is ever made that way.
    @usableFromInline static let isKnown: Bool = {
        guard MemoryLayout<String>.size == 16, MemoryLayout<String>.alignment == 8 else { return false }
        return (1...15).allSatisfy { count in
            (0..<128).allSatisfy { (letter: Int) in
                let bytes = (0..<count).map { UInt8(truncatingIfNeeded: ($0 + letter) & 0x7F) }
                let expected = String(decoding: bytes, as: UTF8.self)
                var words: (UInt64, UInt64) = (0, 0)
                withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
                let made = form(UInt64(littleEndian: words.0), UInt64(littleEndian: words.1), count)
                return made == unsafeBitCast(expected, to: (UInt64, UInt64).self)
            }
        } && areTold
    }()

    /// Whether ``words(at:)`` tells short strings from others, and finds their text.
    private static var areTold: Bool {
        func told(_ text: String) -> (low: UInt64, high: UInt64, count: Int)? { withUnsafePointer(to: text) { words(at: $0) } }
        let long = [
            "a long string of ASCII", "ein langer Text: äöüß €", String(repeating: "x", count: 16),
            String(repeating: "\u{1F600}", count: 300),
        ]
        let short = ["", "a", "ä", "\u{1F600}", "12345678", "123456789abcdef", "ä\0\u{7F}"]
        guard (long + long.map { $0 + "!" }).allSatisfy({ told($0) == nil }) else { return false }
        return short.allSatisfy { text in
            guard let words = told(text), words.count == text.utf8.count else { return false }
            return text.utf8.enumerated().allSatisfy { index, byte in
                let word = index < 8 ? words.low >> UInt64(index * 8) : words.high >> UInt64(index * 8 - 64)
                return UInt8(truncatingIfNeeded: word) == byte
            }
        }
    }

    /// A string of 1 to 15 bytes of ASCII. Only to be called where ``isKnown`` is true, which is what makes it sound.
    /// - Parameters:
    ///   - low: The first eight bytes, the first of them lowest; zeros follow the text.
    ///   - high: The other seven; zeros follow the text.
    ///   - count: How many bytes there are.
    @inlinable @inline(__always)
    static func make(_ low: UInt64, _ high: UInt64, _ count: Int) -> String {
        unsafeBitCast(form(low, high, count), to: String.self)
    }

    /// The words of a string of up to 15 bytes; `nil` for a longer one. Only to be called where ``isKnown`` is true.
    @inlinable @inline(__always)
    static func words(at place: UnsafePointer<String>) -> (low: UInt64, high: UInt64, count: Int)? {
        // As plain words, so that nothing is retained: a short string owns no memory.
        let raw = UnsafeRawPointer(place)
        let high = UInt64(littleEndian: (raw + 8).load(as: UInt64.self))
        // The two highest bits tell the kinds apart: only short strings have both bits 7 and 5 of the last byte.
        guard high & (0xA0 &<< 56) == 0xA0 &<< 56 else { return nil }
        return (UInt64(littleEndian: raw.load(as: UInt64.self)), high & (1 &<< 56 &- 1), Int(truncatingIfNeeded: high &>> 56 & 0x0F))
    }

    @inlinable @inline(__always)
    static func form(_ low: UInt64, _ high: UInt64, _ count: Int) -> (UInt64, UInt64) {
        (low.littleEndian, (high | (0xE0 | UInt64(truncatingIfNeeded: count)) &<< 56).littleEndian)
    }
}
