extension Constraints {
    /// Never called: the compiler comes here when no other overload fits, and gives this message in place of a
    /// guess at which overload was meant.
    @available(
        *, unavailable,
        message: """
            This rule does not fit the type. Numbers take gt, ge, lt, le and multipleOf; other ordered values gt, \
            ge, lt and le; strings minLength, maxLength, pattern and format; collections minItems, maxItems and the rules of their items
            """
    )
    @_disfavoredOverload
    public static func of(
        _ type: Value.Type, gt: Any? = nil, ge: Any? = nil, lt: Any? = nil, le: Any? = nil, multipleOf: Any? = nil,
        minLength: Any? = nil, maxLength: Any? = nil, pattern: Any? = nil, format: Any? = nil, minItems: Any? = nil,
        maxItems: Any? = nil
    ) -> Constraints {
        Constraints()
    }
}
