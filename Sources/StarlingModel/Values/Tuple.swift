/// A list of a fixed length whose elements have types of their own, such as a point `[12.5, 41.9]` or `["tokyo", 3]`.
///
/// Swift's tuples conform to no protocol, so this wraps one.
///
/// ```swift
/// let entry = Tuple("tokyo", 3)   // Tuple<String, Int>
/// let (city, rank) = entry.values
/// ```
public struct Tuple<each Element: WireValue>: WireValue {
    /// The elements.
    public var values: (repeat each Element)

    /// Wraps elements.
    public init(_ values: repeat each Element) { self.values = (repeat each values) }

    /// Reads a list of exactly as many elements; another length is a fault of code ``FaultCode/wrongLength``.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Tuple? {
        guard var cursor = reader.beginArray() else { return nil }
        var count = 0
        var expected = 0
        let elements = (repeat Self.next((each Element).self, &reader, &cursor, &count, &expected))
        while count >= expected, reader.nextElement(&cursor) {
            count += 1
            reader.skip()
        }
        if count != expected { reader.rejectLength(count, expected: expected) }
        guard reader.state.faultCount == cursor.start else { return nil }
        // No element is missing where there is no fault. What cannot happen is a `nil` all the same, and no trap.
        do {
            return Tuple(repeat try Self.present(each elements))
        } catch {
            return nil
        }
    }

    @inlinable
    static func next<Value: WireValue, Reader: WireReader & ~Copyable>(
        _ type: Value.Type, _ reader: inout Reader, _ cursor: inout ArrayCursor, _ count: inout Int, _ expected: inout Int
    ) -> Value? {
        // Once the list has ended there is nothing to ask it.
        let isOver = count < expected
        expected += 1
        if isOver || !reader.nextElement(&cursor) { return nil }
        count += 1
        if let value = reader.read(Value.self) { return value }
        reader.locate(&cursor)
        return nil
    }

    @usableFromInline
    struct Missing: Error {
        @usableFromInline
        init() {}
    }

    @inlinable
    static func present<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    /// Writes a list.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var count = 0
        for _ in repeat (each Element).self { count += 1 }
        var array = writer.beginArray(count)
        for value in repeat each values {
            writer.nextElement(&array)
            writer.write(value)
        }
        writer.endArray(array)
    }

    /// A list of anything: schemas do not tell the elements apart.
    public static var wireType: WireType { .array(.any) }
}

extension Tuple: Equatable where repeat each Element: Equatable {
    /// Whether all elements are equal.
    public static func == (one: Tuple, other: Tuple) -> Bool {
        for (left, right) in repeat (each one.values, each other.values) {
            if left != right { return false }
        }
        return true
    }
}

extension Tuple: Hashable where repeat each Element: Hashable {
    /// Feeds all elements.
    public func hash(into hasher: inout Hasher) {
        for value in repeat each values { hasher.combine(value) }
    }
}

extension WireReader where Self: ~Copyable {
    /// Records that a list has another length than its type.
    @inline(never) @usableFromInline
    mutating func rejectLength(_ count: Int, expected: Int) {
        // What comes before unreadable text is not too short.
        if state.malformed != nil { return }
        record(Fault(.wrongLength, ["type": "array", "bound": "\(expected)", "got": "\(count)"]))
    }
}
