/// Writes the digits of dates, times and durations straight into the storage of a new string.
struct TextWriter {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    private init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    /// The string that `write` writes, of at most `capacity` bytes.
    static func text(capacity: Int, _ write: (inout TextWriter) -> Void) -> String {
        String(unsafeUninitializedCapacity: capacity) { bytes in
            var writer = TextWriter(bytes)
            write(&writer)
            return writer.count
        }
    }

    /// Writes one byte.
    mutating func byte(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// Writes a number that is not negative in `width` digits.
    mutating func digits(_ value: Int, width: Int) {
        var rest = value
        for position in (count..<count + width).reversed() {
            bytes[position] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        count += width
    }

    /// Writes `.` and a count of the `places`-th decimal place, without zeros at its end; nothing for 0.
    mutating func fraction(_ value: Int, places: Int) {
        guard value > 0 else { return }
        var value = value
        var places = places
        while value % 10 == 0 {
            value /= 10
            places -= 1
        }
        byte(UInt8(ascii: "."))
        digits(value, width: places)
    }
}
