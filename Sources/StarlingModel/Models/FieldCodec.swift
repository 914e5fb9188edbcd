/// Reads, writes and sets one property of a model, without its type.
protocol FieldCodec: Sendable {
    /// Reads a value of the property; `nil` with a fault.
    func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> (any Sendable)?
    /// Writes a value of the property.
    func write<Writer: WireWriter & ~Copyable>(_ value: any Sendable, to writer: inout Writer)
    /// Every rule that a value of the property breaks.
    func check(_ value: any Sendable) -> [Fault]
    /// Sets the property. Gives false when it cannot be set.
    func set(_ value: any Sendable, in root: inout Any) -> Bool
    /// The property's value.
    func get(from root: Any) -> (any Sendable)?
    /// The value of an absent key; `nil` when the key must be there.
    func absent() -> (any Sendable)?
    /// The key path of the property, and the same from an optional of the model.
    var paths: (own: AnyKeyPath, optional: AnyKeyPath) { get }
}

/// The codec of a property whose type has a form on the wire.
struct WireFieldCodec<Root: Sendable, Value: WireValue>: FieldCodec {
    let property: PropertyPath<Root, Value>
    let constraints: Constraints<Value>

    func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> (any Sendable)? { reader.read(Value.self) }

    func write<Writer: WireWriter & ~Copyable>(_ value: any Sendable, to writer: inout Writer) {
        if let value = value as? Value { writer.write(value) }
    }

    func check(_ value: any Sendable) -> [Fault] { (value as? Value).map(constraints.check) ?? [] }

    func set(_ value: any Sendable, in root: inout Any) -> Bool { property.set(value, in: &root) }

    func get(from root: Any) -> (any Sendable)? { property.get(from: root) }

    func absent() -> (any Sendable)? { Value.wireAbsent }

    var paths: (own: AnyKeyPath, optional: AnyKeyPath) { (property.path, property.optional) }
}

/// The codec of a property whose type knows `Codable` alone.
struct CodableFieldCodec<Root: Sendable, Value: Codable & Sendable>: FieldCodec {
    let property: PropertyPath<Root, Value>
    let constraints: Constraints<Value>

    func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> (any Sendable)? {
        reader.readDecodable(Value.self)
    }

    func write<Writer: WireWriter & ~Copyable>(_ value: any Sendable, to writer: inout Writer) {
        if let value = value as? Value { writer.writeEncodable(value) }
    }

    func check(_ value: any Sendable) -> [Fault] { (value as? Value).map(constraints.check) ?? [] }

    func set(_ value: any Sendable, in root: inout Any) -> Bool { property.set(value, in: &root) }

    func get(from root: Any) -> (any Sendable)? { property.get(from: root) }

    func absent() -> (any Sendable)? { AbsentField.value(Value.self) }

    var paths: (own: AnyKeyPath, optional: AnyKeyPath) { (property.path, property.optional) }
}
