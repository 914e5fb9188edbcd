// What generated code calls beside the reader's own functions.

/// The value of a field whose key is absent. Used by generated code.
public enum AbsentField {
    /// The type's own value for it.
    @inlinable @inline(__always)
    public static func value<Value: WireValue>(_ type: Value.Type) -> Value? { Value.wireAbsent }

    /// `nil` for an optional.
    @inlinable
    @_disfavoredOverload
    public static func value<Value>(_ type: Value.Type) -> Value? {
        // Optional<Wrapped>.none as Value, whatever it wraps.
        (Value.self as? any OptionalType.Type).flatMap { $0.nothing as? Value }
    }
}

@usableFromInline
protocol OptionalType {
    static var nothing: Any { get }
}

extension Optional: OptionalType {
    @usableFromInline static var nothing: Any { Self(nilLiteral: ()) as Any }
}

/// A case of a union that holds nothing: an object without fields.
public struct NoFields: Model, Hashable {
    /// The only value.
    public init() {}

    /// A table without fields.
    public static let modelSchema = ModelSchema(NoFields.self)

    /// Tells that there are none.
    public static func describeModel(_ model: inout ModelBuilder<NoFields>) {}

    /// Reads an object, and passes over what is in it.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> NoFields? {
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        while reader.nextField(&model) >= 0 {}
        return reader.endModel(&model) ? NoFields() : nil
    }

    /// Writes an empty object.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        let model = writer.beginModel(Self.modelSchema.layout)
        writer.endModel(model)
    }
}

extension WireReader where Self: ~Copyable {
    /// Checks a value that has just been read as a whole, and takes it away if it does not pass.
    @inlinable @inline(__always)
    public mutating func check<Root: Model>(_ value: inout Root?, _ model: inout ModelCursor) {
        var faults = ModelFaults<Root>(model.layout)
        value?.validate(&faults)
        if _fastPath(faults.faults.isEmpty) { return }
        for fault in faults.faults { record(fault) }
        value = nil
    }

    /// Records that a key is missing without which no value can be made.
    @inline(never)
    public mutating func missing<Root>(_ field: Int, _ model: inout ModelCursor) -> Root? {
        recordMissing(field, in: &model)
        return nil
    }

    /// Reads a value of an enumeration with raw values.
    @inlinable
    public mutating func readRaw<Value: RawRepresentable>(_ type: Value.Type) -> Value? where Value.RawValue: WireValue {
        guard let raw = read(Value.RawValue.self) else { return nil }
        if let value = Value(rawValue: raw) { return value }
        rejectEnumeration("\(raw)")
        return nil
    }

    /// Reads a value of an enumeration that is known by its name.
    /// - Returns: The number of the case.
    public mutating func readCase<Root: Model>(_ schema: ModelSchema<Root>) -> Int? {
        guard let name = readString() else { return nil }
        if let index = schema.description.values.firstIndex(where: { $0.value as? String == name }) { return index }
        rejectEnumeration(name)
        return nil
    }

    @inline(never) @usableFromInline
    mutating func rejectEnumeration(_ value: String) {
        // A text of any length would go back to the client.
        record(Fault(.invalidEnumValue, ["value": value.count > 64 ? value.prefix(64) + "…" : value]))
    }

    /// Starts to read a union.
    /// - Returns: What ``endUnion(_:)`` takes.
    @inlinable
    public mutating func beginUnion() -> ModelLayout? { state.plan }

    /// Ends reading a union.
    @inlinable
    public mutating func endUnion(_ plan: ModelLayout?) {
        state.plan = plan
        state.tag = nil
    }

    /// Finds out which case of a union comes next, and prepares to read what it holds.
    /// - Returns: The number of the case; `nil` with a fault, behind the value.
    public mutating func readVariant<Root: Model>(_ schema: ModelSchema<Root>) -> Int? {
        let index = schema.layout.header.pointee.tag.map { readTagged(schema, $0) } ?? readUntagged(schema)
        // A plan for the union is a plan for each of its cases.
        let layout = state.layout(schema.layout)
        if let index, layout.header.pointee.isPlan { state.plan = layout.header.pointee.entries[index].nested }
        return index
    }

    private mutating func readTagged<Root: Model>(
        _ schema: ModelSchema<Root>, _ tag: UnsafeMutablePointer<ModelLayout.Entry>
    ) -> Int? {
        let start = position
        var mark = state.faultCount
        guard let name = readTag(tag.pointee.text) else { return nil }
        if let index = schema.description.variants.firstIndex(where: { $0.tag == name }) {
            go(to: start)
            state.tag = tag
            return index
        }
        rejectEnumeration(name)
        state.locate(from: &mark, below: tag.pointee.text)
        return nil
    }

    /// Reads the key that tells a union's cases apart, wherever it stands in the object, and the object with it.
    private mutating func readTag(_ key: String) -> String? {
        let faults = state.faultCount
        guard var object = beginObject() else { return nil }
        var name: String?
        while let found = nextKey(&object) {
            if found == key, name == nil {
                name = readString()
                if name == nil { state.locate(from: &object.mark, below: key) }
            } else {
                skip()
            }
        }
        if state.faultCount > faults { return nil }
        if name == nil { record(Fault(.missingField, ["field": key])) }
        return name
    }

    private mutating func readUntagged<Root: Model>(_ schema: ModelSchema<Root>) -> Int? {
        guard let kind = peek() else {
            skip()
            return nil
        }
        if let index = schema.variant(of: kind) { return index }
        rejectType(Set(schema.description.variants.flatMap(\.kinds).map(\.name)).sorted().joined(separator: " | "))
        return nil
    }
}

extension WireWriter where Self: ~Copyable {
    /// Writes a value of an enumeration with raw values.
    @inlinable
    public mutating func writeRaw<Value: RawRepresentable>(_ value: Value) where Value.RawValue: WireValue { write(value.rawValue) }

    /// Writes a value of an enumeration that is known by its name.
    public mutating func writeCase<Root: Model>(_ index: Int, _ schema: ModelSchema<Root>) {
        if let name = schema.description.values[index].value as? String { writeString(name) }
    }

    /// Starts to write a union.
    /// - Returns: What ``endUnion(_:)`` takes.
    @inlinable
    public mutating func beginUnion() -> ModelLayout? { state.plan }

    /// Ends writing a union.
    @inlinable
    public mutating func endUnion(_ plan: ModelLayout?) {
        state.plan = plan
        state.tag = nil
    }

    /// Prepares to write what a case of a union holds.
    public mutating func beginVariant<Root: Model>(_ index: Int, _ schema: ModelSchema<Root>) {
        if let tag = schema.layout.header.pointee.tag { state.tag = (tag, schema.layout.header.pointee.entries + index) }
        let planned = state.layout(schema.layout)
        if planned.header.pointee.isPlan { state.plan = planned.header.pointee.entries[index].nested }
    }

    /// Writes a field, unless it is null.
    @inlinable @inline(__always)
    public mutating func writeField<Value: WireValue>(_ index: Int, _ value: Value, _ model: inout WriterModel, omitNil: Bool) {
        if !value.isWireNull { writeField(index, value, &model) }
    }

    /// Writes a field of a type that knows `Encodable` only, unless it is null.
    @inlinable
    @_disfavoredOverload
    public mutating func writeField<Value: Encodable>(_ index: Int, _ value: Value, _ model: inout WriterModel, omitNil: Bool) {
        if !((value as Any) as? any OptionalType != nil && Mirror(reflecting: value).children.isEmpty) { writeField(index, value, &model) }
    }

    /// Writes a field, unless it has its default value.
    @inlinable @inline(__always)
    public mutating func writeField<Value: WireValue & Equatable>(
        _ index: Int, _ value: Value, _ model: inout WriterModel, omitting default: Value
    ) {
        if value != `default` { writeField(index, value, &model) }
    }

    /// Writes a field of a type that cannot be compared.
    @inlinable
    @_disfavoredOverload
    public mutating func writeField<Value: WireValue>(
        _ index: Int, _ value: Value, _ model: inout WriterModel, omitting default: Value
    ) {
        writeField(index, value, &model)
    }
}

extension WireType {
    /// The kinds of values that a type may look like.
    var kinds: Set<WireKind> {
        switch self {
        case .any, .codable: [.null, .bool, .integer, .float, .string, .bytes, .extension, .array, .object]
        case .null: [.null]
        case .bool: [.bool]
        case .integer: [.integer]
        case .number: [.integer, .float]
        case .string: [.string, .extension]
        case .bytes: [.string, .bytes]
        case .file: [.bytes]
        case .array, .set: [.array]
        case .dictionary, .derived, .fields: [.object]
        case .optional(let type), .maybe(let type): type.kinds.union([.null])
        case .union(let types): types.reduce(into: []) { $0.formUnion($1.kinds) }
        case .model(let type): type.kinds
        }
    }
}

extension Model {
    fileprivate static var kinds: Set<WireKind> {
        let description = modelSchema.description
        return switch description.kind {
        case .object: [.object]
        case .enumeration:
            description.values.reduce(into: []) { $0.formUnion(type(of: $1.value).wireType.kinds) }
        case .union: description.variants.reduce(into: []) { $0.formUnion($1.kinds) }
        }
    }
}
