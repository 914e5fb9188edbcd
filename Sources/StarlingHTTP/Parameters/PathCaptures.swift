/// Where the values of a path's variables stand, as ranges of its bytes. The first four need no memory of their own.
package struct PathCaptures: Sendable {
    package private(set) var count = 0
    private var inline: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var more: [UInt64] = []

    package init() {}

    /// Adds a range behind those that are there.
    package mutating func append(_ range: Range<Int>) {
        let packed = UInt64(UInt32(truncatingIfNeeded: range.lowerBound)) << 32 | UInt64(UInt32(truncatingIfNeeded: range.upperBound))
        switch count {
        case 0: inline.0 = packed
        case 1: inline.1 = packed
        case 2: inline.2 = packed
        case 3: inline.3 = packed
        default: more.append(packed)
        }
        count += 1
    }

    /// Takes the last range back, when a branch turned out to lead nowhere.
    package mutating func removeLast() {
        guard count > 0 else { return }
        count -= 1
        if count >= 4 { more.removeLast() }
    }

    /// The range at a position that is less than ``count``.
    package subscript(index: Int) -> Range<Int> {
        let packed =
            switch index {
            case 0: inline.0
            case 1: inline.1
            case 2: inline.2
            case 3: inline.3
            default: more[index - 4]
            }
        return Int(packed >> 32)..<Int(packed & 0xFFFF_FFFF)
    }
}
