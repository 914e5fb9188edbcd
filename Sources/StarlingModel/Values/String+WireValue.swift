extension String: WireValue {
    /// Reads a string.
    @inlinable @inline(__always)
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> String? { reader.readString() }

    /// Writes a string.
    @inlinable @inline(__always)
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeString(self) }

    /// A string of any format.
    public static var wireType: WireType { .string(format: nil) }
}
