import HTTPTypes
public import StarlingCore
public import StarlingHTTP

/// Undoes the content codings of requests' bodies: handlers read what was compressed as if it had been sent plain.
///
/// ```swift
/// Application(handlers: [$ingest], middleware: [Decompression()])
/// ```
/// Bodies are decoded while they are read, and the client is held back as with any other. `Content-Encoding` and `Content-Length` are gone from
/// the request that the handler gets. A coding that is not taken is answered 415, with an `Accept-Encoding` that lists those that are;
/// bytes that cannot be decoded, 400; more of them than are allowed, 413.
///
/// It can stand on any layer. Of several around a handler the outermost decodes, and its limit holds.
public struct Decompression: Middleware {
    private let limit: BodyLimit?
    private let codecs: [ContentCodec]
    private let maxCodings: Int
    private let accepted: String

    /// Makes a middleware.
    /// - Parameters:
    ///   - limit: How many bytes a body may have when it is decoded, whatever the layers say. Default: as many as those allow it to have as
    ///     it comes, their `requestMaxBodySize`, which is 10,000,000 unless one of them says otherwise.
    ///   - codecs: What is taken. Default: `gzip`, `deflate`, `br` and `zstd`.
    ///   - maxCodings: How many codings a body may have been given one after another. Default: 2.
    public init(limit: BodyLimit? = nil, codecs: [ContentCodec] = .standard, maxCodings: Int = 2) {
        self.limit = limit
        self.codecs = codecs
        self.maxCodings = maxCodings
        var names: [String] = []
        for name in codecs.map(\.coding.name) where !names.contains(name) { names.append(name) }
        accepted = names.isEmpty ? "identity" : names.joined(separator: ", ")
    }

    /// Hands the request on, with a body that is decoded when it is read.
    @concurrent public func respond(to request: Request, next: Next) async throws -> Response {
        let names = request.headers.contentCodings
        // What no route answers is not read.
        if names.isEmpty || request.body.isEmpty || next.context.route == nil { return try await next(request) }
        let limit = self.limit.map { limit in
            switch limit {
            case .bytes(let count): count
            case .unlimited: Int.max
            }
        }
        let body = DecodedBody(request.body, try codecs(named: names), limit: limit ?? request.body.limit)
        var decoded = request
        decoded.body = RequestBody(source: body, madeOf: request.body, limit: limit)
        decoded.headers.remove(.contentEncoding)
        decoded.headers.remove(.contentLength)
        return try await next(decoded)
    }

    private func codecs(named names: [String]) throws(HTTPError) -> [ContentCodec] {
        var found: [ContentCodec] = []
        for name in names {
            guard let codec = codecs.named(name) else { throw refusal("Unsupported content coding `\(name)`: expected \(accepted)") }
            found.append(codec)
        }
        if found.count > maxCodings { throw refusal("More than \(maxCodings) content codings, one upon another") }
        return found
    }

    private func refusal(_ detail: String) -> HTTPError {
        HTTPError(.unsupportedMediaType, detail, headers: [.acceptEncoding: accepted])
    }
}
