/// Says more about a property of a model: its name on the wire, marks, rules for its value, documentation.
///
/// ```swift
/// @Model struct User {
///     @Field(.readOnly) var id: UUID = UUID()
///     @Field("user_name", minLength: 1, maxLength: 80) var name: String
///     @Field(ge: 0, le: 150) var age: Int?
///     @Field(validate: .slug) var slug: String
///     @Field(.computed) var initial: String { String(name.prefix(1)) }
/// }
/// ```
///
/// Rules that do not fit the type, that no value meets, or that the property's own default breaks do not compile. A value that
/// breaks one is reported to the client together with all other faults of the request. `nil` breaks none.
///
/// - Parameters:
///   - name: The name on the wire, a literal. Default: the property's own, or what `rename` of the model makes of it.
///   - marks: What other parts of the program act on: ``FieldMark/readOnly``, ``FieldMark/computed``.
///   - gt: The value is greater than this.
///   - ge: The value is greater than or equal to this.
///   - lt: The value is less than this.
///   - le: The value is less than or equal to this.
///   - multipleOf: The value is a whole number times this.
///   - minLength: The least number of code points; of each item in a collection of strings.
///   - maxLength: The largest number of code points.
///   - pattern: A regular expression that matches somewhere in the text.
///   - format: The form of the text.
///   - minItems: The least number of items.
///   - maxItems: The largest number of items.
///   - uniqueItems: Whether all items differ; a literal.
///   - title: A short name for the documentation.
///   - description: What it is, for the documentation, instead of the doc comment.
///   - examples: Values for the documentation.
///   - deprecated: Whether the documentation advises against the field; a literal.
@attached(peer)
public macro Field(
    _ name: String, _ marks: FieldMark...,
    gt: (any Comparable & Sendable)? = nil, ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
    le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
    maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil,
    uniqueItems: Bool = false, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
    deprecated: Bool = false
) = #externalMacro(module: "StarlingMacros", type: "FieldMacro")

/// The same without a name. See
/// ``Field(_:_:gt:ge:lt:le:multipleOf:minLength:maxLength:pattern:format:minItems:maxItems:uniqueItems:title:description:examples:deprecated:)``.
@attached(peer)
public macro Field(
    _ marks: FieldMark...,
    gt: (any Comparable & Sendable)? = nil, ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
    le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
    maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil,
    uniqueItems: Bool = false, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
    deprecated: Bool = false
) = #externalMacro(module: "StarlingMacros", type: "FieldMacro")

/// The same with a rule of your own. See
/// ``Field(_:_:gt:ge:lt:le:multipleOf:minLength:maxLength:pattern:format:minItems:maxItems:uniqueItems:title:description:examples:deprecated:)``.
/// - Parameter validate: The rule, for the type of the property.
@attached(peer)
public macro Field<Value>(
    _ name: String, _ marks: FieldMark...,
    gt: (any Comparable & Sendable)? = nil, ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
    le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
    maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil,
    uniqueItems: Bool = false, validate: Validator<Value>, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
    deprecated: Bool = false
) = #externalMacro(module: "StarlingMacros", type: "FieldMacro")

/// The same with a rule of your own and without a name. See
/// ``Field(_:_:gt:ge:lt:le:multipleOf:minLength:maxLength:pattern:format:minItems:maxItems:uniqueItems:title:description:examples:deprecated:)``.
/// - Parameter validate: The rule, for the type of the property.
@attached(peer)
public macro Field<Value>(
    _ marks: FieldMark...,
    gt: (any Comparable & Sendable)? = nil, ge: (any Comparable & Sendable)? = nil, lt: (any Comparable & Sendable)? = nil,
    le: (any Comparable & Sendable)? = nil, multipleOf: (any Comparable & Sendable)? = nil, minLength: Int? = nil,
    maxLength: Int? = nil, pattern: String? = nil, format: TextFormat? = nil, minItems: Int? = nil, maxItems: Int? = nil,
    uniqueItems: Bool = false, validate: Validator<Value>, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
    deprecated: Bool = false
) = #externalMacro(module: "StarlingMacros", type: "FieldMacro")
