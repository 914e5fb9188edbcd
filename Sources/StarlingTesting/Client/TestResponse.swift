public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// An answer, read to its end.
public struct TestResponse: Sendable {
    /// The status.
    public let status: HTTPResponse.Status
    /// The header fields.
    public let headers: HeaderFields
    /// The body.
    public let body: [UInt8]

    /// Makes an answer.
    public init(status: HTTPResponse.Status, headers: HeaderFields, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body as text; bytes that are no UTF-8 become U+FFFD.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The body decoded from JSON.
    /// - Throws: What is wrong with it.
    public func decode<Value: WireValue>(_ type: Value.Type = Value.self) throws -> Value {
        try JSON.decode(type, from: body)
    }

    /// The body decoded from JSON, for a type that knows `Decodable` alone.
    /// - Throws: What is wrong with it.
    @_disfavoredOverload
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSON.decode(type, from: body)
    }
}
