extension JSONValue {
    /// Reads JSON. It gives what ``read(from:)`` gives, in a fraction of the time.
    public static func readJSON(from reader: inout JSONReader) -> JSONValue? {
        var pending = PendingValues()
        return reader.readAny(&pending)
    }
}

extension JSONObject {
    /// Reads JSON. It gives what ``read(from:)`` gives, in a fraction of the time.
    public static func readJSON(from reader: inout JSONReader) -> JSONObject? {
        guard reader.next() == UInt8(ascii: "{") else {
            reader.rejectType("object")
            return nil
        }
        var pending = PendingValues()
        return reader.readAnyObject(&pending)
    }
}

/// What has been read of the lists and objects that have not ended.
private struct PendingValues: ~Copyable {
    var elements = PendingElements<JSONValue>()
    var members = PendingElements<JSONObject.Member>()
}

extension JSONReader {
    fileprivate mutating func readAny(_ pending: inout PendingValues) -> JSONValue? {
        switch next() {
        case UInt8(ascii: "\""):
            guard let text = readString() else { return nil }
            return .string(text)
        case UInt8(ascii: "{"):
            guard let object = readAnyObject(&pending) else { return nil }
            return .object(object)
        case UInt8(ascii: "["): return readAnyArray(&pending)
        case UInt8(ascii: "-"), 0x30...0x39: return readAnyNumber()
        case UInt8(ascii: "t"): return readWord("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return readWord("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return readWord("null") ? .null : nil
        default:
            skip()  // It says what is wrong.
            return nil
        }
    }

    private mutating func readAnyArray(_ pending: inout PendingValues) -> JSONValue? {
        guard enter() else { return nil }
        let start = pending.elements.count
        var cursor = ArrayCursor(state.faultCount)
        while nextElement(&cursor) {
            if let value = readAny(&pending) { pending.elements.append(value) } else { locate(&cursor) }
        }
        let elements = pending.elements.take(from: start)
        return state.faultCount == cursor.start ? .array(elements) : nil
    }

    fileprivate mutating func readAnyObject(_ pending: inout PendingValues) -> JSONObject? {
        guard enter() else { return nil }
        let start = pending.members.count
        var filter = KeyFilter()
        var cursor = ArrayCursor(state.faultCount)
        while nextMember(&cursor.count) {
            var hash: UInt64 = 0
            guard let key = readMemberKey(&hash) else { break }
            readColon()
            guard let value = readAny(&pending) else {
                locate(&cursor, below: key)
                continue
            }
            let others = pending.members.count &- start
            if _slowPath(!filter.insert(hash)), others <= JSONObject.plainLimit,
                pending.members.elements(from: start).contains(where: { $0.key.hasBytes(of: key) })
            {
                rejectDuplicate(key, in: &cursor)
            } else {
                pending.members.append(JSONObject.Member(key: key, value: value))
            }
        }
        // Beyond the limit it is the table of the object that finds the keys that are there twice.
        var duplicates: [String] = []
        let object = JSONObject(pending.members.take(from: start), duplicates: &duplicates)
        if _slowPath(!duplicates.isEmpty) {
            for key in duplicates { rejectDuplicate(key, in: &cursor) }
        }
        return state.faultCount == cursor.start ? object : nil
    }

    /// Reads a key of an object of any keys, which is a short one mostly.
    @inline(__always)
    private mutating func readMemberKey(_ hash: inout UInt64) -> String? {
        let text = place + 1
        if _fastPath(end - text >= 16 && isSmallTextKnown) {
            let low = word(at: text)
            let lowStops = stringStops(low)
            if lowStops != 0 {
                let count = lowStops.trailingZeroBitCount / 8
                let kept = low & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
                if _fastPath(text[count] == UInt8(ascii: "\"") && count > 0 && kept & repeated(0x80) == 0) {
                    place = text + count + 1
                    hash = KeyFilter.hash(kept, 0, count)
                    return SmallText.make(kept, 0, count)
                }
            } else {
                let high = word(at: text + 8)
                let highStops = stringStops(high)
                let count = highStops.trailingZeroBitCount / 8
                let kept = high & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
                if highStops != 0, _fastPath(text[count &+ 8] == UInt8(ascii: "\"") && (low | kept) & repeated(0x80) == 0) {
                    place = text + count + 9
                    hash = KeyFilter.hash(low, kept, count &+ 8)
                    return SmallText.make(low, kept, count &+ 8)
                }
            }
        }
        return readUnusualKey(&hash)
    }

    /// Reads a key that is longer, or not plain.
    @inline(never)
    private mutating func readUnusualKey(_ hash: inout UInt64) -> String? {
        let text = place + 1
        var scan = text
        var bits: UInt64 = 0
        while end - scan >= 8 {
            let bytes = word(at: scan)
            let stops = stringStops(bytes)
            if stops == 0 {
                bits |= bytes
                scan += 8
                continue
            }
            let count = stops.trailingZeroBitCount & ~7
            bits |= bytes & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
            scan += count / 8
            break
        }
        let count = scan - text
        // Only a key of ASCII that was met before is taken from here.
        if count >= 16, scan != end, scan.pointee == UInt8(ascii: "\""), bits & repeated(0x80) == 0,
            let known = keys.find(UnsafeBufferPointer(start: text, count: count))
        {
            hash = KeyFilter.hash(word(at: text), word(at: scan - 8), count)
            place = scan + 1
            return known
        }
        guard let key = readKey() else { return nil }
        hash = KeyFilter.hash(key)
        return key
    }
}

extension JSONReader {
    /// Reads a number as what it is.
    @inline(__always)
    fileprivate mutating func readAnyNumber() -> JSONValue? {
        var scan = place
        let isNegative = scan.pointee == UInt8(ascii: "-")
        if isNegative { scan += 1 }
        let digits = scan
        var magnitude: UInt64 = 0
        while scan != end {
            let digit = scan.pointee &- 0x30
            guard digit <= 9 else { break }
            magnitude = magnitude &* 10 &+ UInt64(truncatingIfNeeded: digit)
            scan += 1
        }
        let count = scan - digits
        // 18 digits fit 64 bits with a sign.
        guard count > 0, count <= 18, digits.pointee != 0x30 || count == 1, scan == end || !continuesNumber(scan.pointee) else {
            return readUnusualNumber()
        }
        place = scan
        let value = Int(truncatingIfNeeded: magnitude)
        return .integer(isNegative ? -value : value)
    }

    @inline(never)
    private mutating func readUnusualNumber() -> JSONValue? {
        guard peek() == .integer else { return readDouble().map(JSONValue.double) }
        return JSONValue.readInteger(from: &self)
    }
}
