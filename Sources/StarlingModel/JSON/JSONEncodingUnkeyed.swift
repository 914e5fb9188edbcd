/// Writes the elements of an array.
struct JSONEncodingUnkeyed: UnkeyedEncodingContainer {
    /// Where the array is written.
    let fragment: JSONEncodingFragment
    /// Which of the fragment's values it is.
    let serial: Int

    var codingPath: [any CodingKey] { fragment.path }

    /// How many elements there are; 0 when the array is not the value being written.
    var count: Int { fragment.frame.serial == serial ? fragment.frame.count : 0 }

    func encodeNil() throws { try put { $0.null() } }
    func encode(_ value: Bool) throws { try put { $0.bool(value) } }
    func encode(_ value: String) throws { try put { $0.string(value) } }
    func encode(_ value: Double) throws { try put { $0.floatingPoint(value) } }
    func encode(_ value: Float) throws { try put { $0.floatingPoint(value) } }
    func encode(_ value: Int) throws { try put { $0.integer(value) } }
    func encode(_ value: Int8) throws { try put { $0.integer(value) } }
    func encode(_ value: Int16) throws { try put { $0.integer(value) } }
    func encode(_ value: Int32) throws { try put { $0.integer(value) } }
    func encode(_ value: Int64) throws { try put { $0.integer(value) } }
    func encode(_ value: Int128) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt8) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt16) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt32) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt64) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt128) throws { try put { $0.integer(value) } }

    func encode<Value: Encodable>(_ value: Value) throws {
        try fragment.check(serial)
        try fragment.write(value, key: JSONEncodingKey.index(fragment.frame.count))
        fragment.writer.comma()
        fragment.frame.count += 1
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        fragment.element(of: serial).root.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        fragment.element(of: serial).root.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { fragment.element(of: serial).root }

    /// Writes an element that is one token.
    @inline(__always)
    private func put(_ write: (inout JSONWriter) -> Void) throws {
        try fragment.check(serial)
        fragment.put { writer in
            write(&writer)
            writer.comma()
        }
        fragment.frame.count += 1
    }
}
