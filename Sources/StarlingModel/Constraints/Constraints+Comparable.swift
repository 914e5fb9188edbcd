extension Constraints where Value: Comparable {
    init(gt: Value?, ge: Value?, lt: Value?, le: Value?) {
        self.init()
        // The word and the text that parameters of the type have, where it is one.
        let type = (Value.self as? any ParameterValue.Type)?.parameterKind.name ?? "\(Value.self)"
        requireOrder(type, gt: gt, ge: ge, lt: lt, le: le) {
            ConstraintBound(text: ($0 as? any ParameterValue)?.parameterText ?? "\($0)", isNumber: false)
        }
    }
}

extension Constraints {
    /// Rules for an ordered value, such as a date. A type with rules of its own, such as a number, does not get here.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    @_disfavoredOverload
    public static func of(
        _ type: Value.Type, gt: Value? = nil, ge: Value? = nil, lt: Value? = nil, le: Value? = nil
    ) -> Constraints where Value: Comparable {
        Constraints(gt: gt, ge: ge, lt: lt, le: le)
    }

    /// Rules for an optional ordered value; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    @_disfavoredOverload
    public static func of<Wrapped: Comparable & Sendable>(
        _ type: Wrapped?.Type, gt: Wrapped? = nil, ge: Wrapped? = nil, lt: Wrapped? = nil, le: Wrapped? = nil
    ) -> Constraints where Value == Wrapped? {
        Constraints<Wrapped>(gt: gt, ge: ge, lt: lt, le: le).optional()
    }

    /// Rules for each ordered value of a collection, and for their number.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: Each item must be greater.
    ///   - ge: Each item must be greater or equal.
    ///   - lt: Each item must be less.
    ///   - le: Each item must be less or equal.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    @_disfavoredOverload
    public static func of(
        _ type: Value.Type, gt: Value.Element? = nil, ge: Value.Element? = nil, lt: Value.Element? = nil,
        le: Value.Element? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Value: ConstrainedItems, Value.Element: Comparable & Sendable {
        Constraints<Value.Element>(gt: gt, ge: ge, lt: lt, le: le)
            .items(of: Value.self, min: minItems, max: maxItems)
    }

    /// Rules for each ordered value of an optional collection, and for their number; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - gt: Each item must be greater.
    ///   - ge: Each item must be greater or equal.
    ///   - lt: Each item must be less.
    ///   - le: Each item must be less or equal.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    @_disfavoredOverload
    public static func of<Items: ConstrainedItems & Sendable>(
        _ type: Items?.Type, gt: Items.Element? = nil, ge: Items.Element? = nil, lt: Items.Element? = nil,
        le: Items.Element? = nil, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Items.Element: Comparable & Sendable, Value == Items? {
        Constraints<Items.Element>(gt: gt, ge: ge, lt: lt, le: le)
            .items(of: Items.self, min: minItems, max: maxItems).optional()
    }
}
