public import StarlingModel

/// Takes an argument from a cookie: `@Cookie("session") session: String?`.
///
/// A missing or bad value is answered 400. A ``StarlingModel/Model`` is a group of cookies, one for each field.
@propertyWrapper
public struct Cookie<Value> {
    /// The argument.
    public var wrappedValue: Value

    /// Read by the handler's macro.
    /// - Parameters:
    ///   - name: The cookie's name. Default: the argument's.
    ///   - separator: What also stands between the elements of a list: `","` for `a,b`. Default: each text is an element.
    ///   - gt: The value must be greater.
    ///   - ge: The value must be greater or equal.
    ///   - lt: The value must be less.
    ///   - le: The value must be less or equal.
    ///   - multipleOf: The value must be a multiple of this.
    ///   - minLength: A text must have so many characters.
    ///   - maxLength: A text may have so many characters.
    ///   - pattern: A regular expression that must match somewhere in a text.
    ///   - format: The form that a text must have.
    ///   - minItems: A list must have so many elements.
    ///   - maxItems: A list may have so many elements.
    ///   - uniqueItems: Whether all elements must differ; a literal.
    ///   - title: A short name for the documentation.
    ///   - description: What it is, for the documentation.
    ///   - deprecated: Whether the documentation advises against it.
    @inlinable
    public init(
        wrappedValue: Value, _ name: String? = nil, separator: Character? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil, le: (any Comparable & Sendable)? = nil,
        multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil,
        format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil, uniqueItems: Bool = false, title: String? = nil,
        description: String? = nil, deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }

    /// The same with a rule of your own.
    /// - Parameter validate: The rule, for the type of the argument.
    @inlinable
    public init<Rule: Sendable>(
        wrappedValue: Value, _ name: String? = nil, separator: Character? = nil, gt: (any Comparable & Sendable)? = nil,
        ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil, le: (any Comparable & Sendable)? = nil,
        multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil, maxLength: Int? = nil, pattern: String? = nil,
        format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil, uniqueItems: Bool = false, validate: Validator<Rule>,
        title: String? = nil, description: String? = nil, deprecated: Bool = false
    ) {
        self.wrappedValue = wrappedValue
    }
}
