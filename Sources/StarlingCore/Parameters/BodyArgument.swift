public import NIOCore
import StarlingHTTP
import StarlingModel

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
    public init(_ name: String, decoder: BodyDecoder<Value>, default: (@Sendable () throws -> Value)? = nil) {
        self.decoder = decoder
        self.default = `default`
        description = ArgumentDescription(
            name: name, alias: nil, source: .body, type: TypeName.of(Value.self),
            isOptional: `default` != nil || decoder.absent != nil, constraints: .init(),
            documentation: ArgumentDocumentation(), matcher: nil)
    }
}

/// How the body of a request becomes a value.
public struct BodyDecoder<Value: Sendable>: Sendable {
    /// Reads the body; nil when it is empty and must not be.
    let read: @Sendable (RequestBody) async throws -> Value?
    /// The value of an empty body; nil when there must be one.
    let absent: Value?

    init(absent: Value?, read: @escaping @Sendable (RequestBody) async throws -> Value?) {
        self.absent = absent
        self.read = read
    }

    init(absent: Value?, decode: @escaping @Sendable (ByteBuffer) throws -> Value) {
        self.init(absent: absent) { body in
            let bytes = try await body.collect(upTo: nil)
            return bytes.readableBytes > 0 ? try decode(bytes) : nil
        }
    }
}

/// Chooses how a body's type is read. Called by generated code; a type that no overload takes is an error where the argument stands.
public enum BodyDecoding {
    /// A model or any other decodable type, from JSON.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value.Type) -> BodyDecoder<Value> {
        BodyDecoder(absent: nil, decode: { try JSON.decode(Value.self, from: Data($0.readableBytesView)) })
    }

    /// The same, or nil when the body is empty.
    @_disfavoredOverload
    public static func of<Value: Decodable & Sendable>(_ type: Value?.Type) -> BodyDecoder<Value?> {
        BodyDecoder(absent: .some(nil), decode: { try JSON.decode(Value?.self, from: Data($0.readableBytesView)) })
    }

    /// The bytes as they came.
    public static func of(_ type: [UInt8].Type) -> BodyDecoder<[UInt8]> {
        BodyDecoder(absent: [], decode: { Array(buffer: $0) })
    }

    /// The bytes as they came.
    public static func of(_ type: ByteBuffer.Type) -> BodyDecoder<ByteBuffer> {
        BodyDecoder(absent: ByteBuffer(), decode: { $0 })
    }

    /// The bytes as they came.
    public static func of(_ type: Data.Type) -> BodyDecoder<Data> {
        BodyDecoder(absent: Data(), decode: { Data($0.readableBytesView) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: [UInt8]?.Type) -> BodyDecoder<[UInt8]?> {
        BodyDecoder(absent: .some(nil), decode: { Array(buffer: $0) })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: ByteBuffer?.Type) -> BodyDecoder<ByteBuffer?> {
        BodyDecoder(absent: .some(nil), decode: { $0 })
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: Data?.Type) -> BodyDecoder<Data?> {
        BodyDecoder(absent: .some(nil), decode: { Data($0.readableBytesView) })
    }
}

/// Reads the body of every request of a route.
public struct BodyBinder<Value: Sendable>: Sendable {
    let name: String
    let decoder: BodyDecoder<Value>
    let `default`: (@Sendable () throws -> Value)?

    /// The value; nil when the body does not fit: then the fault is in the context.
    public func value(in context: RequestContext) async -> Value? {
        await context.readingBody { body in
            if let value = try await decoder.read(body) { return value }
            if let value = try `default`?() ?? decoder.absent { return value }
            throw ValidationError(Fault(.missingBody, path: name, source: .body))
        } failed: { error in
            // Faults of the body as a whole bear the argument's name, as there is no other.
            ValidationError(
                error.faults.map { fault in
                    var fault = fault
                    if fault.path.isEmpty { fault.path = name }
                    fault.source = .body
                    return fault
                })
        }
    }
}
