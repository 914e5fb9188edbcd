/// What an `Encodable` type writes itself to: one node.
struct NodeEncoder: Encoder {
    let node: EncodedNode

    var codingPath: [any CodingKey] { node.path.keys }

    /// Empty: nothing here can be configured.
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(NodeKeyed<Key>(node: node.object()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { NodeUnkeyed(node: node.array()) }

    func singleValueContainer() -> any SingleValueEncodingContainer { NodeSingle(node: node) }
}
