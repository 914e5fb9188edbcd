import StarlingHTTP

/// What a route does to the answers of its handler before anybody else sees them: files are found, versions compared.
struct AnswerFinish: Sendable {
    private let fields: AnswerFields
    private let tagging: AnswerTagging?
    /// Whether the answer depends on what media types the client takes.
    private let negotiates: Bool

    init(_ fields: AnswerFields, negotiates: Bool) {
        self.fields = fields
        self.negotiates = negotiates
        tagging = fields.etag.map(AnswerTagging.init)
    }

    /// Finishes an answer.
    /// - Throws: ``StarlingHTTP/HTTPError`` with status 404, 412 or 416.
    @inline(__always)
    func finish(_ response: Response, for request: Request) async throws -> Response {
        if response.settling == nil, tagging == nil, !negotiates { return response }
        return try await settle(response, for: request)
    }

    private func settle(_ response: Response, for request: Request) async throws -> Response {
        var response = response
        if negotiates { response.headers.vary(on: "Accept") }
        if response.settling != nil { response = try await response.settled(for: request) }
        return try tagging?.tagged(response, for: request) ?? response
    }

    /// The answer where the handler found that the client has it already.
    func notModified(_ error: NotModified) -> Response {
        var response = error.response(fields)
        if negotiates { response.headers.vary(on: "Accept") }
        return response
    }
}
