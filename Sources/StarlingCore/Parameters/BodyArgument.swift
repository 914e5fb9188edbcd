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
    ///   - media: The media type that the body must have. Default: it may have any.
    ///   - decoder: How it is read.
    ///   - documentation: What is said of it. Default: nothing.
    ///   - default: The value of an empty body. Default: there must be one, unless the type is optional.
    public init(
        _ name: String, media: MediaType? = nil, decoder: BodyDecoder<Value>,
        documentation: ArgumentDocumentation = ArgumentDocumentation(), default: (@Sendable () throws -> Value)? = nil
    ) {
        self.decoder = decoder
        self.default = `default`
        var description = ArgumentDescription(
            name: name, alias: nil, source: .body, type: TypeName.of(Value.self),
            isOptional: `default` != nil || decoder.absent != nil, constraints: .init(), documentation: documentation, matcher: nil)
        description.media = media
        self.description = description
    }
}

/// How the body of a request becomes a value.
public struct BodyDecoder<Value: Sendable>: Sendable {
    /// Reads the body, in the shape of a DTO if there is one; nil when it is empty and must not be.
    let read: @Sendable (RequestBody, AnyDTO?) async throws -> Value?
    /// The value of an empty body; nil when there must be one.
    let absent: Value?
    /// What the value looks like; nil when it is no value but bytes.
    let type: WireType?

    init(absent: Value?, type: WireType? = nil, read: @escaping @Sendable (RequestBody, AnyDTO?) async throws -> Value?) {
        self.absent = absent
        self.type = type
        self.read = read
    }

    init(absent: Value?, type: WireType? = nil, decode: @escaping @Sendable (ByteBuffer, AnyDTO?) throws -> Value) {
        self.init(absent: absent, type: type) { body, dto in
            let bytes = try await body.collect(upTo: nil)
            return bytes.readableBytes > 0 ? try decode(bytes, dto) : nil
        }
    }

    /// Called by generated code.
    /// - Parameters:
    ///   - absent: The value of an empty body; nil when there must be one.
    ///   - type: What the value looks like.
    ///   - json: Makes a value of JSON.
    public init(
        absent: Value?, type: WireType, json: @escaping @Sendable (UnsafeRawBufferPointer, AnyDTO?) throws -> Value
    ) {
        self.init(absent: absent, type: type, decode: { bytes, dto in try bytes.withUnsafeReadableBytes { try json($0, dto) } })
    }

    /// Reads bodies of a type that the framework does not know: for an overload of ``BodyDecoding``.
    /// - Parameters:
    ///   - absent: The value of an empty body. Default: there must be one.
    ///   - bytes: Makes a value of the whole body. Throw a ``StarlingModel/ValidationError`` for what is wrong with it, which is answered
    ///     400; any other error is answered like one of a handler.
    public init(absent: Value? = nil, bytes: @escaping @Sendable ([UInt8]) throws -> Value) {
        self.init(absent: absent, decode: { buffer, _ in try bytes(Array(buffer: buffer)) })
    }
}

/// Chooses how a body's type is read. Called by generated code; a type that no overload takes is an error where the argument stands.
///
/// An overload of one's own, in an extension, teaches it a further kind of type: say all that conform to a protocol.
public enum BodyDecoding {
    // Inlinable, so that reading is compiled where the type is known.

    /// A model, or any other value with a form on the wire, from JSON; an optional one is nil when the body is empty.
    @inlinable
    public static func of<Value: WireValue>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder(absent: Value.wireAbsent, type: Value.wireType) { bytes, dto in
            if let dto { return try JSON.decode(Value.self, from: bytes, through: dto) }
            return try JSON.decode(Value.self, from: bytes)
        }
    }

    /// Any other decodable type, from JSON.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder(absent: nil, type: .codable(Value.self)) { bytes, _ in
            try JSON.decode(Value.self, from: bytes)
        }
    }

    /// The same, or nil when the body is empty.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value?.Type) -> BodyDecoder<Value?> {
        BodyDecoder(absent: .some(nil), type: .optional(.codable(Value.self))) { bytes, _ in
            try JSON.decode(Value?.self, from: bytes)
        }
    }

    /// The bytes as they came.
    public static func of(_ type: [UInt8].Type) -> BodyDecoder<[UInt8]> {
        BodyDecoder(absent: [], decode: { bytes, _ in Array(buffer: bytes) })
    }

    /// The bytes as they came.
    public static func of(_ type: ByteBuffer.Type) -> BodyDecoder<ByteBuffer> {
        BodyDecoder(absent: ByteBuffer(), decode: { bytes, _ in bytes })
    }

    /// The bytes as they came.
    public static func of(_ type: Data.Type) -> BodyDecoder<Data> {
        BodyDecoder(absent: Data(), decode: { bytes, _ in Data(bytes.readableBytesView) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: [UInt8]?.Type) -> BodyDecoder<[UInt8]?> {
        BodyDecoder(absent: .some(nil), decode: { bytes, _ in Array(buffer: bytes) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: ByteBuffer?.Type) -> BodyDecoder<ByteBuffer?> {
        BodyDecoder(absent: .some(nil), decode: { bytes, _ in bytes })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: Data?.Type) -> BodyDecoder<Data?> {
        BodyDecoder(absent: .some(nil), decode: { bytes, _ in Data(bytes.readableBytesView) })
    }
}
