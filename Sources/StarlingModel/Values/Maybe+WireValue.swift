extension Maybe: WireValue where Wrapped: WireValue {
    /// Reads a value or null. In a form an empty text that is no `Wrapped` stands for null.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Maybe<Wrapped>? {
        if Reader.isText { return reader.readUnlessEmpty(Wrapped.self).map { Maybe($0) } }
        if reader.readNull() { return .null }
        return reader.read(Wrapped.self).map { .value($0) }
    }

    /// Writes the value or null.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        if case .value(let value) = self { writer.write(value) } else { writer.writeNull() }
    }

    /// The wrapped type, or null, or an absent key.
    public static var wireType: WireType { .maybe(Wrapped.wireType) }

    /// ``absent``.
    @inlinable @inline(__always)
    public static var wireAbsent: Maybe<Wrapped>? { .absent }

    /// Whether it is ``absent``.
    @inlinable @inline(__always)
    public var isWireAbsent: Bool { isAbsent }

    /// Whether it is ``null``.
    @inlinable @inline(__always)
    public var isWireNull: Bool { isNull }
}
