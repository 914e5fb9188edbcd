extension JSONReader {
    /// Reads a whole number that fits the type.
    @inlinable
    public mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        let first = next()
        var scan = place
        let isNegative = first == UInt8(ascii: "-")
        if isNegative { scan += 1 }
        let digits = scan
        var magnitude: UInt64 = 0
        while scan != end {
            let digit = scan.pointee &- 0x30
            guard digit <= 9 else { break }
            magnitude = magnitude &* 10 &+ UInt64(truncatingIfNeeded: digit)
            scan += 1
        }
        let count = scan - digits
        // 18 digits fit 64 bits with a sign, and a number that goes on is none of ours.
        guard count > 0, count <= 18, digits.pointee != 0x30 || count == 1, scan == end || !continuesNumber(scan.pointee) else {
            return readUnusualInteger()
        }
        let value = isNegative ? -Int64(truncatingIfNeeded: magnitude) : Int64(truncatingIfNeeded: magnitude)
        place = scan
        if let number = Number(exactly: value) { return number }
        rejectRange(Number.self)
        return nil
    }

    /// Reads a whole number of many digits, or says why it is none.
    @inline(never) @usableFromInline
    mutating func readUnusualInteger<Number: FixedWidthInteger>() -> Number? {
        guard place != end, place.pointee == UInt8(ascii: "-") || (0x30...0x39).contains(place.pointee) else {
            rejectType("int")
            return nil
        }
        guard let text = readNumberSpan() else { return nil }
        if text.contains(where: { continuesNumber($0) }) {
            state.record(Fault(.wrongType, ["type": "int", "got": "float"]))
            return nil
        }
        if let number = Number(String(decoding: text, as: UTF8.self)) { return number }
        rejectRange(Number.self)
        return nil
    }

    @inline(never) @usableFromInline
    mutating func rejectRange<Number: FixedWidthInteger>(_ type: Number.Type) { state.recordRange(of: type) }

    /// Reads a number.
    @inlinable
    public mutating func readDouble() -> Double? {
        let first = next()
        guard first == UInt8(ascii: "-") || (first >= 0x30 && first <= 0x39) else {
            rejectType("float")
            return nil
        }
        var scan = place
        if first == UInt8(ascii: "-") { scan += 1 }
        let digits = scan
        var mantissa: UInt64 = 0
        while scan != end {
            let digit = scan.pointee &- 0x30
            guard digit <= 9 else { break }
            mantissa = mantissa &* 10 &+ UInt64(truncatingIfNeeded: digit)
            scan += 1
        }
        let whole = scan - digits
        guard whole > 0, digits.pointee != 0x30 || whole == 1 else { return readUnusualDouble() }
        var fraction = 0
        if scan != end, scan.pointee == UInt8(ascii: ".") {
            scan += 1
            let start = scan
            while scan != end {
                let digit = scan.pointee &- 0x30
                guard digit <= 9 else { break }
                mantissa = mantissa &* 10 &+ UInt64(truncatingIfNeeded: digit)
                scan += 1
            }
            fraction = scan - start
            guard fraction > 0 else { return readUnusualDouble() }
        }
        // Both the digits and the power of ten are exact as a Double, so their quotient is rounded once, as it must be:
        // W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990.
        guard whole + fraction <= 18, mantissa <= 1 << 53, fraction <= 22,
            scan == end || scan.pointee | 0x20 != UInt8(ascii: "e")
        else { return readUnusualDouble() }
        place = scan
        let value = Double(mantissa) / powerOfTen(fraction)
        return first == UInt8(ascii: "-") ? -value : value
    }

    /// Reads a number of many digits, with an exponent, or says why it is none.
    @inline(never) @usableFromInline
    mutating func readUnusualDouble() -> Double? {
        guard let text = readNumberSpan() else { return nil }
        if let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite { return value }
        state.record(Fault(.numberOutOfRange))
        return nil
    }

    /// Reads a number or a string as text.
    @inlinable
    public mutating func readNumberText() -> String? {
        let first = next()
        if first == UInt8(ascii: "\"") { return readString() }
        guard first == UInt8(ascii: "-") || (first >= 0x30 && first <= 0x39) else {
            rejectType("decimal")
            return nil
        }
        return readNumberSpan().map { String(decoding: $0, as: UTF8.self) }
    }

    /// Passes over a number, as RFC 8259 section 6 spells it.
    @inline(never) @usableFromInline
    mutating func readNumberSpan() -> UnsafeBufferPointer<UInt8>? {
        let first = place
        func digits(_ scan: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
            let start = scan
            while scan != end, scan.pointee &- 0x30 <= 9 { scan += 1 }
            return scan != start
        }
        var scan = place
        if scan.pointee == UInt8(ascii: "-") { scan += 1 }
        let whole = scan
        var isFine = digits(&scan, end) && (whole.pointee != 0x30 || scan - whole == 1)
        if isFine, scan != end, scan.pointee == UInt8(ascii: ".") {
            scan += 1
            isFine = digits(&scan, end)
        }
        if isFine, scan != end, scan.pointee | 0x20 == UInt8(ascii: "e") {
            scan += 1
            if scan != end, scan.pointee == UInt8(ascii: "+") || scan.pointee == UInt8(ascii: "-") { scan += 1 }
            isFine = digits(&scan, end)
        }
        guard isFine else {
            malform("invalid number", at: scan - place)
            return nil
        }
        place = scan
        return UnsafeBufferPointer(start: first, count: scan - first)
    }

    /// Passes over the next value, and checks that it is JSON.
    @inline(never)
    public mutating func skip() {
        switch next() {
        case UInt8(ascii: "\""):
            skipString()
        case UInt8(ascii: "-"), 0x30...0x39: _ = readNumberSpan()
        case UInt8(ascii: "t"): _ = readWord("true")
        case UInt8(ascii: "f"): _ = readWord("false")
        case UInt8(ascii: "n"): _ = readWord("null")
        case UInt8(ascii: "["):
            guard enter() else { return }
            var array = ArrayCursor(0)
            while nextElement(&array) { skip() }
        case UInt8(ascii: "{"):
            guard enter() else { return }
            var count = 0
            while nextMember(&count) {
                skipString()
                readColon()
                skip()
            }
        default: malformHere("invalid character")
        }
    }

    /// Passes over a string, and checks that it is one.
    private mutating func skipString() {
        var unescaped: [UInt8] = []
        guard let raw = readRawString(&unescaped) else { return }
        let isValid = raw.map { UTF8Check.isValid($0) } ?? unescaped.withUnsafeBufferPointer { UTF8Check.isValid($0) }
        if !isValid { malform("invalid UTF-8 in string") }
    }

    /// Ends reading: nothing but white space may be left.
    @usableFromInline
    mutating func finish() {
        skipMoreSpace()
        if place != end { malform("trailing characters") }
    }
}

extension ReaderState {
    /// Records that a whole number does not fit its type.
    @inline(never)
    mutating func recordRange<Number: FixedWidthInteger>(of type: Number.Type) {
        record(Fault(.integerOutOfRange, ["type": "int", "min": "\(Number.min)", "max": "\(Number.max)"]))
    }
}

/// Whether a byte after the digits of a number makes it one that is not whole.
@inlinable @inline(__always)
func continuesNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
}

/// 10 to a power from 0 to 22, exactly.
@inlinable @inline(__always)
func powerOfTen(_ exponent: Int) -> Double {
    // A switch over constants becomes a table in read-only memory; an array would be allocated and counted.
    switch exponent {
    case 0: 1e0
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    case 19: 1e19
    case 20: 1e20
    case 21: 1e21
    default: 1e22
    }
}
