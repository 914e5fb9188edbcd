/// Reads JSON (RFC 8259) from bytes in memory, strictly and in one pass.
///
/// What the RFC leaves open is decided here: a document is UTF-8 without a byte order mark; `\u` escapes that are half
/// of a surrogate pair are malformed; so is nesting beyond 128; a key that is there twice is a fault.
public struct JSONReader: WireReader, ~Copyable {
    // The pointers are valid while the closure runs to which `JSON.decode` hands the reader. It cannot leave that,
    // as it is never copied.
    @usableFromInline var place: UnsafePointer<UInt8>
    @usableFromInline let end: UnsafePointer<UInt8>
    @usableFromInline let start: UnsafePointer<UInt8>
    @usableFromInline var depth = 0
    /// The faults, and what stands beside the values.
    public var state: ReaderState
    @usableFromInline let isSmallTextKnown: Bool
    /// Strings that were read as keys, to be used again.
    @usableFromInline var keys = KeyCache()
    /// Memory for strings with escapes.
    @usableFromInline var spare: [UInt8] = []

    /// How deep arrays and objects may be nested.
    @inlinable public static var maximumDepth: Int { 128 }

    /// `false`.
    @inlinable public static var isText: Bool { false }

    @inlinable
    init(_ bytes: UnsafeRawBufferPointer, state: ReaderState) {
        // An empty buffer may have no address: any other will do, as nothing is read from it.
        let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? Self.nowhere
        start = base
        place = base
        end = base + bytes.count
        self.state = state
        isSmallTextKnown = SmallText.isKnown
    }

    // MARK: Tokens

    /// Ends reading: the text is no JSON.
    @inline(never) @usableFromInline
    mutating func malform(_ reason: StaticString, at offset: Int = 0) {
        state.record(malformed: MalformedInput(format: "JSON", reason: "\(reason)", offset: place - start + offset))
        place = end
    }

    /// Ends reading at a byte that cannot stand where it does, or at the end.
    @inline(never) @usableFromInline
    mutating func malformHere(_ reason: StaticString) {
        if place < end { malform(reason) } else { malform("the input ends too early") }
    }

    @inlinable @inline(__always)
    mutating func skipSpace() {
        if _fastPath(place != end && place.pointee > 0x20) { return }
        // The one blank after a colon.
        if place != end, place.pointee == 0x20 {
            place += 1
            if _fastPath(place != end && place.pointee > 0x20) { return }
        }
        skipMoreSpace()
    }

    @inline(never) @usableFromInline
    mutating func skipMoreSpace() {
        while place != end {
            // Documents for people are indented with many blanks.
            if end - place >= 8 {
                let others = word(at: place) ^ repeated(0x20)
                if others == 0 {
                    place += 8
                    continue
                }
                place += others.trailingZeroBitCount / 8
                if place.pointee > 0x20 { return }
            }
            switch place.pointee {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    /// The next byte that is not white space; 0, which no value starts with, at the end.
    @inlinable @inline(__always)
    mutating func next() -> UInt8 {
        skipSpace()
        return place == end ? 0 : place.pointee
    }

    /// Passes over a word of which the first byte was seen.
    @inlinable
    mutating func readWord(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        if end - place >= length {
            var index = 1
            while index < length, place[index] == text.utf8Start[index] { index += 1 }
            if index == length {
                place += length
                return true
            }
        }
        malformHere("invalid character")
        return false
    }

    /// What kind of value comes next.
    @inlinable
    public mutating func peek() -> WireKind? {
        switch next() {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), 0x30...0x39:
            var scan = place + 1
            while scan != end {
                switch scan.pointee {
                case 0x30...0x39: scan += 1
                case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return .float
                default: return .integer
                }
            }
            return .integer
        default: return nil
        }
    }

    // MARK: Plain values

    /// Passes over `null`.
    @inlinable @inline(__always)
    public mutating func readNull() -> Bool {
        guard next() == UInt8(ascii: "n") else { return false }
        return readWord("null")
    }

    /// Reads `true` or `false`.
    @inlinable
    public mutating func readBool() -> Bool? {
        switch next() {
        case UInt8(ascii: "t"): return readWord("true") ? true : nil
        case UInt8(ascii: "f"): return readWord("false") ? false : nil
        default:
            rejectType("bool")
            return nil
        }
    }

    // MARK: Structure

    /// Goes into an array.
    @inlinable @inline(__always)
    public mutating func beginArray() -> ArrayCursor? {
        guard next() == UInt8(ascii: "[") else {
            rejectType("array")
            return nil
        }
        return enter() ? ArrayCursor(state.faultCount) : nil
    }

    /// Goes to the next element.
    @inlinable @inline(__always)
    public mutating func nextElement(_ array: inout ArrayCursor) -> Bool {
        let byte = next()
        if byte == UInt8(ascii: ","), array.count > 0 {
            place += 1
            array.count += 1
            if _fastPath(next() != UInt8(ascii: "]")) { return true }
            malform("trailing comma in array")
            return false
        }
        if byte == UInt8(ascii: "]") {
            leave()
            return false
        }
        if array.count == 0, place != end {
            array.count = 1
            return true
        }
        malformHere("expected ',' or ']'")
        return false
    }

    /// Passes over an opening bracket.
    @inlinable @inline(__always)
    mutating func enter() -> Bool {
        place += 1
        depth += 1
        if _fastPath(depth <= Self.maximumDepth) { return true }
        malform("nested too deep", at: -1)
        return false
    }

    /// Passes over a closing bracket.
    @inlinable @inline(__always)
    mutating func leave() {
        place += 1
        depth -= 1
    }

    /// Goes into an object.
    @inlinable @inline(__always)
    public mutating func beginModel(_ layout: ModelLayout) -> ModelCursor? {
        guard next() == UInt8(ascii: "{") else {
            rejectType("object")
            return nil
        }
        guard enter() else { return nil }
        let cursor = ModelCursor(state.layout(layout), state, remaining: 0)
        state.tag = nil
        return cursor
    }

    /// Goes to the value of the next field.
    @inlinable @inline(__always)
    public mutating func nextField(_ model: inout ModelCursor) -> Int {
        let header = model.layout.header
        while true {
            guard nextMember(&model.count) else { return -1 }
            let expected = model.next
            if _fastPath(expected < header.pointee.count) {
                let entry = header.pointee.entries + expected
                let (low, high) = window(place, start, end)
                if entry.pointee.word0 == low & entry.pointee.mask0, entry.pointee.word1 == high & entry.pointee.mask1,
                    _fastPath(entry.pointee.quotedLength <= 16) || matchesRest(entry), entry.pointee.isRead
                {
                    place += entry.pointee.quotedLength
                    model.next = entry.pointee.next
                    model.field = expected
                    if _fastPath(model.note(expected)) {
                        readColon()
                        return expected
                    }
                    duplicate(&model)
                    continue
                }
            }
            if searchField(&model) { return model.field }
        }
    }

    /// Passes over the comma before a member, or the brace after the last one.
    @inlinable @inline(__always)
    mutating func nextMember(_ count: inout Int) -> Bool {
        var byte = next()
        if byte == UInt8(ascii: ","), count > 0 {
            place += 1
            byte = next()
            if _slowPath(byte == UInt8(ascii: "}")) {
                malform("trailing comma in object")
                return false
            }
        } else if byte == UInt8(ascii: "}") {
            leave()
            return false
        } else if _slowPath(count > 0) {
            malformHere("expected ',' or '}'")
            return false
        }
        count &+= 1
        if _fastPath(byte == UInt8(ascii: "\"")) { return true }
        malformHere("object keys must be strings")
        return false
    }

    @inlinable @inline(__always)
    mutating func readColon() {
        if _fastPath(place != end && place.pointee == UInt8(ascii: ":")) {
            place += 1
            return
        }
        skipMoreSpace()
        if place != end, place.pointee == UInt8(ascii: ":") { place += 1 } else { malformHere("expected ':'") }
    }

    /// Compares what follows the first 16 bytes of a quoted key.
    @inline(never) @usableFromInline
    func matchesRest(_ entry: UnsafeMutablePointer<ModelLayout.Entry>) -> Bool {
        let length = entry.pointee.quotedLength
        guard end - place >= length else { return false }
        let expected = entry.pointee.json + 1
        var index = 16
        while length - index >= 8 {
            if word(at: place + index) != word(at: expected + index) { return false }
            index += 8
        }
        // The last eight bytes, some of which were seen before.
        return word(at: place + length - 8) == word(at: expected + length - 8)
    }

    /// Finds the field of a key that is not the expected one; passes over the member if there is none.
    @inline(never) @usableFromInline
    mutating func searchField(_ model: inout ModelCursor) -> Bool {
        var unescaped: [UInt8] = []
        guard let raw = readRawString(&unescaped) else { return false }
        let name = raw
        let index = unescaped.withUnsafeBufferPointer { copy in
            model.layout.index(of: name ?? copy, from: model.next)
        }
        if let index {
            model.next = model.layout.header.pointee.entries[index].next
            model.field = index
            guard model.note(index) else {
                duplicate(&model)
                return false
            }
            readColon()
            return true
        }
        guard unescaped.withUnsafeBufferPointer({ copy in UTF8Check.isValid(name ?? copy) }) else {
            malform("invalid UTF-8 in string")
            return false
        }
        readColon()
        let isTag = unescaped.withUnsafeBufferPointer { copy in model.tag?.pointee.isNamed(name ?? copy) ?? false }
        if model.layout.header.pointee.forbidsUnknown, !isTag, state.malformed == nil {
            recordUnknown(String(decoding: name.map(Array.init) ?? unescaped, as: UTF8.self))
            model.mark = state.faultCount
        }
        skip()
        return false
    }

    @inline(never) @usableFromInline
    mutating func duplicate(_ model: inout ModelCursor) {
        recordDuplicate(model.layout.name(of: model.field))
        model.mark = state.faultCount
        readColon()
        skip()
    }

    /// Goes into an object with any keys.
    @inlinable @inline(__always)
    public mutating func beginObject() -> ArrayCursor? {
        guard next() == UInt8(ascii: "{") else {
            rejectType("object")
            return nil
        }
        return enter() ? ArrayCursor(state.faultCount) : nil
    }

    /// Goes to the next value of an object with any keys.
    @inlinable
    public mutating func nextKey(_ object: inout ArrayCursor) -> String? {
        guard nextMember(&object.count), let key = readKey() else { return nil }
        readColon()
        object.key = key
        return key
    }

    /// Where the next value starts.
    @inlinable
    public var position: ReaderPosition { ReaderPosition(offset: place - start, depth: depth) }

    /// Goes back to a place.
    @inlinable
    public mutating func go(to position: ReaderPosition) {
        // What ended reading stays ended.
        if state.malformed != nil { return }
        place = start + position.offset
        depth = position.depth
    }

    /// Reads a value of any type.
    @inlinable @inline(__always)
    public mutating func read<Value: WireValue>(_ type: Value.Type) -> Value? { Value.readJSON(from: &self) }
}

extension ModelLayout {
    /// The field of a name, looked for from a place on and around.
    @usableFromInline
    func index(of name: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
        let count = header.pointee.count
        var index = first < count ? first : 0
        for _ in 0..<count {
            let entry = header.pointee.entries + index
            if entry.pointee.nameLength == name.count, entry.pointee.isRead, entry.pointee.isNamed(name) { return index }
            index = index + 1 == count ? 0 : index + 1
        }
        return nil
    }
}
