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
    func finish(_ response: Response, in context: RequestContext) async throws -> Response {
        if response.settling == nil, tagging == nil, !negotiates { return response }
        return try await settle(response, in: context)
    }

    private func settle(_ response: Response, in context: RequestContext) async throws -> Response {
        var response = response
        let request = context.request
        // What the handler has checked conditions against comes first: the next request brings it back, to be checked in the same way.
        if let scope = context.knownScope { response.tell(scope.validators, over: fields.etag?.tag) }
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
