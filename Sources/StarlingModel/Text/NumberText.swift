/// The longest text read as a number, in bytes. The longest one a value is written as is a `Decimal` of 166;
/// the same bound for every number type keeps the texts of the narrower among those of the wider.
@usableFromInline let longestNumberText = 192

/// A decimal number as it is written, `-12.50e3`, taken apart into digits and an exponent.
struct NumberText<Digits: FixedWidthInteger & UnsignedInteger> {
    /// Whether it starts with `-`.
    private(set) var isNegative = false
    /// The significant digits, without zeros at either end.
    private(set) var digits: Digits = 0
    /// The power of ten that `digits` is multiplied with. It stops growing a little beyond ±10,000.
    private(set) var exponent = 0
    /// Whether `digits` holds all of the significant digits; if not, neither it nor `exponent` mean anything.
    private(set) var isExact = true

    /// Zeros that count only if another digit follows them.
    private var pendingZeros = 0

    /// Reads `-`? digits (`.` digits)? (`e` sign? digits)?; `nil` for any other text.
    init?(_ text: Span<UInt8>) {
        guard text.count <= longestNumberText else { return nil }
        var position = 0
        isNegative = TextScan.byte(UInt8(ascii: "-"), in: text, at: &position)

        guard readDigits(text, &position) > 0 else { return nil }
        var fractionDigits = 0
        if TextScan.byte(UInt8(ascii: "."), in: text, at: &position) {
            fractionDigits = readDigits(text, &position)
            guard fractionDigits > 0 else { return nil }
        }
        var power = 0
        if TextScan.byte(UInt8(ascii: "e"), in: text, at: &position)
            || TextScan.byte(UInt8(ascii: "E"), in: text, at: &position)
        {
            guard let read = Self.readPower(text, &position) else { return nil }
            power = read
        }
        guard position == text.count else { return nil }
        exponent = digits == 0 ? 0 : power + pendingZeros - fractionDigits
    }

    /// Reads digits as far as they go and returns how many they were.
    private mutating func readDigits(_ text: Span<UInt8>, _ position: inout Int) -> Int {
        let start = position
        while position < text.count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { break }
            if digit != 0 {
                append(digit)
            } else if digits != 0 {
                pendingZeros += 1
            }
            position += 1
        }
        return position - start
    }

    private mutating func append(_ digit: UInt8) {
        guard isExact else { return }
        for _ in 0...pendingZeros {
            let (tenfold, overflow) = digits.multipliedReportingOverflow(by: 10)
            if overflow { isExact = false }
            digits = tenfold
        }
        let (sum, overflow) = digits.addingReportingOverflow(Digits(truncatingIfNeeded: digit))
        if overflow { isExact = false }
        digits = sum
        pendingZeros = 0
    }

    private static func readPower(_ text: Span<UInt8>, _ position: inout Int) -> Int? {
        let isNegative = TextScan.byte(UInt8(ascii: "-"), in: text, at: &position)
        if !isNegative { _ = TextScan.byte(UInt8(ascii: "+"), in: text, at: &position) }
        let start = position
        var power = 0
        while position < text.count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { break }
            // No number type reaches such powers, so larger ones need not be told apart.
            if power < 10_000 { power = power * 10 + Int(digit) }
            position += 1
        }
        guard position > start else { return nil }
        return isNegative ? -power : power
    }
}
