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
    /// A value of the property as JSON.
    func json(_ value: any Sendable) -> [UInt8]?
}

/// The codec of a property whose type has a form on the wire.
struct WireFieldCodec<Root: Sendable, Value: WireValue>: FieldCodec {
    let path: any KeyPath<Root, Value> & Sendable
    let constraints: Constraints<Value>

    func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> (any Sendable)? { reader.read(Value.self) }

    func write<Writer: WireWriter & ~Copyable>(_ value: any Sendable, to writer: inout Writer) {
        if let value = value as? Value { writer.write(value) }
    }

    func check(_ value: any Sendable) -> [Fault] { (value as? Value).map(constraints.check) ?? [] }

    func set(_ value: any Sendable, in root: inout Any) -> Bool { setProperty(path, value, in: &root) }

    func get(from root: Any) -> (any Sendable)? { (root as? Root).map { $0[keyPath: path] } }

    func absent() -> (any Sendable)? { Value.wireAbsent }

    func json(_ value: any Sendable) -> [UInt8]? { (value as? Value).flatMap { try? JSON.encode($0) } }
}

/// The codec of a property whose type knows `Codable` alone.
struct CodableFieldCodec<Root: Sendable, Value: Codable & Sendable>: FieldCodec {
    let path: any KeyPath<Root, Value> & Sendable
    let constraints: Constraints<Value>

    func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> (any Sendable)? {
        reader.readDecodable(Value.self)
    }

    func write<Writer: WireWriter & ~Copyable>(_ value: any Sendable, to writer: inout Writer) {
        if let value = value as? Value { writer.writeEncodable(value) }
    }

    func check(_ value: any Sendable) -> [Fault] { (value as? Value).map(constraints.check) ?? [] }

    func set(_ value: any Sendable, in root: inout Any) -> Bool { setProperty(path, value, in: &root) }

    func get(from root: Any) -> (any Sendable)? { (root as? Root).map { $0[keyPath: path] } }

    func absent() -> (any Sendable)? { AbsentField.value(Value.self) }

    func json(_ value: any Sendable) -> [UInt8]? { (value as? Value).flatMap { try? JSON.encode($0) } }
}

/// Sets a property by its key path, where that can be written to.
private func setProperty<Root: Sendable, Value: Sendable>(
    _ path: KeyPath<Root, Value>, _ value: any Sendable, in root: inout Any
) -> Bool {
    guard let path = path as? WritableKeyPath<Root, Value>, let value = value as? Value, var copy = root as? Root else { return false }
    copy[keyPath: path] = value
    root = copy
    return true
}
