/// A type of your own that has the form of another one on the wire.
///
/// ```swift
/// struct Celsius: WireConvertible {
///     var degrees: Double
///
///     init(wireForm: Double) throws {
///         guard wireForm >= -273.15 else { throw ValidationError(Fault(.greaterOrEqual, ["type": "float", "bound": "-273.15"])) }
///         degrees = wireForm
///     }
///
///     var wireForm: Double { degrees }
/// }
/// ```
///
/// It is then read and written wherever a `Double` is: in JSON, MessagePack and forms. The form may be any
/// ``WireValue``, a model too. A type whose form is a `RawRepresentable`'s raw value needs no more than
/// `extension Color: WireValue {}`.
public protocol WireConvertible: WireValue {
    /// What stands on the wire.
    associatedtype WireForm: WireValue

    /// Makes the value of what stands on the wire, which comes from a client.
    /// - Throws: ``ValidationError``, whose faults are reported at the place of the value; any other error is reported as a
    ///   fault of code ``FaultCode/invalidValue`` with the error's description.
    init(wireForm: WireForm) throws

    /// What stands on the wire.
    var wireForm: WireForm { get }
}

extension WireConvertible {
    /// Reads the form, and from it the value.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readForm(from: &reader) }

    /// Writes the form.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(wireForm) }

    /// That of the form.
    public static var wireType: WireType { WireForm.wireType }

    /// The value of an absent form, if there is one: the key of a form like `Int?` may be absent.
    @inlinable
    public static var wireAbsent: Self? { WireForm.wireAbsent.flatMap { try? Self(wireForm: $0) } }

    /// Whether the form is null.
    @inlinable
    public var isWireNull: Bool { wireForm.isWireNull }

    @inlinable
    static func readForm<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? {
        guard let form = reader.read(WireForm.self) else { return nil }
        do {
            return try Self(wireForm: form)
        } catch {
            reader.state.record(error: error)
            return nil
        }
    }
}

extension ReaderState {
    /// Records why a value's own rules refuse it.
    @inline(never) @usableFromInline
    mutating func record(error: any Error) {
        switch error {
        case let error as ValidationError where !error.faults.isEmpty: for fault in error.faults { record(fault) }
        case let error as MalformedInput: record(error.fault)
        default: record(Fault(.invalidValue, ["reason": "\(error)"]))
        }
    }
}

// What a type says of its form goes before what follows from its being something else as well; see
// ParameterValue+WireValue.swift.

extension WireConvertible where Self: ParameterValue {
    /// Reads the form, and from it the value.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readForm(from: &reader) }

    /// Writes the form.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(wireForm) }

    /// That of the form.
    public static var wireType: WireType { WireForm.wireType }
}

extension WireConvertible where Self: RawRepresentable, RawValue: WireValue {
    /// Reads the form, and from it the value.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readForm(from: &reader) }

    /// Writes the form.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(wireForm) }

    /// That of the form.
    public static var wireType: WireType { WireForm.wireType }
}

extension WireConvertible where Self: RawRepresentable & ParameterValue, RawValue: WireValue {
    /// Reads the form, and from it the value.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? { readForm(from: &reader) }

    /// Writes the form.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.write(wireForm) }

    /// That of the form.
    public static var wireType: WireType { WireForm.wireType }
}
