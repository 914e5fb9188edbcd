/// A value that has a form on the wire: it can be read from JSON, MessagePack or a form, and written to them.
///
/// Numbers, strings, dates, collections and every ``Model`` conform. A type of your own adopts ``WireConvertible`` with
/// an initializer and a property. Conform to this protocol itself only for a type that reads tokens.
public protocol WireValue: Sendable {
    /// Reads the value.
    ///
    /// - Parameter reader: Stands at the value, and behind it afterwards, whatever was found.
    /// - Returns: The value; `nil` when it is no such value. Then the reader has at least one fault more than before.
    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self?

    /// Writes the value.
    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer)

    /// What the type looks like on the wire, for schemas.
    static var wireType: WireType { get }

    /// The value of a field whose key is absent; `nil`, the default, when the key must be there.
    static var wireAbsent: Self? { get }

    /// Whether the value stands for an absent key, so that its field is not written. Default: `false`.
    var isWireAbsent: Bool { get }

    /// Whether the value is written as null. Default: `false`.
    var isWireNull: Bool { get }

    // The same as the generic ones for one kind of reader or writer. A call to a generic function of another module
    // is slow, one to these is not: their defaults are compiled where the type is, with everything below them.

    /// Reads the value from JSON. The default calls ``read(from:)``; there is no reason to write another.
    static func readJSON(from reader: inout JSONReader) -> Self?
    /// Writes the value as JSON. The default calls ``write(to:)``; there is no reason to write another.
    func writeJSON(to writer: inout JSONWriter)
    /// Reads the value from MessagePack. The default calls ``read(from:)``; there is no reason to write another.
    static func readMessagePack(from reader: inout MessagePackReader) -> Self?
    /// Writes the value as MessagePack. The default calls ``write(to:)``; there is no reason to write another.
    func writeMessagePack(to writer: inout MessagePackWriter)
}

extension WireValue {
    /// `nil`: the key must be there.
    @inlinable @inline(__always)
    public static var wireAbsent: Self? { nil }

    /// `false`.
    @inlinable @inline(__always)
    public var isWireAbsent: Bool { false }

    /// `false`.
    @inlinable @inline(__always)
    public var isWireNull: Bool { false }

    /// Calls ``read(from:)``.
    @inlinable
    public static func readJSON(from reader: inout JSONReader) -> Self? { read(from: &reader) }

    /// Calls ``write(to:)``.
    @inlinable
    public func writeJSON(to writer: inout JSONWriter) { write(to: &writer) }

    /// Calls ``read(from:)``.
    @inlinable
    public static func readMessagePack(from reader: inout MessagePackReader) -> Self? { read(from: &reader) }

    /// Calls ``write(to:)``.
    @inlinable
    public func writeMessagePack(to writer: inout MessagePackWriter) { write(to: &writer) }
}
