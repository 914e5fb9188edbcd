public import NIOCore
public import StarlingHTTP
public import StarlingModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Chooses how a body's type is read. Called by generated code; a type that no overload takes is an error where the argument stands.
///
/// An overload of one's own, in an extension, teaches it a further kind of type: say all that conform to a protocol.
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
        BodyDecoder(absent: [], container: [UInt8].self) { $0 }
    }

    /// The bytes as they came.
    public static func of(_ type: ByteBuffer.Type) -> BodyDecoder<ByteBuffer> {
        BodyDecoder(absent: ByteBuffer(), container: ByteBuffer.self) { $0 }
    }

    /// The bytes as they came.
    public static func of(_ type: Data.Type) -> BodyDecoder<Data> {
        BodyDecoder(absent: Data(), container: Data.self) { $0 }
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: [UInt8]?.Type) -> BodyDecoder<[UInt8]?> {
        BodyDecoder(absent: .some(nil), container: [UInt8].self) { $0 }
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: ByteBuffer?.Type) -> BodyDecoder<ByteBuffer?> {
        BodyDecoder(absent: .some(nil), container: ByteBuffer.self) { $0 }
    }

    /// The bytes as they came, or nil when there are none.
    public static func of(_ type: Data?.Type) -> BodyDecoder<Data?> {
        BodyDecoder(absent: .some(nil), container: Data.self) { $0 }
    }
}
