/// MessagePack: from bytes to values and back, like ``JSON``.
///
/// ```swift
/// let book = try MessagePack.decode(Book.self, from: bytes)
/// let bytes = try MessagePack.encode(book)
/// ```
///
/// `Data` is binary, `Date` is the timestamp extension, and what JSON writes as text is text here too.
public enum MessagePack {
    // MARK: Encoding

    /// Encodes a value.
    /// - Parameter value: The value.
    /// - Throws: What a type throws that knows `Encodable` alone.
    @inlinable
    public static func encode<Value: WireValue>(_ value: Value) throws -> [UInt8] {
        try ByteStorage.withScratch { memory in
            var writer = MessagePackWriter(memory, state: WriterState())
            writer.write(value)
            return try writer.finish()
        }
    }

    /// Encodes a value of a type that knows `Encodable` alone.
    @_disfavoredOverload
    public static func encode<Value: Encodable>(_ value: Value) throws -> [UInt8] {
        try ByteStorage.withScratch { memory in
            var writer = MessagePackWriter(memory, state: WriterState())
            writer.writeEncodable(value)
            return try writer.finish()
        }
    }

    /// Encodes a value in another shape.
    /// - Parameters:
    ///   - value: The value.
    ///   - dto: The shape of the models in it.
    /// - Throws: ``ValidationError`` when the DTO is not configured well.
    @inlinable
    public static func encode<Value: WireValue>(
        _ value: Value, through dto: some DataTransferObject
    ) throws -> [UInt8] {
        // The layouts belong to the DTO, which lives at least until this returns.
        let dto = dto.erased
        return try withExtendedLifetime(dto) {
            try ByteStorage.withScratch { memory in
                var writer = MessagePackWriter(memory, state: try WriterState(through: dto))
                writer.write(value)
                return try writer.finish()
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
            var writer = MessagePackWriter(memory, state: WriterState())
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
                var writer = MessagePackWriter(memory, state: state)
                writer.write(value)
                return try writer.give()
            }
        }
    }

    /// Encodes a value of a type that knows `Encodable` alone into memory that is sent on as it is.
    @_disfavoredOverload
    public static func encoded<Value: Encodable>(_ value: Value) throws -> EncodedBytes {
        try ByteStorage.withScratch { memory in
            var writer = MessagePackWriter(memory, state: WriterState())
            writer.writeEncodable(value)
            return try writer.give()
        }
    }

    // MARK: Decoding

    /// Decodes a value.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The document, and nothing else.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError`` with all faults of a document whose values are not what they should be;
    ///   ``MalformedInput`` when it is no MessagePack.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], maximumFaults: Int = JSON.maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0, maximumFaults: maximumFaults) }
    }

    /// Decodes a value from bytes in memory.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer, maximumFaults: Int = JSON.maximumFaults
    ) throws -> Value {
        var reader = MessagePackReader(bytes, state: ReaderState(maximumFaults: maximumFaults))
        let value = reader.read(Value.self)
        return try reader.finish(value)
    }

    /// Decodes a value of a type that knows `Decodable` alone.
    @_disfavoredOverload
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], maximumFaults: Int = JSON.maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { bytes in
            var reader = MessagePackReader(bytes, state: ReaderState(maximumFaults: maximumFaults))
            let value = reader.readDecodable(Value.self)
            return try reader.finish(value)
        }
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
        _ type: Value.Type = Value.self, from bytes: [UInt8], through dto: some DataTransferObject, maximumFaults: Int = JSON.maximumFaults
    ) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0, through: dto, maximumFaults: maximumFaults) }
    }

    /// Decodes a value in another shape from bytes in memory.
    @inlinable
    public static func decode<Value: WireValue>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer, through dto: some DataTransferObject,
        maximumFaults: Int = JSON.maximumFaults
    ) throws -> Value {
        // The layouts belong to the DTO, which lives at least until this returns.
        let dto = dto.erased
        return try withExtendedLifetime(dto) {
            var reader = MessagePackReader(bytes, state: try ReaderState(through: dto, maximumFaults: maximumFaults))
            let value = reader.read(Value.self)
            return try reader.finish(value)
        }
    }
}
