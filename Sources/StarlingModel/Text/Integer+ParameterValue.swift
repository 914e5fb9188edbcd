extension FixedWidthInteger {
    /// Reads an optional `-` (for a signed type) and decimal digits, with nothing around them.
    ///
    /// - Returns: `nil` for any other text, for a number out of range, and above 192 bytes.
    @inlinable
    init?(decimalUTF8 text: Span<UInt8>) {
        let count = text.count
        guard count > 0, count <= longestNumberText else { return nil }
        let isNegative = Self.isSigned && text[0] == 0x2D
        var position = isNegative ? 1 : 0
        guard position < count else { return nil }
        var value: Self = 0
        while position < count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { return nil }
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            // A negative number grows downwards, since the least value has no positive counterpart.
            let (sum, carried) =
                isNegative
                ? tenfold.subtractingReportingOverflow(Self(truncatingIfNeeded: digit))
                : tenfold.addingReportingOverflow(Self(truncatingIfNeeded: digit))
            guard !overflow, !carried else { return nil }
            value = sum
            position += 1
        }
        self = value
    }
}

extension ParameterValue where Self: FixedWidthInteger {
    /// Reads decimal digits, with a `-` before them when the type is signed.
    ///
    /// Leading zeros are accepted. A `+`, spaces, separators, a fraction and a number out of range give `nil`.
    @inlinable
    public init?(parameter text: String) { self.init(decimalUTF8: text.utf8.span) }

    /// The decimal digits.
    @inlinable
    public var parameterText: String { String(self) }
}

extension Int: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/int``.
    public static var parameterKind: ParameterKind { .int }
}

extension Int8: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/int8``.
    public static var parameterKind: ParameterKind { .int8 }
}

extension Int16: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/int16``.
    public static var parameterKind: ParameterKind { .int16 }
}

extension Int32: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/int32``.
    public static var parameterKind: ParameterKind { .int32 }
}

extension Int64: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/int64``.
    public static var parameterKind: ParameterKind { .int64 }
}

extension UInt: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/uint``.
    public static var parameterKind: ParameterKind { .uint }
}

extension UInt8: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/uint8``.
    public static var parameterKind: ParameterKind { .uint8 }
}

extension UInt16: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/uint16``.
    public static var parameterKind: ParameterKind { .uint16 }
}

extension UInt32: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/uint32``.
    public static var parameterKind: ParameterKind { .uint32 }
}

extension UInt64: ParameterValue {
    /// Reads decimal digits.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) { self.init(decimalUTF8: text) }

    /// ``ParameterKind/uint64``.
    public static var parameterKind: ParameterKind { .uint64 }
}
