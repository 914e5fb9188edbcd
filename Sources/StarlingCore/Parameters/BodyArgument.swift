public import NIOCore
public import StarlingHTTP
public import StarlingModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The argument that the body is decoded into. Made by generated code.
public struct BodyArgument<Value: Sendable>: Sendable {
    /// The argument without its type.
    public let description: ArgumentDescription
    let decoder: BodyDecoder<Value>
    let `default`: (@Sendable () throws -> Value)?

    /// Called by generated code.
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - media: The media types that the body may have. Default: any.
    ///   - decoder: How it is read.
    ///   - documentation: What is said of it. Default: nothing.
    ///   - default: The value of an empty body. Default: there must be one, unless the type is optional.
    public init(
        _ name: String, media: [MediaType], decoder: BodyDecoder<Value>,
        documentation: ArgumentDocumentation = ArgumentDocumentation(), default: (@Sendable () throws -> Value)? = nil
    ) {
        self.decoder = decoder
        self.default = `default`
        var description = ArgumentDescription(
            name: name, alias: nil, source: .body, type: TypeName.of(Value.self),
            isOptional: `default` != nil || decoder.absent != nil, constraints: .init(), documentation: documentation, matcher: nil)
        description.media = media.isEmpty ? decoder.media.map { [$0] } ?? [] : media
        self.description = description
    }

    /// Called by generated code, for one media type or any.
    public init(
        _ name: String, media: MediaType? = nil, decoder: BodyDecoder<Value>,
        documentation: ArgumentDocumentation = ArgumentDocumentation(), default: (@Sendable () throws -> Value)? = nil
    ) {
        self.init(name, media: media.map { [$0] } ?? [], decoder: decoder, documentation: documentation, default: `default`)
    }
}

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
    init(absent: Value?, take: @escaping @Sendable (ByteBuffer) throws -> Value) {
        self.init(absent: absent) { input in
            let bytes = try await input.body.collect(upTo: nil)
            return bytes.readableBytes > 0 ? try take(bytes) : nil
        }
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
    fileprivate init(decodable absent: Value?, _ type: WireType) {
        self.init(absent: absent, type: type) { bytes, _ in
            try JSON.decode(Value.self, from: bytes)
        } messagePack: { bytes, _ in
            try MessagePack.decode(Value.self, from: Array(bytes))
        } form: { values, _ in
            try values.decode(Value.self)
        }
    }
}

/// Chooses how a body's type is read. Called by generated code; a type that no overload takes is an error where the argument stands.
public enum BodyDecoding {
    // Inlinable, so that reading is compiled where the type is known.

    /// A model, or any other value with a form on the wire; an optional one is nil when the body is empty.
    @inlinable
    public static func of<Value: WireValue>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder(absent: Value.wireAbsent) { bytes, dto in
            if let dto { return try JSON.decode(Value.self, from: bytes, through: dto) }
            return try JSON.decode(Value.self, from: bytes)
        }
    }

    /// Any other decodable type.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder(decodable: nil, .codable(Value.self))
    }

    /// The same, or nil when the body is empty.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value?.Type) -> BodyDecoder<Value?> {
        BodyDecoder(decodable: .some(nil), .optional(.codable(Value.self)))
    }

    /// A multipart form, part by part.
    public static func of(_ type: MultipartForm.Type) -> BodyDecoder<MultipartForm> {
        var decoder = BodyDecoder<MultipartForm>(absent: nil) { input in
            try input.form.map { form in
                try MultipartForm(input.body, contentType: MediaType(rawValue: form.contentType ?? ""), options: form.options)
            }
        }
        decoder.media = .multipart
        return decoder
    }

    /// The bytes as they came.
    public static func of(_ type: [UInt8].Type) -> BodyDecoder<[UInt8]> {
        BodyDecoder(absent: [], take: { Array(buffer: $0) })
    }

    /// The bytes as they came.
    public static func of(_ type: ByteBuffer.Type) -> BodyDecoder<ByteBuffer> {
        BodyDecoder(absent: ByteBuffer(), take: { $0 })
    }

    /// The bytes as they came.
    public static func of(_ type: Data.Type) -> BodyDecoder<Data> {
        BodyDecoder(absent: Data(), take: { Data($0.readableBytesView) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: [UInt8]?.Type) -> BodyDecoder<[UInt8]?> {
        BodyDecoder(absent: .some(nil), take: { Array(buffer: $0) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: ByteBuffer?.Type) -> BodyDecoder<ByteBuffer?> {
        BodyDecoder(absent: .some(nil), take: { $0 })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: Data?.Type) -> BodyDecoder<Data?> {
        BodyDecoder(absent: .some(nil), take: { Data($0.readableBytesView) })
    }
}
