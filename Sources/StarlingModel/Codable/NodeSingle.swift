/// Writes a value as a whole.
struct NodeSingle: SingleValueEncodingContainer {
    let node: EncodedNode

    var codingPath: [any CodingKey] { node.path.keys }

    func encodeNil() throws { try node.set(Bool?.none) }
    func encode(_ value: Bool) throws { try node.set(value) }
    func encode(_ value: String) throws { try node.set(value) }
    func encode(_ value: Double) throws { try node.set(value) }
    func encode(_ value: Float) throws { try node.set(value) }
    func encode(_ value: Int) throws { try node.set(value) }
    func encode(_ value: Int8) throws { try node.set(value) }
    func encode(_ value: Int16) throws { try node.set(value) }
    func encode(_ value: Int32) throws { try node.set(value) }
    func encode(_ value: Int64) throws { try node.set(value) }
    func encode(_ value: Int128) throws { try node.set(value) }
    func encode(_ value: UInt) throws { try node.set(value) }
    func encode(_ value: UInt8) throws { try node.set(value) }
    func encode(_ value: UInt16) throws { try node.set(value) }
    func encode(_ value: UInt32) throws { try node.set(value) }
    func encode(_ value: UInt64) throws { try node.set(value) }
    func encode(_ value: UInt128) throws { try node.set(value) }

    func encode<Value: Encodable>(_ value: Value) throws { try node.set(value) }
}
