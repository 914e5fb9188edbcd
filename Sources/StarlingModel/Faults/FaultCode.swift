/// What kind of thing is wrong, as a stable, machine-readable name with the sentence that words it by default.
///
/// Codes are an open set: a module declares its own as static members, and a ``FaultCatalogue`` may word any of them anew.
///
/// ```swift
/// extension FaultCode {
///     static let unknownCountry = FaultCode("unknown_country", "`{value}` is no country")
/// }
/// ```
public struct FaultCode: Sendable, Hashable {
    /// The stable name, in `snake_case`.
    public let name: String
    /// The default wording; `{x}` is replaced by the fault's parameter `x`.
    public let template: String

    /// Makes a code.
    /// - Parameters:
    ///   - name: The stable name; two codes with one name are the same code.
    ///   - template: The default wording, with `{parameter}` placeholders.
    public init(_ name: String, _ template: String) {
        self.name = name
        self.template = template
    }

    /// Codes are the same when their names are.
    public static func == (left: FaultCode, right: FaultCode) -> Bool { left.name == right.name }

    /// Hashes the name alone, as `==` compares it alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension FaultCode {
    /// The value has another type than expected. Parameters: `type`, `got`.
    public static let wrongType = FaultCode("wrong_type", "Expected `{type}`, got `{got}`")
    /// The value must be greater than a bound. Parameters: `type`, `bound`.
    public static let greaterThan = FaultCode("greater_than", "Expected `{type}` > {bound}")
    /// The value must be at least a bound. Parameters: `type`, `bound`.
    public static let greaterOrEqual = FaultCode("greater_or_equal", "Expected `{type}` >= {bound}")
    /// The value must be less than a bound. Parameters: `type`, `bound`.
    public static let lessThan = FaultCode("less_than", "Expected `{type}` < {bound}")
    /// The value must be at most a bound. Parameters: `type`, `bound`.
    public static let lessOrEqual = FaultCode("less_or_equal", "Expected `{type}` <= {bound}")
    /// The value must be a multiple of a number. Parameters: `type`, `bound`.
    public static let multipleOf = FaultCode("multiple_of", "Expected `{type}` that's a multiple of {bound}")
    /// The text is too short. Parameters: `type`, `bound`.
    public static let minLength = FaultCode("min_length", "Expected `{type}` of length >= {bound}")
    /// The text is too long. Parameters: `type`, `bound`.
    public static let maxLength = FaultCode("max_length", "Expected `{type}` of length <= {bound}")
    /// The text does not match a regular expression. Parameters: `type`, `pattern`.
    public static let pattern = FaultCode("pattern", "Expected `{type}` matching regex '{pattern}'")
    /// The text does not have a form. Parameters: `type`, `format`.
    public static let format = FaultCode("format", "Expected `{type}` in the format `{format}`")
    /// The collection has two equal elements.
    public static let uniqueItems = FaultCode("unique_items", "Expected `array` of items that all differ")
    /// The collection has too few elements. Parameters: `type`, `bound`.
    public static let minItems = FaultCode("min_items", "Expected `{type}` of length >= {bound}")
    /// The collection has too many elements. Parameters: `type`, `bound`.
    public static let maxItems = FaultCode("max_items", "Expected `{type}` of length <= {bound}")
    /// A list whose length its type fixes has another one. Parameters: `type`, `bound`, `got`.
    public static let wrongLength = FaultCode("wrong_length", "Expected `{type}` of length {bound}, got {got}")
    /// The value is none of an enumeration's. Parameters: `value`.
    public static let invalidEnumValue = FaultCode("invalid_enum_value", "Invalid enum value '{value}'")
    /// An object lacks a field. Parameters: `field`.
    public static let missingField = FaultCode("missing_field", "Object missing required field `{field}`")
    /// The document cannot be read at all. Parameters: `format`, `reason`.
    public static let malformed = FaultCode("malformed", "{format} is malformed: {reason}")
    /// A text of the right type is no such value. Parameters: `type`.
    public static let invalidText = FaultCode("invalid_text", "Invalid `{type}`")
    /// A whole number does not fit its type. Parameters: `type`, `min`, `max`.
    public static let integerOutOfRange = FaultCode("integer_out_of_range", "Expected `{type}` from {min} to {max}")
    /// A number is too large to be stored.
    public static let numberOutOfRange = FaultCode("number_out_of_range", "Number out of range")
    /// An object has a field twice. Parameters: `field`.
    public static let duplicateField = FaultCode("duplicate_field", "Object contains field `{field}` twice")
    /// An object has a field that its model does not know. Parameters: `field`.
    public static let unknownField = FaultCode("unknown_field", "Object contains unknown field `{field}`")
    /// A value of the right type that the type's own rules refuse. Parameters: `reason`.
    public static let invalidValue = FaultCode("invalid_value", "{reason}")
}
