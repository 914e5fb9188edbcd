#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Constraints {
    /// Rules for a `Decimal`.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this, which is above 0.
    public static func of(
        _ type: Decimal.Type, gt: DecimalBound? = nil, ge: DecimalBound? = nil, lt: DecimalBound? = nil,
        le: DecimalBound? = nil, multipleOf: DecimalBound? = nil
    ) -> Constraints where Value == Decimal {
        Constraints(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
    }

    /// Rules for an optional `Decimal`; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this, which is above 0.
    public static func of(
        _ type: Decimal?.Type, gt: DecimalBound? = nil, ge: DecimalBound? = nil, lt: DecimalBound? = nil,
        le: DecimalBound? = nil, multipleOf: DecimalBound? = nil
    ) -> Constraints where Value == Decimal? {
        Constraints<Decimal>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf).optional()
    }

    /// Rules for each `Decimal` of a collection, and for their number.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: Each item must be greater.
    ///   - ge: Each item must be greater or equal.
    ///   - lt: Each item must be less.
    ///   - le: Each item must be less or equal.
    ///   - multipleOf: Each item must be a multiple of this, which is above 0.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    public static func of(
        _ type: Value.Type, gt: DecimalBound? = nil, ge: DecimalBound? = nil, lt: DecimalBound? = nil,
        le: DecimalBound? = nil, multipleOf: DecimalBound? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Value: ConstrainedItems, Value.Element == Decimal {
        Constraints<Value.Element>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
            .items(of: Value.self, min: minItems, max: maxItems)
    }

    /// Rules for each `Decimal` of an optional collection, and for their number; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: Each item must be greater.
    ///   - ge: Each item must be greater or equal.
    ///   - lt: Each item must be less.
    ///   - le: Each item must be less or equal.
    ///   - multipleOf: Each item must be a multiple of this, which is above 0.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    public static func of<Items: ConstrainedItems & Sendable>(
        _ type: Items?.Type, gt: DecimalBound? = nil, ge: DecimalBound? = nil, lt: DecimalBound? = nil,
        le: DecimalBound? = nil, multipleOf: DecimalBound? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Items.Element == Decimal, Value == Items? {
        Constraints<Items.Element>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
            .items(of: Items.self, min: minItems, max: maxItems).optional()
    }
}
