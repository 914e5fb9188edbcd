#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A place in an encoded value, from which the next value is read.
///
/// Every read either gives what was asked for and stands behind it, or records a fault, passes over what it found, and
/// gives `nil`. So one pass finds all faults. When the document itself cannot be read, the reader is at its end from
/// then on, and every read gives `nil`.
public protocol WireReader: ~Copyable {
    /// The faults, and what stands beside the values.
    var state: ReaderState { get set }

    /// Whether text is as good as what it tells, because the source has nothing else: a form, a query.
    static var isText: Bool { get }

    /// What kind of value comes next; `nil` at the end of what can be read.
    mutating func peek() -> WireKind?

    /// Passes over a null, if one comes next.
    mutating func readNull() -> Bool
    /// Reads a truth value.
    mutating func readBool() -> Bool?
    /// Reads a whole number that fits the type.
    mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number?
    /// Reads a number.
    mutating func readDouble() -> Double?
    /// Reads a number as its decimal digits, without rounding it to a `Double`; a string gives its text.
    mutating func readNumberText() -> String?
    /// Reads a string.
    mutating func readString() -> String?
    /// Reads a string with a closure that gets its bytes, before any `String` is made.
    /// - Parameters:
    ///   - expected: What messages call the value.
    ///   - parse: Gives `nil` when the text is no such value. Then there is a fault of code ``FaultCode/invalidText``.
    mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value?
    /// Reads bytes: base64 in JSON, binary in MessagePack.
    mutating func readBytes() -> [UInt8]?
    /// Reads a point in time: RFC 3339 in JSON, the timestamp extension or RFC 3339 in MessagePack.
    mutating func readDate() -> Date?

    /// Reads a file, which a form alone can have. There is a default for everything else: a fault.
    mutating func readFile<Value>(_ type: Value.Type) -> Value?

    /// Goes into an array.
    mutating func beginArray() -> ArrayCursor?
    /// Goes to the next element, or out of the array after the last one.
    mutating func nextElement(_ array: inout ArrayCursor) -> Bool

    /// Goes into an object whose keys are the fields of a layout.
    mutating func beginModel(_ layout: ModelLayout) -> ModelCursor?
    /// Goes to the value of the next field that the layout knows, or out of the object after the last one.
    /// - Returns: The number of the field; -1 after the last.
    mutating func nextField(_ model: inout ModelCursor) -> Int

    /// Goes into an object with any keys.
    mutating func beginObject() -> ArrayCursor?
    /// Goes to the next value, or out of the object after the last one.
    /// - Returns: Its key; `nil` after the last.
    mutating func nextKey(_ object: inout ArrayCursor) -> String?

    /// Passes over the next value.
    mutating func skip()

    /// Where the next value starts, to come back to.
    var position: ReaderPosition { get }
    /// Goes back to a place of the same value.
    mutating func go(to position: ReaderPosition)

    /// Reads a value of a type that knows `Decodable` alone. There is a default for it.
    mutating func readDecodable<Value: Decodable>(_ type: Value.Type) -> Value?
    /// Reads a value of a type that is known here only.
    mutating func read<Value: WireValue>(_ type: Value.Type) -> Value?
}
