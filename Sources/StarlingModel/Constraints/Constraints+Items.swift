extension Constraints {
    /// Rules for the number of items of a collection, whatever the items are.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    @_disfavoredOverload
    public static func of(_ type: Value.Type, minItems: Int? = nil, maxItems: Int? = nil) -> Constraints
    where Value: ConstrainedItems, Value.Element: Sendable {
        Constraints<Value.Element>().items(of: Value.self, min: minItems, max: maxItems)
    }

    /// Rules for the number of items of an optional collection, whatever the items are; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    @_disfavoredOverload
    public static func of<Items: ConstrainedItems & Sendable>(
        _ type: Items?.Type, minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Items.Element: Sendable, Value == Items? {
        Constraints<Items.Element>().items(of: Items.self, min: minItems, max: maxItems).optional()
    }
}
