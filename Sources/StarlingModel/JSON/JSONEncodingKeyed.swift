/// Writes the members of an object.
struct JSONEncodingKeyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    /// Where the object is written.
    let fragment: JSONEncodingFragment
    /// Which of the fragment's values it is.
    let serial: Int

    var codingPath: [any CodingKey] { fragment.path }

    func encodeNil(forKey key: Key) throws { try put(key) { $0.null() } }
    func encode(_ value: Bool, forKey key: Key) throws { try put(key) { $0.bool(value) } }
    func encode(_ value: String, forKey key: Key) throws { try put(key) { $0.string(value) } }
    func encode(_ value: Double, forKey key: Key) throws { try put(key) { $0.floatingPoint(value) } }
    func encode(_ value: Float, forKey key: Key) throws { try put(key) { $0.floatingPoint(value) } }
    func encode(_ value: Int, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: Int8, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: Int16, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: Int32, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: Int64, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: Int128, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt8, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt16, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt32, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt64, forKey key: Key) throws { try put(key) { $0.integer(value) } }
    func encode(_ value: UInt128, forKey key: Key) throws { try put(key) { $0.integer(value) } }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try fragment.check(serial)
        let start = fragment.writer.count
        let name = key.stringValue
        fragment.writer.key(name)
        do {
            try fragment.write(value, key: key)
        } catch {
            fragment.writer.truncate(to: start)
            throw error
        }
        fragment.writer.comma()
        if fragment.frame.isShared { fragment.removeMember(name, before: start) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        fragment.member(key, of: serial, isReused: true).root.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        fragment.member(key, of: serial, isReused: true).root.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { fragment.member(JSONEncodingKey.super, of: serial, isReused: false).root }

    func superEncoder(forKey key: Key) -> any Encoder { fragment.member(key, of: serial, isReused: false).root }

    /// Writes a member that is one token.
    @inline(__always)
    private func put(_ key: Key, _ write: (inout JSONWriter) -> Void) throws {
        try fragment.check(serial)
        let start = fragment.writer.count
        let name = key.stringValue
        fragment.put { writer in
            writer.key(name)
            write(&writer)
            writer.comma()
        }
        if fragment.frame.isShared { fragment.removeMember(name, before: start) }
    }
}
