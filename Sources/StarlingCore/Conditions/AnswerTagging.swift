import HTTPTypes
import StarlingHTTP

/// Gives answers the version that the layers say they have, and sends none that the client has already.
struct AnswerTagging: Sendable {
    private let choice: any ETagChoice

    init(_ choice: any ETagChoice) {
        self.choice = choice
    }

    /// The answer with its tag, or 304.
    /// - Throws: ``StarlingHTTP/HTTPError`` with status 412.
    func tagged(_ response: Response, for request: Request) throws -> Response {
        guard response.status == .ok, request.method == .get || request.method == .head else { return response }
        var response = response
        if !response.headers.contains(.eTag), choice.tag == nil {
            guard let tag = response.body.withBytes({ ETag(of: $0, weak: choice.isWeak) }) else { return response }
            response.headers[.eTag] = tag.headerValue
        }
        let conditions = Preconditions(request.headers)
        guard !conditions.isEmpty, let tag = response.headers[.eTag].flatMap({ ETag(headerValue: $0) }) else { return response }
        let lastModified = response.headers[.lastModified].flatMap { HTTPDate($0) }
        switch conditions.outcome(of: request.method, etag: tag, lastModified: lastModified) {
        case .met: break
        case .failed: throw HTTPError.preconditionFailed()
        case .notModified:
            let short = Response.notModified(response.headers)
            response.status = short.status
            response.headers = short.headers
            response.body = .empty
        }
        return response
    }
}
