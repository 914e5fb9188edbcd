#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A bound on a `Decimal`, which takes the digits of a literal as they are written.
///
/// A literal of `Decimal` itself goes through `Double`: `let rate: Decimal = 3.133` is 3.132999999999999488.
public struct DecimalBound: Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// The bound.
    public let value: Decimal

    /// A bound that is already a `Decimal`.
    public init(_ value: Decimal) { self.value = value }

    /// Takes an integer.
    public init(integerLiteral value: Int) { self.value = Decimal(value) }

    /// Takes the digits of the literal, up to the 15 that every `Double` keeps.
    public init(floatLiteral value: Double) { self.value = Decimal(parameter: value.parameterText) ?? Decimal(value) }
}

extension Constraints<Decimal> {
    init(gt: DecimalBound?, ge: DecimalBound?, lt: DecimalBound?, le: DecimalBound?, multipleOf: DecimalBound?) {
        self.init()
        requireOrder("decimal", gt: gt?.value, ge: ge?.value, lt: lt?.value, le: le?.value) {
            ConstraintBound(text: $0.parameterText, isNumber: true)
        }
        guard let divisor = multipleOf?.value else { return }
        precondition(divisor > 0, "multipleOf: needs a number above 0, got \(divisor)")
        describe(\.multipleOf, as: ConstraintBound(text: divisor.parameterText, isNumber: true))
        require(.multipleOf, type: "decimal", bound: divisor.parameterText) { $0.isMultiple(of: divisor) }
    }
}

extension Decimal {
    /// Whether this is a whole number times the divisor, exactly: `Decimal` division rounds and has no remainder,
    /// so it is done on the digits. NaN is no multiple.
    fileprivate func isMultiple(of divisor: Decimal) -> Bool {
        guard let number = NumberText<UInt128>(parameterText.utf8.span), number.isExact,
            let divisor = NumberText<UInt128>(divisor.parameterText.utf8.span), divisor.isExact
        else { return false }
        if number.digits == 0 { return true }
        // The digits end in no zero, so a number with the lower last place reaches below every multiple.
        guard number.exponent >= divisor.exponent else { return false }
        var remainder = number.digits % divisor.digits
        for _ in 0..<(number.exponent - divisor.exponent) where remainder != 0 {
            remainder = divisor.digits.dividingFullWidth(remainder.multipliedFullWidth(by: 10)).remainder
        }
        return remainder == 0
    }
}
