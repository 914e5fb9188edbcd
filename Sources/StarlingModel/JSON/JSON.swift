/// JSON (RFC 8259): from bytes to values and back.
///
/// ```swift
/// let book = try JSON.decode(Book.self, from: bytes)
/// let bytes = try JSON.encode(book)
/// ```
///
/// Every ``WireValue`` goes straight from bytes and to bytes; every other `Codable` type takes a longer way with the same
/// result. Decoding finds all faults of a document in one pass.
public enum JSON {
    /// How a document is written.
    public struct Format: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// Makes a set of bits.
        @inlinable
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Every value on a line of its own, indented by two spaces.
        @inlinable public static var pretty: Format { Format(rawValue: 1) }
        /// The keys of every object in the order of their bytes, instead of that of the fields.
        @inlinable public static var sortedKeys: Format { Format(rawValue: 2) }

        /// A compact document in this format.
        @inlinable
        func apply(to document: [UInt8]) -> [UInt8] { contains(.pretty) ? JSONText.pretty(document) : document }
    }

    /// How many faults a decoding keeps, unless told otherwise: a client that sends a million wrong values gets no
    /// million messages.
    @inlinable public static var maximumFaults: Int { 100 }

    // MARK: Encoding

    /// Encodes a value.
    /// - Parameters:
    ///   - value: The value.
    ///   - format: How it is written. Default: without white space, fields in the order of their declaration.
    /// - Throws: What a type throws that knows `Encodable` alone.
    @inlinable
    public static func encode<Value: WireValue>(_ value: Value, _ format: Format = []) throws -> [UInt8] {
        try ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState(sortsKeys: format.contains(.sortedKeys)))
            writer.write(value)
            return try format.apply(to: writer.finish())
        }
    }

    /// Encodes a value of a type that knows `Encodable` alone.
    @_disfavoredOverload
    public static func encode<Value: Encodable>(_ value: Value, _ format: Format = []) throws -> [UInt8] {
        try ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState(sortsKeys: format.contains(.sortedKeys)))
            writer.writeEncodable(value)
            return try format.apply(to: writer.finish())
        }
    }

    /// Encodes a value in another shape.
    /// - Parameters:
    ///   - value: The value.
    ///   - dto: The shape of the models in it.
    ///   - format: How it is written.
    /// - Throws: ``ValidationError`` when the DTO is not configured well.
    @inlinable
    public static func encode<Value: WireValue>(
        _ value: Value, through dto: some DataTransferObject, _ format: Format = []
    ) throws -> [UInt8] {
        // The layouts belong to the DTO, which lives at least until this returns.
        let dto = dto.erased
        return try withExtendedLifetime(dto) {
            try ByteStorage.withScratch { memory in
                var writer = JSONWriter(memory, state: try WriterState(through: dto, sortsKeys: format.contains(.sortedKeys)))
                writer.write(value)
                return try format.apply(to: writer.finish())
            }
        }
    }

    /// Encodes a value and lends its bytes, which saves a copy of them.
    /// - Parameters:
    ///   - value: The value.
    ///   - body: Gets the bytes, which are gone when it returns.
    /// - Throws: What `body` throws, or a type that knows `Encodable` alone.
    @inlinable
    public static func withEncoded<Value: WireValue, Result>(
        _ value: Value, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState())
            writer.write(value)
            return try writer.lend(body)
        }
    }

    /// Encodes a value into memory that is sent on as it is: what the body of an answer is made of.
    /// - Parameters:
    ///   - value: The value.
    ///   - dto: The shape of the models in it. Default: as they are.
    /// - Throws: ``ValidationError`` when the DTO is not configured well, or what a type throws that knows `Encodable` alone.
    @inlinable
    public static func encoded<Value: WireValue>(_ value: Value, through dto: AnyDTO? = nil) throws -> EncodedBytes {
        // The layouts belong to the DTO, which lives at least until this returns.
        try withExtendedLifetime(dto) {
            let state = if let dto { try WriterState(through: dto) } else { WriterState() }
            return try ByteStorage.withScratch { memory in
                var writer = JSONWriter(memory, state: state)
                writer.write(value)
                return try writer.give()
            }
        }
    }

    /// Encodes a value of a type that knows `Encodable` alone into memory that is sent on as it is.
    @_disfavoredOverload
    public static func encoded<Value: Encodable>(_ value: Value) throws -> EncodedBytes {
        try ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState())
            writer.writeEncodable(value)
            return try writer.give()
        }
    }

    // MARK: Decoding

    /// Decodes a value.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The document, and nothing else but white space.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError`` with all faults of a document whose values are not what they should be;
    ///   ``MalformedInput`` when it is no JSON.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], maximumFaults: Int = maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0, maximumFaults: maximumFaults) }
    }

    /// Decodes a value from the bytes of a string.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from text: String, maximumFaults: Int = maximumFaults
    ) throws -> Value {
        var text = text
        return try text.withUTF8 { try decode(type, from: UnsafeRawBufferPointer($0), maximumFaults: maximumFaults) }
    }

    /// Decodes a value from bytes in memory.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer, maximumFaults: Int = maximumFaults
    ) throws -> Value {
        var reader = JSONReader(bytes, state: ReaderState(maximumFaults: maximumFaults))
        let value = reader.read(Value.self)
        return try reader.finish(value)
    }

    /// Decodes a value of a type that knows `Decodable` alone.
    @_disfavoredOverload
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], maximumFaults: Int = maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0, maximumFaults: maximumFaults) }
    }

    /// Decodes a value of a type that knows `Decodable` alone from bytes in memory.
    @_disfavoredOverload
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer, maximumFaults: Int = maximumFaults
    ) throws -> Value {
        var reader = JSONReader(bytes, state: ReaderState(maximumFaults: maximumFaults))
        let value = reader.readDecodable(Value.self)
        return try reader.finish(value)
    }

    /// Makes something of a document by its tokens, where it is to become no value: another format, say.
    /// - Parameters:
    ///   - bytes: The document, and nothing else but white space.
    ///   - read: Gets a reader that stands at the value, and reads all of it.
    /// - Returns: What `read` has made.
    /// - Throws: What ``decode(_:from:maximumFaults:)`` throws, also when `read` gives `nil`.
    public static func withReader<Result>(
        of bytes: UnsafeRawBufferPointer, _ read: (inout JSONReader) -> Result?
    ) throws -> Result {
        var reader = JSONReader(bytes, state: ReaderState())
        let result = read(&reader)
        return try reader.finish(result)
    }

    /// Decodes a value in another shape.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The document.
    ///   - dto: The shape of the models in it.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError``, also when the DTO is not configured well; ``MalformedInput``.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], through dto: some DataTransferObject, maximumFaults: Int = maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0, through: dto, maximumFaults: maximumFaults) }
    }

    /// Decodes a value in another shape from bytes in memory.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer, through dto: some DataTransferObject,
        maximumFaults: Int = maximumFaults
    ) throws -> Value {
        // The layouts belong to the DTO, which lives at least until this returns.
        let dto = dto.erased
        return try withExtendedLifetime(dto) {
            var reader = JSONReader(bytes, state: try ReaderState(through: dto, maximumFaults: maximumFaults))
            let value = reader.read(Value.self)
            return try reader.finish(value)
        }
    }
}
