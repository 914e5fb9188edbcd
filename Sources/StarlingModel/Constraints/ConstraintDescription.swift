/// The rules of ``Constraints`` as data, from which a schema is made.
///
/// For a collection, `gt` to `maxLength` describe its items.
public struct ConstraintDescription: Sendable, Hashable {
    /// The value is greater than this.
    public var gt: ConstraintBound?
    /// The value is greater than this or equal.
    public var ge: ConstraintBound?
    /// The value is less than this.
    public var lt: ConstraintBound?
    /// The value is less than this or equal.
    public var le: ConstraintBound?
    /// The value is this, times a whole number.
    public var multipleOf: ConstraintBound?
    /// The text has at least this many code points.
    public var minLength: Int?
    /// The text has at most this many code points.
    public var maxLength: Int?
    /// The text holds a match of this regular expression.
    public var pattern: String?
    /// The text has this form, by JSON Schema's name for it.
    public var format: String?
    /// The collection has at least this many items.
    public var minItems: Int?
    /// The collection has at most this many items.
    public var maxItems: Int?
    /// The collection's items all differ.
    public var uniqueItems: Bool?

    /// No rules.
    public init() {}

    /// Whether there are no rules.
    public var isEmpty: Bool { self == ConstraintDescription() }
}

/// A bound of a constraint as text, which is exact where a `Double` would round.
public struct ConstraintBound: Sendable, Hashable {
    /// The bound as it is written: `10`, `0.01`, `2024-01-02`.
    public let text: String
    /// Whether the text is a JSON number; if not, a schema has no keyword for the bound but can mention it.
    public let isNumber: Bool

    /// Makes a bound.
    ///
    /// - Parameters:
    ///   - text: The bound as text.
    ///   - isNumber: Whether the text is a JSON number.
    public init(text: String, isNumber: Bool) {
        self.text = text
        self.isNumber = isNumber
    }
}
