/// Another shape of a model: fewer fields, other names, for reading, writing or both.
///
/// ```swift
/// extension DTO<User> {
///     static var write: Self { DTO(exclude: [\.id, \.address?.street], rename: .camelCase) }
///     static var patch: Self { write.partial() }
/// }
///
/// let bytes = try JSON.encode(users, through: .write)
/// let user = try JSON.decode(User.self, from: bytes, through: .write)
/// ```
///
/// Fields are key paths, so the compiler checks them. A field below an optional is `\.address?.street`; one in the
/// elements of a collection is reached by composition: ``Nesting/nested(_:_:)``.
///
/// A DTO acts on every value of its model within what is read or written: in lists, optionals, dictionaries, unions and
/// generic wrappers such as a page. It is settled when it is made; reading and writing through it costs the same as
/// without. The marks ``FieldMark/readOnly``, ``FieldMark/writeOnly`` and ``FieldMark/private`` always hold.
public struct DTO<Root: Model>: Sendable {
    /// What was asked for.
    let configuration: DTOConfiguration
    /// What that means for reading and writing.
    let plan: DTOPlan

    /// A word about how a DTO shows one field.
    public struct Nesting: Sendable {
        let path: any AnyKeyPath & Sendable
        let configuration: DTOConfiguration
        let type: any Model.Type

        /// The shape that a model in a field has, or models in the elements of a collection in it.
        ///
        /// ```swift
        /// DTO<Order>(nested: [.nested(\.items, DTO<Item>.summary)])
        /// ```
        ///
        /// - Parameters:
        ///   - path: The field.
        ///   - dto: The shape of the model, which must be somewhere in the field's type.
        public static func nested<Value, Nested: Model>(_ path: any KeyPath<Root, Value> & Sendable, _ dto: DTO<Nested>) -> Nesting {
            Nesting(path: path, configuration: dto.configuration, type: Nested.self)
        }
    }

    /// Describes another shape of a model.
    ///
    /// - Parameters:
    ///   - include: The fields that remain; empty: all. Not to be combined with `exclude`.
    ///   - exclude: The fields that are left out.
    ///   - rename: How the names of the fields become names on the wire, in nested models too. Default: as the models
    ///     themselves say.
    ///   - fields: Wire names of single fields, which win over `rename`.
    ///   - nested: The shapes of models in fields, from ``Nesting/nested(_:_:)``.
    ///   - maxNestedDepth: How many levels of nested models remain; 0 leaves out every field that holds a model.
    ///     Default: all.
    ///   - partial: Whether every field may be absent. Such a body is read as ``DTOData``.
    ///   - forbidUnknownFields: Whether a key that is no field's is a fault. Default: as the models themselves say.
    ///   - underscoreFieldsPrivate: Whether fields whose names begin with an underscore are private, unless they have a
    ///     mark. Default: yes.
    ///   - name: The name of the shape, for schemas. Default: that of the property in which the DTO is made, so make it
    ///     in a computed property.
    public init(
        include: [any PartialKeyPath<Root> & Sendable] = [], exclude: [any PartialKeyPath<Root> & Sendable] = [],
        rename: RenameStrategy? = nil, fields: [(any PartialKeyPath<Root> & Sendable, String)] = [], nested: [Nesting] = [],
        maxNestedDepth: Int? = nil, partial: Bool = false, forbidUnknownFields: Bool? = nil,
        underscoreFieldsPrivate: Bool = true, name: String = #function
    ) {
        self.init(
            DTOConfiguration(
                include: include, exclude: exclude, rename: rename, fields: fields.map { ($0.0, $0.1) },
                nested: nested.map { ($0.path, $0.configuration, $0.type) }, maxNestedDepth: maxNestedDepth, isPartial: partial,
                forbidsUnknown: forbidUnknownFields, underscoreFieldsPrivate: underscoreFieldsPrivate, name: name))
    }

    init(_ configuration: DTOConfiguration) {
        self.configuration = configuration
        plan = DTOPlan(Root.self, configuration)
    }

    /// The model as it is, with its marks in force and nothing else.
    public static var marks: DTO { DTO(name: "") }

    /// The same shape in which every field may be absent.
    /// - Parameter name: The name of the shape. Default: that of the property in which it is made.
    public func partial(name: String = #function) -> DTO {
        changed {
            $0.isPartial = true; $0.name = name
        }
    }

    /// The same shape without more fields.
    /// - Parameters:
    ///   - paths: The fields.
    ///   - name: The name of the shape. Default: that of the property in which it is made.
    public func excluding(_ paths: (any PartialKeyPath<Root> & Sendable)..., name: String = #function) -> DTO {
        changed {
            $0.exclude += paths; $0.name = name
        }
    }

    /// The same shape with other names.
    /// - Parameters:
    ///   - strategy: How the names of the fields become names on the wire.
    ///   - name: The name of the shape. Default: that of the property in which it is made.
    public func renaming(_ strategy: RenameStrategy, name: String = #function) -> DTO {
        changed {
            $0.rename = strategy; $0.name = name
        }
    }

    private func changed(_ change: (inout DTOConfiguration) -> Void) -> DTO {
        var configuration = configuration
        change(&configuration)
        return DTO(configuration)
    }

    /// The name of the shape for schemas: the model's and its own, such as `UserWrite`. The same in every run.
    public var name: String { plan.name }

    /// What is wrong with the configuration: a path that leads to no field, `include` together with `exclude`. A
    /// framework reports them at start-up; reading and writing through such a DTO throws them.
    public var faults: [Fault] { plan.faults }

    /// What keeps ``Root`` itself from being read through the DTO: its fields that are left out and have no value
    /// without a key. ``DTOData`` can be read.
    public var missingForReading: [String] { plan.missingForReading }

    /// What is known of the shape that is read, as of any model.
    public var inputDescription: ModelDescription { plan.description(isInput: true) }

    /// What is known of the shape that is written, as of any model.
    public var outputDescription: ModelDescription { plan.description(isInput: false) }

    /// Whether two DTOs have the same shape. Two that have one name and not one shape cannot be told apart in a schema.
    public func hasShape<Other>(of other: DTO<Other>) -> Bool { plan.fingerprint == other.plan.fingerprint }
}
