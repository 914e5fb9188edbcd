/// The fields of a model that were sent, without the model: for partial updates, and for values that need more than the
/// client may send.
///
/// ```swift
/// @Post(dto: DTO<User>.write)
/// func create(data: DTOData<User>) async throws -> User { try data.create(.set(\.id, to: UUID())) }
///
/// @Patch("/{id}", dto: DTO<User>.patch)
/// func update(id: UUID, data: DTOData<User>) async throws -> User { try data.updated(users[id]) }
/// ```
public struct DTOData<Root: Model>: WireValue {
    private var values: FieldValues

    /// A value for a field that was not sent.
    public struct Setting: Sendable {
        let path: any AnyKeyPath & Sendable
        let value: any Sendable

        /// A value for a field.
        /// - Parameters:
        ///   - path: The field; one of a nested model too, as long as that was sent.
        ///   - value: Its value, which wins over what was sent.
        public static func set<Value: Sendable>(_ path: any KeyPath<Root, Value> & Sendable, to value: Value) -> Setting {
            Setting(path: path, value: value)
        }
    }

    /// What was sent for a field; `nil` when nothing was. A nested model is there when all of it was sent.
    public subscript<Value: Sendable>(_ path: any KeyPath<Root, Value> & Sendable) -> Value? {
        get {
            // What was not sent is no value, not even for an optional field.
            guard let value = try? values.value(at: path, in: Root.self) else { return nil }
            return value as? Value
        }
        set { values.set(newValue, at: path, in: Root.self) }
    }

    /// Whether a field was sent.
    public func contains(_ path: any PartialKeyPath<Root> & Sendable) -> Bool { values.contains(path, in: Root.self) }

    /// The names, in Swift, of the fields that were sent, in the order of their declaration.
    public var fields: [String] {
        Root.modelDescription.fields.indices.filter { values[$0] != nil }.map { Root.modelDescription.fields[$0].name }
    }

    /// Makes the model of what was sent, of the defaults of fields that were not, and of other values.
    /// - Parameter settings: Values for fields that were not sent, or to be used instead.
    /// - Throws: ``ValidationError`` that names the fields without a value, or what ``Model/validate(_:)`` found.
    public func create(_ settings: Setting...) throws -> Root {
        var values = values
        for setting in settings { values.set(setting.value, at: setting.path, in: Root.self) }
        return try values.make(Root.self)
    }

    /// Sets the fields that were sent in a value of the model. Models in fields are changed field by field, too.
    /// - Parameter root: The value. When something is thrown, it is as before.
    /// - Throws: ``ValidationError`` with what ``Model/validate(_:)`` found.
    public func update(_ root: inout Root) throws {
        var changed = root
        try values.update(&changed)
        root = changed
    }

    /// A value of the model in which the fields that were sent are set.
    public func updated(_ root: Root) throws -> Root {
        var root = root
        try update(&root)
        return root
    }

    // MARK: Wire

    /// Reads fields, all of which may be absent if the ``DTO`` says so.
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> DTOData? {
        FieldValues.read(Root.self, from: &reader).map(DTOData.init)
    }

    private init(_ values: FieldValues) { self.values = values }

    /// Writes the fields that were sent.
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { values.write(Root.self, to: &writer) }

    /// ``WireType/fields(_:)``.
    public static var wireType: WireType { .fields(Root.self) }
}
