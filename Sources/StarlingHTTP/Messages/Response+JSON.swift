public import HTTPTypes
public import StarlingModel

extension Response {
    /// Makes an answer of a model, or of any other value with a form on the wire, as JSON.
    ///
    /// ```swift
    /// try Response(json: Problem(code: 7), status: .conflict)
    /// ```
    /// - Parameters:
    ///   - value: The body.
    ///   - status: Default: 200.
    ///   - headers: Default: none but the `Content-Type`.
    ///   - dto: The shape of the models in it. Default: as they are.
    /// - Throws: What a type throws that knows `Encodable` alone.
    public init<Value: WireValue>(
        json value: Value, status: HTTPResponse.Status = .ok, headers: HeaderFields = HeaderFields(), dto: AnyDTO? = nil
    ) throws {
        var headers = headers
        headers.replace(with: [.contentType: MediaType.json.rawValue])
        self.init(status: status, headers: headers, body: .encoded(try JSON.encoded(value, through: dto)))
    }
}
