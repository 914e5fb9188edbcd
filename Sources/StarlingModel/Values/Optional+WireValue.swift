extension Optional: WireValue where Wrapped: WireValue {
    /// Reads a value or null.
    ///
    /// A form has no null: there an empty text that is no `Wrapped` stands for it. So an empty `String?` is empty, an
    /// empty `Int?` is `nil`.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Wrapped?? {
        if Reader.isText { return reader.readUnlessEmpty(Wrapped.self) }
        if reader.readNull() { return .some(nil) }
        guard let value = reader.read(Wrapped.self) else { return nil }
        return .some(value)
    }

    /// Writes the value or null.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        if let self { writer.write(self) } else { writer.writeNull() }
    }

    /// The wrapped type, or null.
    public static var wireType: WireType { .optional(Wrapped.wireType) }

    /// `nil` stands for an absent key.
    @inlinable @inline(__always)
    public static var wireAbsent: Wrapped?? { .some(nil) }

    /// Whether it is `nil`.
    @inlinable @inline(__always)
    public var isWireNull: Bool { if case .none = self { true } else { false } }
}

extension WireReader where Self: ~Copyable {
    /// Reads a value from text; gives `.some(nil)` for an empty text that is no such value.
    @inlinable
    mutating func readUnlessEmpty<Value: WireValue>(_ type: Value.Type) -> Value?? {
        let isEmpty = peek() == .null
        let faults = state.faultCount
        if let value = read(Value.self) { return .some(value) }
        guard isEmpty else { return nil }
        state.forget(from: faults)
        return .some(nil)
    }
}

extension ReaderState {
    /// Takes back the faults of an attempt.
    /// - Parameter mark: How many there were before it.
    @inline(never) @usableFromInline
    mutating func forget(from mark: Int) {
        // Of those that were met, only the first are kept.
        if log.count > mark { log.removeLast(log.count - mark) }
        faultCount = mark
    }
}
