/// Reads the members of an object.
struct TokenKeyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: TokenDecoder
    /// The places of the values.
    private let places: KeyPlaces

    init(_ decoder: TokenDecoder) throws {
        guard let places = KeyPlaces(decoder.document.tokens, at: decoder.place) else {
            throw decoder.mismatch("object", for: [String: Any].self)
        }
        self.decoder = decoder
        self.places = places
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] { places.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { places[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).decode(type) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).read(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).read(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).read(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).read(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).read(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).read(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).read(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).read(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).read(type) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try member(key).read(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).read(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).read(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).read(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).read(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).read(type) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try member(key).read(type) }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard contains(key) else { return nil }
        let member = try member(key)
        // In a form an empty text stands for null, but for a string, which may well be empty.
        return member.isNull && !decoder.document.tokens.isText ? nil : try member.read(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try member(key).unkeyedContainer() }

    func superDecoder() throws -> any Decoder {
        let key = PlaceKey.super
        return places[key.stringValue].map { decoder.below(key, at: $0) } ?? decoder.absent(key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        places[key.stringValue].map { decoder.below(key, at: $0) } ?? decoder.absent(key)
    }

    private func member(_ key: Key) throws -> TokenDecoder {
        if let place = places[key.stringValue] { return decoder.below(key, at: place) }
        let fault = Fault(.missingField, ["field": key.stringValue])
        throw DecodingError.keyNotFound(
            key,
            DecodingError.Context(
                codingPath: codingPath, debugDescription: FaultCatalogue().message(for: fault),
                underlyingError: ValidationError(fault)))
    }
}

/// Where the values of an object's keys are.
struct KeyPlaces {
    private let tokens: WireTokens
    private let start: Int
    private let count: Int
    /// The places, when there are too many keys to look through.
    private var table: [KeyBytes: Int] = [:]

    /// - Returns: `nil` when the value is no object.
    init?(_ tokens: WireTokens, at place: Int) {
        guard case .object(let count, _) = tokens.list[place] else { return nil }
        self.tokens = tokens
        self.count = count
        start = place + 1
        guard count > 16 else { return }
        table.reserveCapacity(count)
        forEach { key, place in
            table[KeyBytes(key)] = place
            return true
        }
    }

    var keys: [String] {
        var keys: [String] = []
        forEach { key, _ in
            keys.append(key)
            return true
        }
        return keys
    }

    subscript(key: String) -> Int? {
        if !table.isEmpty { return table[KeyBytes(key)] }
        var found: Int?
        forEach { name, place in
            if name.hasBytes(of: key) { found = place }
            return found == nil
        }
        return found
    }

    /// Goes through the keys for as long as it is told to.
    private func forEach(_ body: (String, Int) -> Bool) {
        var place = start
        for _ in 0..<count {
            guard case .key(let key) = tokens.list[place], body(key, place + 1) else { return }
            place = tokens.end(of: place + 1)
        }
    }
}
