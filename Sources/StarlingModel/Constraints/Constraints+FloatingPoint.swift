extension Constraints where Value: BinaryFloatingPoint {
    init(gt: Value?, ge: Value?, lt: Value?, le: Value?, multipleOf: Value?) {
        self.init()
        requireOrder("float", gt: gt, ge: ge, lt: lt, le: le) { ConstraintBound(text: "\($0)", isNumber: true) }
        requireMultiple(of: multipleOf)
    }
}

extension Constraints {
    /// Rules for a floating-point number.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this, which is above 0.
    public static func of(
        _ type: Value.Type, gt: Value? = nil, ge: Value? = nil, lt: Value? = nil, le: Value? = nil,
        multipleOf: Value? = nil
    ) -> Constraints where Value: BinaryFloatingPoint {
        Constraints(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
    }

    /// Rules for an optional floating-point number; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this, which is above 0.
    public static func of<Wrapped: BinaryFloatingPoint & Sendable>(
        _ type: Wrapped?.Type, gt: Wrapped? = nil, ge: Wrapped? = nil, lt: Wrapped? = nil, le: Wrapped? = nil,
        multipleOf: Wrapped? = nil
    ) -> Constraints where Value == Wrapped? {
        Constraints<Wrapped>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf).optional()
    }

    /// Rules for each floating-point number of a collection, and for their number.
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
        _ type: Value.Type, gt: Value.Element? = nil, ge: Value.Element? = nil, lt: Value.Element? = nil,
        le: Value.Element? = nil, multipleOf: Value.Element? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Value: ConstrainedItems, Value.Element: BinaryFloatingPoint & Sendable {
        Constraints<Value.Element>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
            .items(of: Value.self, min: minItems, max: maxItems)
    }

    /// Rules for each floating-point number of an optional collection, and for their number; `nil` passes.
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
        _ type: Items?.Type, gt: Items.Element? = nil, ge: Items.Element? = nil, lt: Items.Element? = nil,
        le: Items.Element? = nil, multipleOf: Items.Element? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Items.Element: BinaryFloatingPoint & Sendable, Value == Items? {
        Constraints<Items.Element>(gt: gt, ge: ge, lt: lt, le: le, multipleOf: multipleOf)
            .items(of: Items.self, min: minItems, max: maxItems).optional()
    }
}
