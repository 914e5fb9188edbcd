#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Decimal: ParameterValue {
    /// Reads a number such as `12.50`, `-3` or `1e6`, exactly.
    ///
    /// `nil` for a number that a `Decimal` cannot hold without rounding (38 digits fit, with an exponent from -128
    /// to 127), and for what `Double` rejects: `nan`, spaces, `+`, a missing digit beside the point.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads a number such as `12.50`, `-3` or `1e6`, exactly.
    public init?(parameterUTF8 text: Span<UInt8>) {
        guard let number = NumberText<UInt128>(text), number.isExact else { return nil }
        guard number.digits != 0 else {
            // A `Decimal` with a sign and no digits is its NaN.
            self = 0
            return
        }
        // `Decimal` turns into NaN beyond these exponents.
        guard (-128...127).contains(number.exponent) else { return nil }
        self = Decimal(
            sign: number.isNegative ? .minus : .plus, exponent: number.exponent,
            significand: Decimal(digits: number.digits))
    }

    /// All of the digits, without an exponent. NaN has no text that is read back.
    public var parameterText: String { description }

    /// ``ParameterKind/decimal``.
    public static var parameterKind: ParameterKind { .decimal }

    /// A whole number, from halves that the public initializers take.
    private init(digits: UInt128) {
        let low = Decimal(UInt64(truncatingIfNeeded: digits))
        let high = UInt64(truncatingIfNeeded: digits >> 64)
        self = high == 0 ? low : Decimal(high) * (Decimal(UInt64.max) + 1) + low
    }
}
