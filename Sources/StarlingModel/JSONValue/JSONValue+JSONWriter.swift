extension JSONValue {
    /// Writes JSON.
    public func writeJSON(to writer: inout JSONWriter) { withUnsafePointer(to: self) { writer.writeAny(at: $0) } }
}

extension JSONObject {
    /// Writes JSON.
    public func writeJSON(to writer: inout JSONWriter) { writer.writeAnyObject(self) }
}

// Values are written where they stand: one that is handed on is retained.
extension JSONWriter {
    fileprivate mutating func writeAny(at place: UnsafePointer<JSONValue>) {
        switch place.pointee {
        case .null: writeNull()
        case .bool(let value): writeBool(value)
        case .integer(let value): writeInteger(value)
        case .unsigned(let value): writeInteger(value)
        case .double(let value): writeDouble(value)
        case .string(let value): writeString(value)
        case .array(let values): writeAnyArray(values)
        case .object(let object): writeAnyObject(object)
        }
    }

    private mutating func writeAnyArray(_ values: [JSONValue]) {
        var array = beginArray(values.count)
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for index in 0..<values.count {
                nextElement(&array)
                writeAny(at: base + index)
            }
        }
        endArray(array)
    }

    fileprivate mutating func writeAnyObject(_ object: JSONObject) {
        let mark = beginObject(object.count)
        object.members.withUnsafeBufferPointer { members in
            guard let base = members.baseAddress else { return }
            for index in 0..<members.count {
                // Stored properties have a place.
                guard let key = (base + index).pointer(to: \.key), let value = (base + index).pointer(to: \.value) else { continue }
                writeMemberKey(at: key)
                writeAny(at: value)
            }
        }
        endObject(mark)
    }

    /// Writes a comma, a key and a colon; a key is short and plain mostly.
    @inline(__always)
    private mutating func writeMemberKey(at place: UnsafePointer<String>) {
        guard _fastPath(isSmallTextKnown), let (low, high, count) = SmallText.words(at: place) else {
            return writeLongKey(place.pointee)
        }
        // As in `writeString(at:)`, with one look at the room there is.
        let blanks = repeated(0x20)
        let isLong = count > 7
        let bits = UInt64(truncatingIfNeeded: count &* 8)
        let first = isLong ? low : low | blanks &<< bits
        let second = isLong ? high | blanks &<< (bits &- 64) : blanks
        if _slowPath((stringStops(first) | stringStops(second)) != 0) { return writeLongKey(place.pointee) }
        bytes.reserve(32)
        let to = UnsafeMutableRawPointer(bytes.place)
        to.storeBytes(of: (UInt16(UInt8(ascii: ",")) | UInt16(UInt8(ascii: "\"")) << 8).littleEndian, as: UInt16.self)
        (to + 2).storeBytes(of: low.littleEndian, as: UInt64.self)
        (to + 10).storeBytes(of: high.littleEndian, as: UInt64.self)
        bytes.place += count &+ 2
        bytes.put(UInt8(ascii: "\""))
        bytes.put(UInt8(ascii: ":"))
    }

    @inline(never)
    private mutating func writeLongKey(_ key: String) {
        bytes.append(UInt8(ascii: ","))
        writeLongString(key)
        bytes.append(UInt8(ascii: ":"))
    }
}
