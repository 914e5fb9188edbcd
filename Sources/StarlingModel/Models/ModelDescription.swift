/// What is known of a model: its fields, their names on the wire, types, constraints, defaults and documentation.
///
/// Schemas are made of it, and codecs that build a value from something that is no JSON: a row of a table, a form.
///
/// ```swift
/// for field in Book.modelSchema.description.fields {
///     print(field.wireName, field.type, field.constraints)
/// }
/// ```
public struct ModelDescription: Sendable {
    /// What the values look like on the wire.
    public enum Kind: Sendable, Hashable {
        /// An object with ``ModelDescription/fields``.
        case object
        /// One of ``ModelDescription/values``.
        case enumeration
        /// One of ``ModelDescription/variants``, told apart by the key ``ModelOptions/tag``, or by its shape without.
        case union
    }

    /// The Swift type.
    public let type: any Model.Type
    /// The name for schemas: the type's own, with its generic arguments (`PageOfUser`), or the one that was given.
    public var name: String
    /// What the values look like.
    public internal(set) var kind: Kind = .object
    /// What `@Model(…)` was given.
    public internal(set) var options = ModelOptions()
    /// The doc comment: Markdown.
    public internal(set) var documentation: String?
    /// The fields, in the order of their declaration.
    public internal(set) var fields: [FieldDescription] = []
    /// The values of an enumeration.
    public internal(set) var values: [EnumerationValue] = []
    /// The cases of a union.
    public internal(set) var variants: [Variant] = []

    /// The number of the field of a key path.
    func index(of path: AnyKeyPath) -> Int? {
        for index in fields.indices where fields[index].path == path { return index }
        return nil
    }

    /// A value of an enumeration.
    public struct EnumerationValue: Sendable {
        /// The case's name in Swift.
        public let name: String
        /// The raw value.
        public let value: any WireValue
        /// The doc comment.
        public let documentation: String?
    }

    /// A case of a union.
    public struct Variant: Sendable {
        /// The case's name in Swift.
        public let name: String
        /// The value of the key that tells the cases apart.
        public let tag: String
        /// What the case holds.
        public let type: WireType
        /// The doc comment.
        public let documentation: String?
        /// The kinds of values by which a union without a tag knows the case.
        let kinds: Set<WireKind>
    }
}

/// What is known of one field of a model.
public struct FieldDescription: Sendable {
    /// The property's name in Swift.
    public let name: String
    /// The key on the wire.
    public var wireName: String
    /// What its values look like.
    public var type: WireType
    /// The property's type.
    public let swiftType: any Any.Type
    /// Whether the key must be there: there is neither a default nor a value for its absence.
    public var isRequired: Bool
    /// Whether the value is written only: the property is computed.
    public let isComputed: Bool
    /// The value of an absent key, from the property's own initial value; `nil` when it has none.
    public let `default`: (@Sendable () -> any Sendable)?
    /// The rules of `@Field`.
    public let constraints: ConstraintDescription
    /// The marks of `@Field`, those of other modules among them.
    public let marks: [FieldMark]
    /// A short name for the documentation.
    public let title: String?
    /// What it is, for the documentation: the one given, or the doc comment.
    public let documentation: String?
    /// Values for the documentation.
    public let examples: [any WireValue]
    /// The other attributes of the property, as they stand in the source.
    public let attributes: [String]
    /// Reads and writes the property's values.
    let codec: any FieldCodec

    /// The key path of the property.
    public var path: AnyKeyPath { codec.paths.own }

    /// The mark of a name, if the field has it.
    public func mark(_ name: String) -> FieldMark? { marks.first { $0.name == name } }
}

extension Model {
    /// What is known of the model.
    public static var modelDescription: ModelDescription { modelSchema.description }
}

extension DerivedModel {
    /// The fields in this shape.
    public var description: ModelDescription { table(ModelDescription.self) ?? type.modelDescription }
}
