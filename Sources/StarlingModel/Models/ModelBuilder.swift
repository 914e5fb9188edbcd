/// Takes what the macro knows of a model. Used by generated code only.
public struct ModelBuilder<Root: Model> {
    /// The doc comment.
    public var documentation: String?
    /// What `@Model(…)` was given.
    public var options = ModelOptions()
    private var description = ModelDescription(type: Root.self, name: SchemaName.of(Root.self))
    private(set) var constraints: [any Sendable] = []

    init() {}

    /// Adds a field.
    public mutating func field<Value: WireValue>(
        _ name: String, _ path: KeyPath<Root, Value>, _ optionalPath: AnyKeyPath, _ type: Value.Type,
        wireName: String? = nil, default: (@Sendable () -> Value)? = nil, constraints: Constraints<Value> = Constraints(),
        marks: [FieldMark] = [], title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
        documentation: String? = nil, attributes: [String] = [], isComputed: Bool = false
    ) {
        let property = PropertyPath(path: path, optional: optionalPath)
        add(
            FieldDescription(
                name: name, wireName: wire(name, wireName), type: Value.wireType, swiftType: Value.self,
                isRequired: `default` == nil && !hasAbsent(Value.wireAbsent) && !isComputed, isComputed: isComputed,
                default: erased(`default`), constraints: constraints.description, marks: marks, title: title,
                documentation: description ?? documentation, examples: examples, attributes: attributes,
                codec: WireFieldCodec<Root, Value>(property: property, constraints: constraints)),
            constraints)
    }

    /// Adds a field whose type knows `Codable` alone.
    @_disfavoredOverload
    public mutating func field<Value: Codable & Sendable>(
        _ name: String, _ path: KeyPath<Root, Value>, _ optionalPath: AnyKeyPath, _ type: Value.Type,
        wireName: String? = nil, default: (@Sendable () -> Value)? = nil, constraints: Constraints<Value> = Constraints(),
        marks: [FieldMark] = [], title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
        documentation: String? = nil, attributes: [String] = [], isComputed: Bool = false
    ) {
        let property = PropertyPath(path: path, optional: optionalPath)
        add(
            FieldDescription(
                name: name, wireName: wire(name, wireName), type: .codable(Value.self), swiftType: Value.self,
                isRequired: `default` == nil && !hasAbsent(AbsentField.value(Value.self)) && !isComputed, isComputed: isComputed,
                default: erased(`default`), constraints: constraints.description, marks: marks, title: title,
                documentation: description ?? documentation, examples: examples, attributes: attributes,
                codec: CodableFieldCodec<Root, Value>(property: property, constraints: constraints)),
            constraints)
    }

    /// Adds a value of an enumeration by its raw value.
    public mutating func rawCase(_ name: String, _ value: Root, documentation: String? = nil)
    where Root: RawRepresentable, Root.RawValue: WireValue {
        addValue(name, value.rawValue, documentation)
    }

    /// Adds a value of an enumeration that is known by its name.
    public mutating func namedCase(_ name: String, tag: String? = nil, documentation: String? = nil) {
        addValue(name, wire(name, tag), documentation)
    }

    /// Adds a case of a union.
    public mutating func variant<Payload: WireValue>(
        _ name: String, tag: String, _ type: Payload.Type, documentation: String? = nil
    ) {
        description.kind = .union
        description.variants.append(
            ModelDescription.Variant(
                name: name, tag: tag, type: Payload.wireType, documentation: documentation,
                kinds: options.tag == nil ? Payload.wireType.kinds : [.object]))
    }

    /// Whether a type has a value for an absent key, be it nil.
    private func hasAbsent<Value>(_ value: Value?) -> Bool { if case .none = value { false } else { true } }

    private func erased<Value: Sendable>(_ make: (@Sendable () -> Value)?) -> (@Sendable () -> any Sendable)? {
        guard let make else { return nil }
        return { make() }
    }

    func finish() -> ModelDescription {
        var description = description
        description.options = options
        description.documentation = options.description ?? documentation
        if let name = options.name { description.name = name }
        return description
    }

    private mutating func add(_ field: FieldDescription, _ constraints: any Sendable) {
        description.fields.append(field)
        self.constraints.append(constraints)
    }

    private mutating func addValue(_ name: String, _ value: any WireValue, _ documentation: String?) {
        description.kind = .enumeration
        description.values.append(ModelDescription.EnumerationValue(name: name, value: value, documentation: documentation))
    }

    private func wire(_ name: String, _ given: String?) -> String { given ?? options.rename?.rename(name) ?? name }
}

/// The names of types in schemas.
enum SchemaName {
    /// The type's own name without what it stands in; generic arguments follow it: `Page<User>` is `PageOfUser`.
    static func of(_ type: any Any.Type) -> String {
        let name = String(describing: type)
        guard name.contains("<") else { return name }
        return name.split(whereSeparator: { "<>, .[]():?".contains($0) }).joined(separator: "Of")
    }
}
