import Synchronization

/// The field table of a model: made once, when it is first needed.
public struct ModelSchema<Root: Model>: Sendable {
    /// The keys as they stand on the wire. Used by generated code.
    public let layout: ModelLayout
    /// What is known of the model.
    public let description: ModelDescription
    /// The rules of each field: a `Constraints` of its type, or nothing.
    private let constraints: [any Sendable]

    /// Makes the table of a type. Called by generated code.
    public init(_ type: Root.Type) {
        var builder = ModelBuilder<Root>()
        Root.describeModel(&builder)
        let description = builder.finish()
        self.description = description
        constraints = builder.constraints
        layout = description.makeLayout { _ in nil }
    }

    /// The table of a generic type, which has no static stored properties. Called by generated code.
    public static func cached(_ type: Root.Type) -> ModelSchema {
        let key = ObjectIdentifier(type)
        if let known = schemas.withLock({ $0[key] }) as? ModelSchema { return known }
        // Made without the lock: it may need the tables of other models.
        let made = ModelSchema(type)
        return schemas.withLock { schemas in
            if let known = schemas[key] as? ModelSchema { return known }
            schemas[key] = made
            return made
        }
    }

    /// Whether a value meets the rules of its field. Faults are recorded if not. Called by generated code, when a
    /// quick look did not settle it.
    @inline(never)
    public func accepts<Value: Sendable, Reader: WireReader & ~Copyable>(
        _ value: Value, _ field: Int, in model: inout ModelCursor, _ reader: inout Reader
    ) -> Bool {
        guard let constraints = constraints[field] as? Constraints<Value> else { return true }
        return reader.accept(constraints.check(value), of: &model)
    }
}

private let schemas = Mutex<[ObjectIdentifier: any Sendable]>([:])

extension ModelDescription {
    /// The keys on the wire.
    /// - Parameter nested: Gives the layout below a field or a case.
    func makeLayout(isPlan: Bool = false, nested: (Int) -> ModelLayout?) -> ModelLayout {
        let names =
            kind == .union
            ? variants.enumerated().map {
                ModelLayout.Field(name: $0.element.tag, isRequired: false, nested: nested($0.offset))
            }
            : fields.enumerated().map {
                ModelLayout.Field(
                    name: $0.element.wireName, isRequired: $0.element.isRequired, isRead: !$0.element.isComputed,
                    nested: nested($0.offset))
            }
        return ModelLayout(
            type: type, fields: names, forbidsUnknown: options.forbidUnknownFields, isPlan: isPlan, tag: options.tag)
    }
}

extension ModelSchema {
    /// Which kinds of values the cases of a union without a tag are.
    func variant(of kind: WireKind) -> Int? { description.variants.firstIndex { $0.kinds.contains(kind) } }
}
