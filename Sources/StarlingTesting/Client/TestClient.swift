public import HTTPTypes
public import StarlingHTTP
public import StarlingModel

/// Sends requests to an application under test.
///
/// ```swift
/// try await Application(handlers: [$hello]).test { client in
///     let response = try await client.get("/hello/Ada?page=2")
///     #expect(response.status == .ok)
///     #expect(try response.decode(Greeting.self).page == 2)
/// }
/// ```
public struct TestClient: Sendable {
    /// One request to be sent.
    struct Request: Sendable {
        var method: HTTPRequest.Method
        var target: String
        var headers: HeaderFields
        var body: [UInt8]
    }

    /// The port of the live server; nil when there is no socket.
    public let port: Int?
    private let transmit: @Sendable (Request) async throws -> TestResponse

    init(port: Int?, transmit: @escaping @Sendable (Request) async throws -> TestResponse) {
        self.port = port
        self.transmit = transmit
    }

    /// Sends a request with a body of bytes.
    /// - Parameters:
    ///   - method: The method.
    ///   - target: The path with its query, percent-encoded.
    ///   - headers: Header fields. Default: none.
    ///   - body: Default: none.
    /// - Returns: The answer, whatever its status.
    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HeaderFields = HeaderFields(), body: [UInt8] = []
    ) async throws -> TestResponse {
        try await transmit(Request(method: method, target: target, headers: headers, body: body))
    }

    /// Sends a request with a body of JSON.
    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HeaderFields = HeaderFields(), json: some WireValue
    ) async throws -> TestResponse {
        var headers = headers
        if !headers.contains(.contentType) { headers[.contentType] = MediaType.json.rawValue }
        return try await send(method, target, headers: headers, body: try JSON.encode(json))
    }

    /// Sends a request with a body of JSON, of a value that knows `Encodable` alone.
    @_disfavoredOverload
    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HeaderFields = HeaderFields(), json: some Encodable
    ) async throws -> TestResponse {
        var headers = headers
        if !headers.contains(.contentType) { headers[.contentType] = MediaType.json.rawValue }
        return try await send(method, target, headers: headers, body: try JSON.encode(json))
    }

    /// Sends GET.
    public func get(_ target: String, headers: HeaderFields = HeaderFields()) async throws -> TestResponse {
        try await send(.get, target, headers: headers)
    }

    /// Sends POST with a body of JSON.
    public func post(
        _ target: String, json: some WireValue, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.post, target, headers: headers, json: json)
    }

    /// Sends POST with a body of JSON, of a value that knows `Encodable` alone.
    @_disfavoredOverload
    public func post(
        _ target: String, json: some Encodable, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.post, target, headers: headers, json: json)
    }

    /// Sends PUT with a body of JSON.
    public func put(
        _ target: String, json: some WireValue, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.put, target, headers: headers, json: json)
    }

    /// Sends PUT with a body of JSON, of a value that knows `Encodable` alone.
    @_disfavoredOverload
    public func put(
        _ target: String, json: some Encodable, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.put, target, headers: headers, json: json)
    }

    /// Sends PATCH with a body of JSON.
    public func patch(
        _ target: String, json: some WireValue, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.patch, target, headers: headers, json: json)
    }

    /// Sends PATCH with a body of JSON, of a value that knows `Encodable` alone.
    @_disfavoredOverload
    public func patch(
        _ target: String, json: some Encodable, headers: HeaderFields = HeaderFields()
    ) async throws -> TestResponse {
        try await send(.patch, target, headers: headers, json: json)
    }

    /// Sends DELETE.
    public func delete(_ target: String, headers: HeaderFields = HeaderFields()) async throws -> TestResponse {
        try await send(.delete, target, headers: headers)
    }
}
