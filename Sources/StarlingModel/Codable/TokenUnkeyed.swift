/// Reads the elements of a list.
struct TokenUnkeyed: UnkeyedDecodingContainer {
    private let decoder: TokenDecoder
    private let length: Int
    /// Where the next element starts.
    private var place: Int
    private(set) var currentIndex = 0

    init(_ decoder: TokenDecoder) throws {
        switch decoder.document.tokens.list[decoder.place] {
        case .array(let count, _), .texts(let count, _): length = count
        default: throw decoder.mismatch("array", for: [Any].self)
        }
        self.decoder = decoder
        place = decoder.place + 1
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var count: Int? { length }

    var isAtEnd: Bool { currentIndex == length }

    mutating func decodeNil() throws -> Bool {
        guard try element(Never.self).isNull else { return false }
        advance()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try element(type).decode(type)
        advance()
        return value
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try read(type) }
    mutating func decode(_ type: String.Type) throws -> String { try read(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try read(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try read(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try read(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try read(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try read(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try read(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try read(type) }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try read(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try read(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try read(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try read(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try read(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try read(type) }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try read(type) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        let container = try element([String: Any].self).container(keyedBy: type)
        advance()
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try element([Any].self).unkeyedContainer()
        advance()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let element = try element((any Decoder).self)
        advance()
        return element
    }

    private mutating func read<Value: WireValue>(_ type: Value.Type) throws -> Value {
        let value = try element(type).read(type)
        advance()
        return value
    }

    /// The next element. It stays the next one until it was read: a type may try it as something else.
    private func element(_ type: any Any.Type) throws -> TokenDecoder {
        if !isAtEnd { return decoder.below(PlaceKey.index(currentIndex), at: place) }
        let fault = Fault(.minItems, ["type": "array", "bound": "\(length + 1)"])
        throw DecodingError.valueNotFound(
            type,
            DecodingError.Context(
                codingPath: codingPath, debugDescription: FaultCatalogue().message(for: fault),
                underlyingError: ValidationError(fault)))
    }

    private mutating func advance() {
        place = decoder.document.tokens.end(of: place)
        currentIndex += 1
    }
}
