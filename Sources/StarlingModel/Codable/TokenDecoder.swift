/// What a `Decodable` type reads itself from: one value of a document that was taken apart.
///
/// Types that have a form of their own on the wire (dates, decimals, models, everything that is a ``WireValue``) are
/// read in that form, wherever they stand.
struct TokenDecoder: Decoder {
    let document: DecodedDocument
    /// Where the value starts.
    let place: Int
    let path: CodingPath

    var codingPath: [any CodingKey] { path.keys }

    /// Empty: nothing here can be configured.
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try TokenKeyed<Key>(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try TokenUnkeyed(self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { TokenSingle(decoder: self) }

    /// The value at another place of the document.
    func below(_ key: some CodingKey, at place: Int) -> TokenDecoder {
        TokenDecoder(document: document, place: place, path: path.below(key))
    }

    /// A null that stands nowhere, for the superclass of an object that has none.
    func absent(_ key: some CodingKey) -> TokenDecoder {
        var null = WireTokens()
        null.append(.null)
        return TokenDecoder(document: DecodedDocument(null, maximumFaults: 1), place: 0, path: path.below(key))
    }

    /// Whether the value is null.
    var isNull: Bool { document.isNull(at: place) }

    /// Reads the value.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // What has a form on the wire is of the type that was asked for.
        if let type = Value.self as? any WireValue.Type, let value = try read(type) as? Value { return value }
        return try document.locating(self, as: Value.self) { try Value(from: self) }
    }

    /// Reads a value that has a form on the wire.
    func read<Value: WireValue>(_ type: Value.Type) throws -> Value {
        let (value, faults) = document.read(type, at: place)
        if let value, faults.isEmpty { return value }
        throw DecodingError.of(faults, in: Value.self, at: path)
    }

    /// The error for a value that is no object or no list.
    func mismatch(_ expected: String, for type: any Any.Type) -> DecodingError {
        let got = document.tokens.list[place].kind.name
        return .of([Fault(.wrongType, ["type": expected, "got": got])], in: type, at: path)
    }
}
