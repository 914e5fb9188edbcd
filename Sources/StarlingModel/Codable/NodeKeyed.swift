/// Writes the members of an object.
struct NodeKeyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodedNode

    var codingPath: [any CodingKey] { node.path.keys }

    func encodeNil(forKey key: Key) { node.set(.null, for: key.stringValue) }
    func encode(_ value: Bool, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: String, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Double, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Float, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int8, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int16, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int32, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int64, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: Int128, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt8, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt16, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt32, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt64, forKey key: Key) { node.set(.value(value), for: key.stringValue) }
    func encode(_ value: UInt128, forKey key: Key) { node.set(.value(value), for: key.stringValue) }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        let encoded = try node.encode(value, below: key)
        // A value may stand for an absent key.
        if case .value(let value) = encoded, value.isWireAbsent { return }
        node.set(encoded, for: key.stringValue)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: shared(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        NodeEncoder(node: shared(key)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { NodeEncoder(node: new(PlaceKey.super)) }

    func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: new(key)) }

    /// The node of a member. A class and its superclass may both ask for a container under the same key.
    private func shared(_ key: Key) -> EncodedNode { node.member(key.stringValue) ?? new(key) }

    private func new(_ key: some CodingKey) -> EncodedNode {
        let member = node.below(key)
        node.set(.node(member), for: key.stringValue)
        return member
    }
}
