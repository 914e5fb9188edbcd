/// What a type looks like on the wire: the part of a schema that follows from the type alone.
public indirect enum WireType: Sendable {
    /// Anything at all.
    case any
    /// `null`.
    case null
    /// `true` or `false`.
    case bool
    /// A whole number within bounds, as text: no one type holds all widths.
    case integer(minimum: String, maximum: String)
    /// A number.
    case number
    /// A string; `format` is a name of JSON Schema such as `date-time`.
    case string(format: String?)
    /// Bytes: base64 in JSON.
    case bytes
    /// A file: in a form alone.
    case file
    /// A list.
    case array(WireType)
    /// A list without equal elements.
    case set(WireType)
    /// An object with any keys.
    case dictionary(WireType)
    /// A value or null.
    case optional(WireType)
    /// A value, or null, or an absent key.
    case maybe(WireType)
    /// A model. Its schema is made when it is asked for, as models may hold themselves.
    case model(any Model.Type)
    /// Some of the fields of a model: ``DTOData``.
    case fields(any Model.Type)
    /// A model as a ``DTO`` shows it.
    case derived(DerivedModel)
    /// One of a list of types that JSON tells apart.
    case union([WireType])
    /// A type that conforms to `Codable` alone: what it looks like is known when it is encoded.
    case codable(any Any.Type)
}
