// Every `ParameterValue` can be a key: strings, numbers, UUIDs, dates, and an enumeration that says
// `extension Color: ParameterValue {}`.
extension Dictionary: WireValue where Key: ParameterValue, Value: WireValue {
    /// Reads an object. The faults of a value, and that of a key that is no `Key`, are below the key.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> [Key: Value]? {
        guard var cursor = reader.beginObject() else { return nil }
        var values: [Key: Value] = [:]
        values.reserveCapacity(Swift.min(cursor.remaining, 1024))
        while let text = reader.nextKey(&cursor) {
            guard let key = Key(parameter: text) else {
                reader.rejectText(Key.parameterKind.name)
                reader.skip()
                reader.locate(&cursor, below: text)
                continue
            }
            guard let value = reader.read(Value.self) else {
                reader.locate(&cursor, below: text)
                continue
            }
            if values.updateValue(value, forKey: key) != nil { reader.rejectDuplicate(text, in: &cursor) }
        }
        return reader.state.faultCount == cursor.start ? values : nil
    }

    /// Writes an object, in no particular order.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var object = writer.beginObject(count)
        for (key, value) in self {
            writer.writeKey(key.parameterText, &object)
            writer.write(value)
        }
        writer.endObject(object)
    }

    /// An object of any keys.
    public static var wireType: WireType { .dictionary(Value.wireType) }
}

extension WireReader where Self: ~Copyable {
    /// Puts the faults of the present value below its key.
    @inline(never) @usableFromInline
    mutating func locate(_ object: inout ArrayCursor, below key: String) { state.locate(from: &object.mark, below: key) }

    /// Records that an object has a key twice. This is a fault of the object, and not of what stands below the key.
    @inline(never) @usableFromInline
    mutating func rejectDuplicate(_ key: String, in object: inout ArrayCursor) {
        recordDuplicate(key)
        object.mark = state.faultCount
    }
}
