/// Tells that a key is new among those of an object, mostly without comparing it to the others.
///
/// A Bloom filter with one hash: what it has not seen is surely new; what it may have seen must be looked for.
struct KeyFilter {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Adds a key. Gives false when it may have been there before.
    /// - Parameter hash: Of which the highest eight bits are used.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Bool {
        let bit: UInt64 = 1 &<< (hash &>> 56)
        switch hash &>> 62 {
        case 0: return Self.insert(bit, &bits.0)
        case 1: return Self.insert(bit, &bits.1)
        case 2: return Self.insert(bit, &bits.2)
        default: return Self.insert(bit, &bits.3)
        }
    }

    @inline(__always)
    private static func insert(_ bit: UInt64, _ word: inout UInt64) -> Bool {
        let isNew = word & bit == 0
        word |= bit
        return isNew
    }

    /// Mixes the first eight bytes of a key and the others up to the 16th, of longer ones the last eight; zeros follow
    /// the text. Keys that collide by intent cost no more than having no filter.
    @inline(__always)
    static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        let mixed = (first ^ last.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ (mixed &>> 29) ^ UInt64(truncatingIfNeeded: count)) &* 0xBF58_476D_1CE4_E5B9
    }

    /// The hash of a key.
    static func hash(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { bytes in
            func part(_ range: Range<Int>) -> UInt64 { bytes[range].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
            let count = bytes.count
            return hash(part(0..<min(count, 8)), count < 16 ? part(min(count, 8)..<count) : part(count - 8..<count), count)
        }
    }
}
