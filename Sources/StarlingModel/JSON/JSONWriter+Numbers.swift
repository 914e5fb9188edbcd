extension JSONWriter {
    /// Writes a whole number of any width.
    @inline(__always)
    mutating func integer<Number: FixedWidthInteger>(_ value: Number) {
        if Number.isSigned, value < 0 { byte(UInt8(ascii: "-")) }
        // The machine divides words of 64 bits; every type but the two of 128 fits.
        if let magnitude = UInt64(exactly: value.magnitude) {
            digits(magnitude)
        } else {
            digits(UInt128(value.magnitude))
        }
    }

    /// Writes a number with the fewest digits that are read back to the same one; `null` for what JSON has no
    /// number for: NaN and the infinities.
    mutating func floatingPoint(_ value: Double) {
        // The texts of `description`, such as `5.0`, `1e-07` and `1e+16`, are numbers of JSON too.
        if value.isFinite { raw(value.description) } else { null() }
    }

    /// Writes a number with the fewest digits that are read back to the same `Float`; `null` if it is not finite.
    mutating func floatingPoint(_ value: Float) {
        if value.isFinite { raw(value.description) } else { null() }
    }

    private mutating func digits<Magnitude: FixedWidthInteger & UnsignedInteger>(_ value: Magnitude) {
        // 39 digits is the length of the longest number of 128 bits. Digits come from right to left, and how many
        // there are is known at the end, so they are moved.
        fill(39) { bytes in
            var rest = value
            var position = 39
            repeat {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                position -= 1
                bytes[position] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
                rest = quotient
            } while rest > 0
            for index in position..<39 { bytes[index - position] = bytes[index] }
            return 39 - position
        }
    }
}
