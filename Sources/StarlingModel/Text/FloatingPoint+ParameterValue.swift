extension BinaryFloatingPoint where Self: LosslessStringConvertible {
    /// Reads a finite decimal number, correctly rounded.
    ///
    /// - Parameters:
    ///   - text: `-`? digits (`.` digits)? (`e` sign? digits)?
    ///   - largestExactPower: The largest power of ten the type holds exactly.
    fileprivate init?(decimalUTF8 text: Span<UInt8>, largestExactPower: Int) {
        guard let number = NumberText<UInt64>(text) else { return nil }
        // Digits and a power of ten that are both exact make one operation, which rounds once: the result is the
        // nearest number (W. Clinger, "How to read floating point numbers accurately", 1990).
        if number.isExact, number.digits >> UInt64(Self.significandBitCount + 1) == 0,
            number.exponent.magnitude <= largestExactPower
        {
            let digits = Self(number.digits)
            var power: Self = 1
            for _ in 0..<number.exponent.magnitude { power *= 10 }
            let magnitude = number.exponent < 0 ? digits / power : digits * power
            self = number.isNegative ? -magnitude : magnitude
            return
        }
        // The text is known to be plain digits, so the standard library's reader sees no `nan`, `inf` or hex.
        let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        guard let value = Self(string), value.isFinite else { return nil }
        self = value
    }
}

extension Double: ParameterValue {
    /// Reads a number such as `1`, `-0.5` or `6.02e23`, rounded to the nearest `Double`.
    ///
    /// `nil` for `nan`, `inf`, hexadecimal digits, spaces, `+`, a missing digit on either side of the point, a
    /// number too large, and texts above 192 bytes.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads a number such as `1`, `-0.5` or `6.02e23`.
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text, largestExactPower: 22) }

    /// The shortest digits that read back to the same number. Infinities and NaN have no text that is read back.
    public var parameterText: String { description }

    /// ``ParameterKind/float64``.
    public static var parameterKind: ParameterKind { .float64 }
}

extension Float: ParameterValue {
    /// Reads a number such as `1`, `-0.5` or `6.02e23`, rounded to the nearest `Float`; `nil` as for `Double`.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads a number such as `1`, `-0.5` or `6.02e23`.
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text, largestExactPower: 10) }

    /// The shortest digits that read back to the same number. Infinities and NaN have no text that is read back.
    public var parameterText: String { description }

    /// ``ParameterKind/float32``.
    public static var parameterKind: ParameterKind { .float32 }
}
