public import NIOCore
public import StarlingHTTP
import StarlingModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An argument that is the request, or a part of it, as a whole. Made by generated code.
public struct ReservedArgument<Value: Sendable>: Sendable {
    /// The argument without its type.
    public let description: ArgumentDescription
    let decoder: ReservedDecoder<Value>
    /// Whether it is there outside requests too.
    var isDetached: Bool { decoder.isDetached }

    /// Called by generated code.
    public init(_ name: String, decoder: ReservedDecoder<Value>) {
        self.decoder = decoder
        description = ArgumentDescription(
            name: name, alias: nil, source: .reserved, type: TypeName.of(Value.self), isOptional: false, constraints: .init(),
            documentation: ArgumentDocumentation(), matcher: nil)
    }
}

/// Takes a part of the request.
public struct ReservedDecoder<Value: Sendable>: Sendable {
    /// Whether it is there outside requests too.
    var isDetached = false
    let read: @Sendable (RequestContext) -> Value

    /// The part of one request.
    public func value(in context: RequestContext) -> Value? { read(context) }
}

/// Gives the reserved arguments their types: any other type is an error where the argument stands. Called by generated code.
public enum ReservedDecoding {
    /// The request.
    public static func request(_ type: Request.Type) -> ReservedDecoder<Request> {
        ReservedDecoder { $0.requestWithPath }
    }

    /// What the application's requests share.
    public static func state(_ type: State.Type) -> ReservedDecoder<State> {
        ReservedDecoder(isDetached: true) { $0.applicationState }
    }

    /// The header fields.
    public static func headers(_ type: HeaderFields.Type) -> ReservedDecoder<HeaderFields> {
        ReservedDecoder { $0.request.headers }
    }

    /// The cookies.
    public static func cookies(_ type: Cookies.Type) -> ReservedDecoder<Cookies> {
        ReservedDecoder { $0.request.cookies }
    }

    /// The query parameters.
    public static func query(_ type: QueryParameters.Type) -> ReservedDecoder<QueryParameters> {
        ReservedDecoder { $0.request.query }
    }

    /// The body as it arrives.
    public static func body(_ type: RequestBody.Type) -> BodyDecoder<RequestBody> {
        BodyDecoder(absent: nil) { $0.body }
    }

    /// The whole body in a buffer.
    public static func body(_ type: ByteBuffer.Type) -> BodyDecoder<ByteBuffer> { BodyDecoding.of(type) }

    /// The whole body as bytes.
    public static func body(_ type: [UInt8].Type) -> BodyDecoder<[UInt8]> { BodyDecoding.of(type) }

    /// The whole body as bytes.
    public static func body(_ type: Data.Type) -> BodyDecoder<Data> { BodyDecoding.of(type) }
}
