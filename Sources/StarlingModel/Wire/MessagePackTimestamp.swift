#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The extension -1 of MessagePack: seconds since 1970 and nanoseconds.
enum MessagePackTimestamp {
    /// The date of an extension: its type, and 4, 8 or 12 bytes. `nil` for every other extension.
    static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        guard bytes.first == 0xFF else { return nil }
        let seconds: Int64
        let nanoseconds: UInt64
        switch bytes.count {
        case 5: (seconds, nanoseconds) = (Int64(number(1..<5)), 0)
        case 9: (seconds, nanoseconds) = (Int64(number(1..<9) & (1 << 34 - 1)), number(1..<9) >> 34)
        case 13: (seconds, nanoseconds) = (Int64(bitPattern: number(5..<13)), number(1..<5))
        default: return nil
        }
        guard nanoseconds < 1_000_000_000 else { return nil }
        return Date(timeIntervalSinceReferenceDate: Double(seconds) - referenceSeconds + Double(nanoseconds) / 1e9)
    }

    /// The seconds and nanoseconds of a date. One that 64 bits do not hold becomes the nearest that they do.
    static func parts(of date: Date) -> (seconds: Int64, nanoseconds: UInt32) {
        let interval = date.timeIntervalSinceReferenceDate
        let whole = interval.rounded(.down)
        guard let seconds = Int64(exactly: whole + referenceSeconds) else { return (interval < 0 ? .min : .max, 0) }
        // Two seconds at two ends: a fraction that rounds up to a whole one belongs to the next.
        let nanoseconds = ((interval - whole) * 1e9).rounded()
        return nanoseconds < 1e9 ? (seconds, UInt32(nanoseconds)) : (seconds + 1, 0)
    }

    /// From 1970 to 2001.
    private static let referenceSeconds = 978_307_200.0
}
