import NIOCore
import StarlingHTTP
public import StarlingModel

/// How the body of a request becomes a value.
public struct BodyDecoder<Value: Sendable>: Sendable {
    /// Reads the body; nil when it is empty and must not be.
    let read: @Sendable (BodyInput) async throws -> Value?
    /// The value of an empty body; nil when there must be one.
    let absent: Value?
    /// What the value looks like; nil when it is no value but bytes.
    let type: WireType?
    /// The media type where nothing else is said; nil for any.
    var media: MediaType?

    init(absent: Value?, type: WireType? = nil, read: @escaping @Sendable (BodyInput) async throws -> Value?) {
        self.absent = absent
        self.type = type
        self.read = read
    }

    /// Takes the bytes as they came.
    init<Container: BodyContainer>(
        absent: Value?, container: Container.Type, take: @escaping @Sendable (Container) throws -> Value
    ) {
        self.init(absent: absent) { input in
            let bytes = try await input.body.collect(upTo: nil, in: container)
            return bytes.isEmpty ? nil : try take(bytes)
        }
    }

    /// Reads bodies of a type that the framework does not know: for an overload of ``BodyDecoding``.
    /// - Parameters:
    ///   - absent: The value of an empty body. Default: there must be one.
    ///   - bytes: Makes a value of the whole body. Throw a ``StarlingModel/ValidationError`` for what is wrong with it, which is answered
    ///     400; any other error is answered like one of a handler.
    public init(absent: Value? = nil, bytes: @escaping @Sendable ([UInt8]) throws -> Value) {
        self.init(absent: absent, container: [UInt8].self) { try bytes($0) }
    }

    /// Reads whatever the format is.
    private init(
        absent: Value?, type: WireType, json: @escaping @Sendable (UnsafeRawBufferPointer, AnyDTO?) throws -> Value,
        messagePack: @escaping @Sendable (UnsafeRawBufferPointer, AnyDTO?) throws -> Value,
        form: @escaping @Sendable (FormValues, AnyDTO?) throws -> Value
    ) {
        self.init(absent: absent, type: type) { input in
            let read: (UnsafeRawBufferPointer, AnyDTO?) throws -> Value
            switch input.format {
            case .json: read = json
            case .messagePack: read = messagePack
            case .urlEncoded, .multipart:
                guard let values = try await input.formValues() else { return nil }
                return try form(values, input.dto)
            }
            let bytes = try await input.body.collect(upTo: nil)
            return bytes.readableBytes > 0 ? try bytes.withUnsafeReadableBytes { try read($0, input.dto) } : nil
        }
    }
}

extension BodyDecoder where Value: WireValue {
    /// Called by generated code.
    /// - Parameters:
    ///   - absent: The value of an empty body; nil when there must be one.
    ///   - json: Makes a value of JSON.
    public init(absent: Value?, json: @escaping @Sendable (UnsafeRawBufferPointer, AnyDTO?) throws -> Value) {
        self.init(absent: absent, type: Value.wireType, json: json) { bytes, dto in
            if let dto { return try MessagePack.decode(Value.self, from: bytes, through: dto) }
            return try MessagePack.decode(Value.self, from: bytes)
        } form: { values, dto in
            if let dto { return try values.decode(Value.self, through: dto) }
            return try values.decode(Value.self)
        }
    }
}

extension BodyDecoder where Value: Decodable {
    /// Reads a type that knows `Decodable` alone.
    @_disfavoredOverload
    init(decodable absent: Value?, _ type: WireType) {
        self.init(absent: absent, type: type) { bytes, _ in
            try JSON.decode(Value.self, from: bytes)
        } messagePack: { bytes, _ in
            try MessagePack.decode(Value.self, from: Array(bytes))
        } form: { values, _ in
            try values.decode(Value.self)
        }
    }
}
