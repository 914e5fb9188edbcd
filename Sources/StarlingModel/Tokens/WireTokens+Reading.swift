extension WireTokens {
    /// Takes the next value of a reader apart.
    ///
    /// Numbers keep their digits, and lists of a form stay what they are, so that a value that is read from the tokens is
    /// the one that would have been read from the reader.
    /// - Returns: `nil` when there was a fault.
    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> WireTokens? {
        var tokens = WireTokens()
        tokens.isText = Reader.isText
        let isRead = Reader.isText ? tokens.readForm(from: &reader) : tokens.read(from: &reader)
        return isRead ? tokens : nil
    }

    private mutating func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool {
        switch reader.peek() {
        case .null: return append(reader.readNull() ? .null : nil)
        case .bool: return append(reader.readBool().map(WireToken.bool))
        case .integer: return readInteger(from: &reader)
        case .float: return append(reader.readNumberText().map(WireToken.number))
        case .string: return append(reader.readString().map(WireToken.string))
        case .bytes: return append(reader.readBytes().map(WireToken.bytes))
        case .extension: return append(reader.readDate().map(WireToken.date))
        case .array: return readArray(from: &reader)
        case .object: return readObject(from: &reader)
        case nil:
            reader.skip()  // It says what is wrong.
            return false
        }
    }

    private mutating func append(_ token: WireToken?) -> Bool {
        guard let token else { return false }
        append(token)
        return true
    }

    private mutating func readInteger<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool {
        let position = reader.position
        let faults = reader.state.faultCount
        if let value = reader.readInteger(Int64.self) { return append(.integer(value)) }
        reader.state.forget(from: faults)
        reader.go(to: position)
        if let value = reader.readInteger(UInt64.self) { return append(.unsigned(value)) }
        reader.state.forget(from: faults)
        reader.go(to: position)
        return append(reader.readNumberText().map(WireToken.number))
    }

    private mutating func readArray<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool {
        guard var cursor = reader.beginArray() else { return false }
        appendArray { tokens in
            var count = 0
            while reader.nextElement(&cursor) {
                count += 1
                if !tokens.read(from: &reader) { reader.locate(&cursor) }
            }
            return count
        }
        return reader.state.faultCount == cursor.start
    }

    private mutating func readObject<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool {
        guard var cursor = reader.beginObject() else { return false }
        var known = KeySet()
        appendObject { tokens in
            var count = 0
            while let key = reader.nextKey(&cursor) {
                count += 1
                tokens.append(.key(key))
                if !tokens.read(from: &reader) {
                    reader.locate(&cursor, below: key)
                } else if !known.insert(key) {
                    reader.rejectDuplicate(key, in: &cursor)
                }
            }
            return count
        }
        return reader.state.faultCount == cursor.start
    }
}

/// The keys of an object, each once.
private struct KeySet {
    private var few: [String] = []
    private var many: Set<KeyBytes> = []
    private static let limit = 16

    /// Adds a key. Gives false when it is there.
    mutating func insert(_ key: String) -> Bool {
        if few.count < Self.limit {
            if few.contains(where: { $0.hasBytes(of: key) }) { return false }
            few.append(key)
            return true
        }
        if many.isEmpty { many = Set(few.map(KeyBytes.init)) }
        return many.insert(KeyBytes(key)).inserted
    }
}
