// A type may be several of these at once: an `Int` is a `FixedWidthInteger` and a `ParameterValue`, an enumeration can
// be a `RawRepresentable` and a `ParameterValue`. Swift demands to be told which form wins for every such pair; the
// members of the pairs below say it. A number is a number, a raw value is written as what it is, text comes last.

extension WireValue where Self: ParameterValue {
    /// Reads a string with ``ParameterValue/init(parameter:)``.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readParameter(from: &reader) }

    /// Writes ``ParameterValue/parameterText``.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeString(parameterText) }

    /// A string of any format.
    public static var wireType: WireType { .string(format: nil) }
}

extension WireValue where Self: FixedWidthInteger & ParameterValue {
    /// Reads a number that fits the type.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { reader.readInteger(Self.self) }

    /// Writes a number.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeInteger(self) }

    /// A whole number within the type's bounds.
    public static var wireType: WireType { .integer(minimum: "\(min)", maximum: "\(max)") }
}

extension WireValue where Self: RawRepresentable & ParameterValue, RawValue: WireValue {
    /// Reads the raw value, and from it the value.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readRawValue(from: &reader) }

    /// Writes the raw value.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(rawValue) }

    /// That of the raw value.
    public static var wireType: WireType { RawValue.wireType }
}

extension ParameterValue {
    /// Reads the value from a string.
    @inlinable
    static func readParameter<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? {
        // The name of the kind is often made when it is asked for, so nobody asks before there is a fault.
        guard Reader.isText || reader.peek() == .string else {
            reader.rejectType(parameterKind.name)
            return nil
        }
        guard let text = reader.readString() else { return nil }
        if let value = Self(parameter: text) { return value }
        reader.rejectText(parameterKind.name)
        return nil
    }
}

extension WireReader where Self: ~Copyable {
    /// Records that a text is no such value.
    @inline(never) @usableFromInline
    mutating func rejectText(_ expected: String) {
        // In a form everything is text, and what is not a number there is just text: the same words as for a parameter.
        record(Self.isText ? Fault(.wrongType, ["type": expected, "got": "str"]) : Fault(.invalidText, ["type": expected]))
    }
}
