/// Writes the elements of a list.
struct NodeUnkeyed: UnkeyedEncodingContainer {
    let node: EncodedNode

    var codingPath: [any CodingKey] { node.path.keys }

    var count: Int { node.count }

    func encodeNil() { node.append(.null) }
    func encode(_ value: Bool) { node.append(.value(value)) }
    func encode(_ value: String) { node.append(.value(value)) }
    func encode(_ value: Double) { node.append(.value(value)) }
    func encode(_ value: Float) { node.append(.value(value)) }
    func encode(_ value: Int) { node.append(.value(value)) }
    func encode(_ value: Int8) { node.append(.value(value)) }
    func encode(_ value: Int16) { node.append(.value(value)) }
    func encode(_ value: Int32) { node.append(.value(value)) }
    func encode(_ value: Int64) { node.append(.value(value)) }
    func encode(_ value: Int128) { node.append(.value(value)) }
    func encode(_ value: UInt) { node.append(.value(value)) }
    func encode(_ value: UInt8) { node.append(.value(value)) }
    func encode(_ value: UInt16) { node.append(.value(value)) }
    func encode(_ value: UInt32) { node.append(.value(value)) }
    func encode(_ value: UInt64) { node.append(.value(value)) }
    func encode(_ value: UInt128) { node.append(.value(value)) }

    func encode<Value: Encodable>(_ value: Value) throws {
        node.append(try node.encode(value, below: PlaceKey.index(count)))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: new()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { NodeEncoder(node: new()).unkeyedContainer() }

    func superEncoder() -> any Encoder { NodeEncoder(node: new()) }

    private func new() -> EncodedNode {
        let element = node.below(PlaceKey.index(count))
        node.append(.node(element))
        return element
    }
}
