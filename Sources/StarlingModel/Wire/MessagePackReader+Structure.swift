extension MessagePackReader {
    /// Goes into an array.
    @inlinable
    public mutating func beginArray() -> ArrayCursor? {
        if place != end, place.pointee & 0xF0 == 0x90 {
            place += 1
            return enter(Int((place - 1).pointee & 0x0F))
        }
        guard let head = readHead() else { return nil }
        guard case .array(let count) = head else {
            reject(head, "array")
            return nil
        }
        return enter(count)
    }

    @inlinable @inline(__always)
    mutating func enter(_ count: Int) -> ArrayCursor? {
        depth += 1
        guard _fastPath(depth <= Self.maximumDepth) else {
            malform("nested too deep", at: -1)
            return nil
        }
        // An element has a byte at least: a length that lies is found before anything is made room for.
        guard _fastPath(count <= end - place) else {
            truncated()
            return nil
        }
        return ArrayCursor(state.faultCount, remaining: count)
    }

    /// Goes to the next element.
    @inlinable @inline(__always)
    public mutating func nextElement(_ array: inout ArrayCursor) -> Bool {
        if array.remaining == 0 || state.malformed != nil {
            depth -= 1
            return false
        }
        array.remaining &-= 1
        array.count &+= 1
        return true
    }

    /// Goes into an object.
    @inlinable
    public mutating func beginModel(_ layout: ModelLayout) -> ModelCursor? {
        let count: Int
        if place != end, place.pointee & 0xF0 == 0x80 {
            count = Int(place.pointee & 0x0F)
            place += 1
        } else {
            guard let head = readHead() else { return nil }
            guard case .object(let found) = head else {
                reject(head, "object")
                return nil
            }
            count = found
        }
        guard enter(count) != nil else { return nil }
        let cursor = ModelCursor(state.layout(layout), state, remaining: count)
        state.tag = nil
        return cursor
    }

    /// Goes to the value of the next field.
    @inlinable
    public mutating func nextField(_ model: inout ModelCursor) -> Int {
        while model.remaining > 0, state.malformed == nil {
            model.remaining &-= 1
            model.count &+= 1
            let expected = model.next
            if _fastPath(expected < model.layout.count) {
                let entry = model.layout.header.pointee.entries + expected
                let length = entry.pointee.packLength
                if end - place >= length, entry.pointee.isRead, startsWith(entry.pointee.pack, length) {
                    place += length
                    model.next = entry.pointee.next
                    model.field = expected
                    if _fastPath(model.note(expected)) { return expected }
                    duplicate(&model)
                    continue
                }
            }
            if searchField(&model) { return model.field }
        }
        depth -= 1
        return -1
    }

    @inlinable @inline(__always)
    func startsWith(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while count &- index >= 8 {
            if word(at: place + index) != word(at: bytes + index) { return false }
            index &+= 8
        }
        while index < count {
            if place[index] != bytes[index] { return false }
            index &+= 1
        }
        return true
    }

    @inline(never) @usableFromInline
    mutating func searchField(_ model: inout ModelCursor) -> Bool {
        guard let name = readKeyBytes() else { return false }
        if let index = model.layout.index(of: name, from: model.next) {
            model.next = model.layout.header.pointee.entries[index].next
            model.field = index
            if model.note(index) { return true }
            duplicate(&model)
            return false
        }
        guard UTF8Check.isValid(name) else {
            malform("invalid UTF-8 in string", at: -name.count)
            return false
        }
        if model.layout.header.pointee.forbidsUnknown, !(model.tag?.pointee.isNamed(name) ?? false) {
            recordUnknown(String(decoding: name, as: UTF8.self))
            model.mark = state.faultCount
        }
        skip()
        return false
    }

    @inline(never) @usableFromInline
    mutating func duplicate(_ model: inout ModelCursor) {
        recordDuplicate(model.layout.name(of: model.field))
        model.mark = state.faultCount
        skip()
    }

    /// Reads a key, which is a string.
    @usableFromInline
    mutating func readKeyBytes() -> UnsafeBufferPointer<UInt8>? {
        let here = place
        guard let head = readHead() else { return nil }
        guard case .string(let count) = head else {
            place = here
            malform("object keys must be strings")
            return nil
        }
        return take(count)
    }

    /// Goes into an object with any keys.
    @inlinable
    public mutating func beginObject() -> ArrayCursor? {
        guard let head = readHead() else { return nil }
        guard case .object(let count) = head else {
            reject(head, "object")
            return nil
        }
        return enter(count)
    }

    /// Goes to the next value of an object with any keys.
    @inlinable
    public mutating func nextKey(_ object: inout ArrayCursor) -> String? {
        guard nextElement(&object), let bytes = readKeyBytes() else { return nil }
        let key: String
        if let known = keys.find(bytes) {
            key = known
        } else {
            guard let text = makeString(bytes) else { return nil }
            keys.insert(bytes, text)
            key = text
        }
        object.key = key
        return key
    }

    /// Passes over the next value, and checks that it is MessagePack.
    public mutating func skip() {
        if let head = readHead() { skipRest(head) }
    }

    mutating func skipRest(_ head: Head) {
        switch head {
        case .null, .bool, .unsigned, .negative, .float: break
        case .string(let count):
            if let bytes = take(count), !UTF8Check.isValid(bytes) { malform("invalid UTF-8 in string", at: -count) }
        case .bytes(let count): _ = take(count)
        case .extension(let count): _ = take(count + 1)
        case .array(let count):
            guard var array = enter(count) else { return }
            while nextElement(&array) { skip() }
        case .object(let count):
            guard var object = enter(count) else { return }
            while nextElement(&object) {
                guard let key = readKeyBytes() else { return }
                if !UTF8Check.isValid(key) { return malform("invalid UTF-8 in string", at: -key.count) }
                skip()
            }
        }
    }

    /// Where the next value starts.
    public var position: ReaderPosition { ReaderPosition(offset: place - start, depth: depth) }

    /// Goes back to a place.
    public mutating func go(to position: ReaderPosition) {
        if state.malformed != nil { return }
        place = start + position.offset
        depth = position.depth
    }

    /// Ends reading: nothing may be left.
    @usableFromInline
    mutating func finish() {
        if place != end { malform("trailing characters") }
    }
}
