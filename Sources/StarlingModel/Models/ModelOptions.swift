/// What `@Model(…)` was given.
public struct ModelOptions: Sendable {
    /// How the names of fields become names on the wire; `nil`: they stay as they are.
    public var rename: RenameStrategy?
    /// The key that tells the cases of an enumeration apart; `nil`: their shapes do.
    public var tag: String?
    /// Whether a key that is no field's is a fault. Default: it is passed over.
    public var forbidUnknownFields: Bool
    /// Whether fields that are `nil` are left out instead of written as null.
    public var omitNil: Bool
    /// Whether fields that have their default value are left out.
    public var omitDefaults: Bool
    /// A short name for the documentation.
    public var title: String?
    /// What it is, for the documentation, instead of the doc comment.
    public var description: String?
    /// Values for the documentation.
    public var examples: [any WireValue]
    /// The name of the schema, instead of the type's.
    public var name: String?

    /// Collects options. Called by generated code.
    public init(
        rename: RenameStrategy? = nil, tag: String? = nil, forbidUnknownFields: Bool = false, omitNil: Bool = false,
        omitDefaults: Bool = false, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
        name: String? = nil
    ) {
        self.rename = rename
        self.tag = tag
        self.forbidUnknownFields = forbidUnknownFields
        self.omitNil = omitNil
        self.omitDefaults = omitDefaults
        self.title = title
        self.description = description
        self.examples = examples
        self.name = name
    }
}
