/// A set of ASCII characters as two words, so that a grammar's character class costs a shift for each byte.
struct ASCIISet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The set of the text's characters; one that is not ASCII is left out.
    init(_ characters: StaticString) {
        characters.withUTF8Buffer { bytes in
            for byte in bytes where byte < 0x80 { insert(byte) }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<64: low >> UInt64(byte) & 1 == 1
        case 64..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }

    static func | (one: ASCIISet, other: ASCIISet) -> ASCIISet {
        var union = one
        union.low |= other.low
        union.high |= other.high
        return union
    }

    static let digits = ASCIISet("0123456789")
    static let letters = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let hexDigits = ASCIISet("0123456789abcdefABCDEF")

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 {
            low |= 1 << UInt64(byte)
        } else {
            high |= 1 << UInt64(byte - 64)
        }
    }
}
