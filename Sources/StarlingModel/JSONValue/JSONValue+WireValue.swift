extension JSONValue: WireValue {
    /// Reads whatever comes. A key that an object has twice is a fault.
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> JSONValue? {
        switch reader.peek() {
        case .null:
            if Reader.isText { return reader.readString().map(JSONValue.string) }
            return reader.readNull() ? .null : nil
        case .bool: return reader.readBool().map(JSONValue.bool)
        case .integer: return readInteger(from: &reader)
        case .float: return reader.readDouble().map(JSONValue.double)
        case .string: return reader.readString().map(JSONValue.string)
        case .bytes:
            return reader.readBytes().map { .string($0.withUnsafeBytes(Base64.text)) }
        case .extension: return reader.readDate().map { .string($0.parameterText) }
        case .array: return reader.read([JSONValue].self).map(JSONValue.array)
        case .object: return reader.read(JSONObject.self).map(JSONValue.object)
        case nil:
            reader.skip()
            return nil
        }
    }

    static func readInteger<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> JSONValue? {
        let position = reader.position
        let faults = reader.state.faultCount
        if let value = reader.readInteger(Int.self) { return .integer(value) }
        reader.state.forget(from: faults)
        reader.go(to: position)
        if let value = reader.readInteger(UInt64.self) { return .unsigned(value) }
        reader.state.forget(from: faults)
        reader.go(to: position)
        return reader.readDouble().map(JSONValue.double)
    }

    /// Writes the value.
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        switch self {
        case .null: writer.writeNull()
        case .bool(let value): writer.writeBool(value)
        case .integer(let value): writer.writeInteger(value)
        case .unsigned(let value): writer.writeInteger(value)
        case .double(let value): writer.writeDouble(value)
        case .string(let value): writer.writeString(value)
        case .array(let values): writer.write(values)
        case .object(let object): writer.write(object)
        }
    }

    /// ``WireType/any``.
    public static var wireType: WireType { .any }

    /// Whether it is null.
    public var isWireNull: Bool { isNull }
}

extension JSONObject: WireValue {
    /// Reads an object. A key that is there twice is a fault.
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> JSONObject? {
        guard var cursor = reader.beginObject() else { return nil }
        var object = JSONObject()
        // Where the format tells the length. It does not say how many members there really are.
        object.reserveCapacity(Swift.min(cursor.remaining, 64))
        var filter = KeyFilter()
        while let key = reader.nextKey(&cursor) {
            let isNew = filter.insert(KeyFilter.hash(key))
            guard let value = reader.read(JSONValue.self) else {
                reader.locate(&cursor, below: key)
                continue
            }
            if !object.append(key, value, isNew: isNew) { reader.rejectDuplicate(key, in: &cursor) }
        }
        return reader.state.faultCount == cursor.start ? object : nil
    }

    /// Writes an object, in the order of its members.
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var object = writer.beginObject(count)
        // By way of the memory: an iterator retains every member.
        members.withUnsafeBufferPointer { members in
            for index in members.indices {
                writer.writeKey(members[index].key, &object)
                writer.write(members[index].value)
            }
        }
        writer.endObject(object)
    }

    /// An object of anything.
    public static var wireType: WireType { .dictionary(.any) }
}

extension Base64 {
    /// The text of bytes.
    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        encode(bytes) { text.append($0) }
        return String(decoding: text, as: UTF8.self)
    }
}
