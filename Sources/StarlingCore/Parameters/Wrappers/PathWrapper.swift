public import StarlingModel

/// Takes an argument from a variable of the path; needed only when their names differ: `@Path("user_id") id: Int`.
///
/// The constraints are checked after reading; a value that breaks one is answered 400, a text that is no value of the type 404.
@propertyWrapper
public struct Path<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The variable's name. Default: the argument's.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - pattern: A regular expression that must match somewhere in a text.
    ///   - format: The form that a text must have.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil, le: (any Comparable & Sendable)? = nil,
        multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil,
        format: TextFormat? = nil, title: String? = nil,
        description: String? = nil, deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }

    /// The same with a rule of your own.
    /// - Parameter validate: The rule, for the type of the argument.
    @inlinable
    public init<Rule: Sendable>(
        wrappedValue: Value, _ name: String? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil, le: (any Comparable & Sendable)? = nil,
        multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil,
        format: TextFormat? = nil, validate: Validator<Rule>, title: String? = nil,
        description: String? = nil, deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}
