extension WireValue where Self: RawRepresentable, RawValue: WireValue {
    /// Reads the raw value, and from it the value. A raw value that is none of the type's is a fault of code
    /// ``FaultCode/invalidEnumValue``.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readRawValue(from: &reader) }

    /// Writes the raw value.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(rawValue) }

    /// That of the raw value.
    public static var wireType: WireType { RawValue.wireType }
}

extension RawRepresentable where RawValue: WireValue {
    /// Reads the raw value, and from it the value.
    @inlinable
    static func readRawValue<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? {
        guard let raw = reader.read(RawValue.self) else { return nil }
        if let value = Self(rawValue: raw) { return value }
        reader.rejectRawValue(raw)
        return nil
    }
}

extension WireReader where Self: ~Copyable {
    /// Records that a raw value is none of its type's.
    @inline(never) @usableFromInline
    mutating func rejectRawValue(_ value: some Any) { record(Fault(.invalidEnumValue, ["value": "\(value)"])) }
}
