extension JSONWriter {
    /// Writes a whole number of any width.
    @inlinable @inline(__always)
    public mutating func writeInteger<Number: FixedWidthInteger>(_ value: Number) {
        bytes.reserve(40)
        if Number.isSigned, value < 0 { bytes.put(UInt8(ascii: "-")) }
        // The machine divides words of 64 bits; every type but the two of 128 fits.
        if let magnitude = UInt64(exactly: value.magnitude) { writeDigits(magnitude) } else { writeManyDigits(UInt128(value.magnitude)) }
    }

    /// Writes the digits of a number, two at a time, from the last to the first.
    @inlinable @inline(__always)
    mutating func writeDigits(_ value: UInt64) {
        if value < 10 {
            bytes.put(0x30 &+ UInt8(truncatingIfNeeded: value))
            return
        }
        let length = digitCount(value)
        var rest = value
        var position = bytes.place + length
        while rest >= 100 {
            let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
            position -= 2
            putPair(pair, position)
            rest = quotient
        }
        if rest >= 10 { putPair(rest, position - 2) } else { (position - 1).pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest) }
        bytes.place += length
    }

    @inlinable @inline(__always)
    func putPair(_ value: UInt64, _ place: UnsafeMutablePointer<UInt8>) {
        let pair = UInt32(truncatingIfNeeded: value)
        // value / 10 for values below 100.
        let tens = (pair &* 103) &>> 10
        place[0] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
        place[1] = 0x30 &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
    }

    /// How many decimal digits a number has.
    @inlinable @inline(__always)
    func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var rest = value
        while true {
            if rest < 10 { return count }
            if rest < 100 { return count &+ 1 }
            if rest < 1000 { return count &+ 2 }
            if rest < 10000 { return count &+ 3 }
            rest /= 10000
            count &+= 4
        }
    }

    @inline(never) @usableFromInline
    mutating func writeManyDigits(_ value: UInt128) { for digit in value.description.utf8 { bytes.put(digit) } }

    /// Writes a number with the fewest digits that are read back to the same one; `null` for NaN and the infinities.
    @inlinable
    public mutating func writeDouble(_ value: Double) {
        // Most doubles that people write have few decimals. If a number of at most 15 digits divided by a power of
        // ten is the double, then it is the only one so short: 15 digits always survive the way through a double.
        let magnitude = value.magnitude
        guard magnitude < 1e11, magnitude >= 1e-3 || magnitude == 0 else { return writeUnusualDouble(value) }
        let scaled = magnitude * 10000
        let rounded = scaled.rounded()
        guard rounded / 10000 == magnitude else { return writeUnusualDouble(value) }
        let digits = UInt64(rounded)
        bytes.reserve(32)
        if value.sign == .minus { bytes.put(UInt8(ascii: "-")) }
        let (whole, fraction) = digits.quotientAndRemainder(dividingBy: 10000)
        writeDigits(whole)
        bytes.put(UInt8(ascii: "."))
        let (high, low) = fraction.quotientAndRemainder(dividingBy: 100)
        putPair(high, bytes.place)
        putPair(low, bytes.place + 2)
        // `5.0` keeps one zero, so that a double stays one for those who tell it from a whole number.
        var length = 4
        while length > 1, bytes.place[length &- 1] == 0x30 { length &-= 1 }
        bytes.place += length
    }

    @inline(never) @usableFromInline
    mutating func writeUnusualDouble(_ value: Double) { writeNumberText(value.isFinite ? value.description : "null") }

    /// The same for a `Float`.
    @inlinable
    public mutating func writeFloat(_ value: Float) { writeNumberText(value.isFinite ? value.description : "null") }

    /// Writes a number that is text already.
    @inline(never) @usableFromInline
    mutating func writeNumberText(_ text: String) {
        var text = text
        text.withUTF8 { if let base = $0.baseAddress { bytes.append(base, $0.count) } }
    }
}
