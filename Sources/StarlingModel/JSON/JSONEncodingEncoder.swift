/// What a type gets to encode itself to: one value of a fragment.
///
/// It is two words, so that an `any Encoder` holds it without an allocation.
struct JSONEncodingEncoder: Encoder {
    /// Where the value is written.
    let fragment: JSONEncodingFragment
    /// Which of the fragment's values it is.
    let serial: Int

    var codingPath: [any CodingKey] { fragment.path }

    /// Empty: nothing here can be configured.
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        open(.object)
        return KeyedEncodingContainer(JSONEncodingKeyed<Key>(fragment: fragment, serial: serial))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        open(.array)
        return JSONEncodingUnkeyed(fragment: fragment, serial: serial)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONEncodingSingle(fragment: fragment, serial: serial)
    }

    private func open(_ shape: JSONEncodingFrame.Shape) {
        if fragment.frame.serial == serial { fragment.open(shape) } else { fragment.fail(fragment.outlived()) }
    }
}
