extension Constraints<String> {
    init(minLength: Int?, maxLength: Int?, pattern: String?, format: TextFormat?) {
        self.init()
        requireLength(min: minLength, max: maxLength)
        requirePattern(pattern)
        requireFormat(format)
    }
}

extension Constraints {
    /// Rules for a string.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minLength: The least number of code points.
    ///   - maxLength: The largest number of code points.
    ///   - pattern: A regular expression that must match somewhere in the text.
    ///   - format: The form that the text must have.
    public static func of(
        _ type: String.Type, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil
    ) -> Constraints where Value == String {
        Constraints(minLength: minLength, maxLength: maxLength, pattern: pattern, format: format)
    }

    /// Rules for an optional string; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minLength: The least number of code points.
    ///   - maxLength: The largest number of code points.
    ///   - pattern: A regular expression that must match somewhere in the text.
    ///   - format: The form that the text must have.
    public static func of(
        _ type: String?.Type, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil
    ) -> Constraints where Value == String? {
        Constraints<String>(minLength: minLength, maxLength: maxLength, pattern: pattern, format: format).optional()
    }

    /// Rules for each string of a collection, and for their number.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minLength: The least number of code points of each item.
    ///   - maxLength: The largest number of code points of each item.
    ///   - pattern: A regular expression that must match somewhere in the text.
    ///   - format: The form that the text must have.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    public static func of(
        _ type: Value.Type, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil,
        minItems: Int? = nil, maxItems: Int? = nil
    ) -> Constraints where Value: ConstrainedItems, Value.Element == String {
        Constraints<Value.Element>(minLength: minLength, maxLength: maxLength, pattern: pattern, format: format)
            .items(of: Value.self, min: minItems, max: maxItems)
    }

    /// Rules for each string of an optional collection, and for their number; `nil` passes.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - minLength: The least number of code points of each item.
    ///   - maxLength: The largest number of code points of each item.
    ///   - pattern: A regular expression that must match somewhere in the text.
    ///   - format: The form that the text must have.
    ///   - minItems: The least number of items.
    ///   - maxItems: The largest number of items.
    public static func of<Items: ConstrainedItems & Sendable>(
        _ type: Items?.Type, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil,
        minItems: Int? = nil,
        maxItems: Int? = nil
    ) -> Constraints where Items.Element == String, Value == Items? {
        Constraints<Items.Element>(minLength: minLength, maxLength: maxLength, pattern: pattern, format: format)
            .items(of: Items.self, min: minItems, max: maxItems).optional()
    }
}
