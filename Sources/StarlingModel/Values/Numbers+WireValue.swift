extension WireValue where Self: FixedWidthInteger {
    /// Reads a number that fits the type.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { reader.readInteger(Self.self) }

    /// Writes a number.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeInteger(self) }

    /// A whole number within the type's bounds.
    public static var wireType: WireType { .integer(minimum: "\(min)", maximum: "\(max)") }
}

extension Int: WireValue {}
extension Int8: WireValue {}
extension Int16: WireValue {}
extension Int32: WireValue {}
extension Int64: WireValue {}
extension Int128: WireValue {}
extension UInt: WireValue {}
extension UInt8: WireValue {}
extension UInt16: WireValue {}
extension UInt32: WireValue {}
extension UInt64: WireValue {}
extension UInt128: WireValue {}

extension Bool: WireValue {
    /// Reads `true` or `false`.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool? { reader.readBool() }

    /// Writes `true` or `false`.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeBool(self) }

    /// ``WireType/bool``.
    public static var wireType: WireType { .bool }
}

extension Double: WireValue {
    /// Reads a number.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Double? { reader.readDouble() }

    /// Writes the fewest digits that are read back to the same number; NaN and the infinities are null in JSON.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeDouble(self) }

    /// ``WireType/number``.
    public static var wireType: WireType { .number }
}

extension Float: WireValue {
    /// Reads a number, rounded to a `Float`. One that is too large for it is a fault.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Float? {
        guard let number = reader.readDouble() else { return nil }
        let value = Float(number)
        if value.isFinite || !number.isFinite { return value }
        reader.record(Fault(.numberOutOfRange))
        return nil
    }

    /// Writes the fewest digits that are read back to the same number; NaN and the infinities are null in JSON.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeFloat(self) }

    /// ``WireType/number``.
    public static var wireType: WireType { .number }
}
