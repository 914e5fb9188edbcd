public import HTTPTypes

extension FoundFile {
    /// The answer to a request for this file: all of it, the parts that the request asks for, or 304.
    ///
    /// Conditions and ranges are asked of GET and HEAD, and of answers with status 200 alone.
    /// - Parameters:
    ///   - request: The request.
    ///   - status: The status of an answer with all of it. Default: 200.
    ///   - headers: Fields of the answer, `Content-Type` among them. An `ETag` or a `Last-Modified` among them counts in place of the
    ///     file's own.
    /// - Throws: ``HTTPError`` with status 412 or 416.
    public func response(
        to request: Request, status: HTTPResponse.Status = .ok, headers: HeaderFields = HeaderFields()
    ) throws -> Response {
        var headers = headers
        if !headers.contains(.eTag), let etag { headers[.eTag] = etag.headerValue }
        // No answer tells of a change that is still to come.
        if !headers.contains(.lastModified), let lastModified { headers[.lastModified] = min(lastModified, .now).description }
        let reads = request.method == .get || request.method == .head
        guard status == .ok, reads else { return Response(status: status, headers: headers, body: body()) }
        headers[.acceptRanges] = "bytes"
        let conditions = Preconditions(request.headers)
        if conditions.isEmpty, !request.headers.contains(.range) { return Response(headers: headers, body: body()) }
        // What stands in the fields counts, whoever has set it.
        let etag = headers[.eTag].flatMap { ETag(headerValue: $0) }
        let lastModified = headers[.lastModified].flatMap { HTTPDate($0) }
        switch conditions.outcome(of: request.method, etag: etag, lastModified: lastModified) {
        case .met: break
        case .notModified: return .notModified(headers)
        case .failed: throw HTTPError.preconditionFailed()
        }
        switch selection(for: request, etag, lastModified) {
        case .whole: return Response(headers: headers, body: body())
        case .unsatisfiable: throw HTTPError(.rangeNotSatisfiable, headers: [.contentRange: "bytes */\(length)"])
        case .parts(let parts):
            guard parts.count == 1 else { return severalParts(parts, headers, request.connection.blocking) }
            headers[.contentRange] = contentRange(parts[0])
            return Response(status: .partialContent, headers: headers, body: body(parts[0]))
        }
    }

    /// What is sent of it. Ranges mean something to GET alone (RFC 9110, section 14.2).
    private func selection(for request: Request, _ etag: ETag?, _ lastModified: HTTPDate?) -> ByteRanges.Selection {
        guard request.method == .get, let ranges = request.headers[.range].flatMap({ ByteRanges($0) }) else { return .whole }
        if let condition = request.headers[.ifRange], !IfRange(condition).isMet(etag: etag, lastModified: lastModified) { return .whole }
        return ranges.selection(of: length)
    }

    private func contentRange(_ part: Range<Int>) -> String { "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)" }

    /// RFC 9110, section 14.6.
    private func severalParts(_ parts: [Range<Int>], _ headers: HeaderFields, _ executor: any BlockingExecutor) -> Response {
        let boundary = String(UInt64.random(in: 0 ... .max), radix: 36) + String(UInt64.random(in: 0 ... .max), radix: 36)
        let media = headers[.contentType].map { "content-type: \($0)\r\n" } ?? ""
        let heads = parts.map { "--\(boundary)\r\n\(media)content-range: \(contentRange($0))\r\n\r\n" }
        let end = "--\(boundary)--\r\n"
        var length = end.utf8.count
        for (part, head) in zip(parts, heads) { length += head.utf8.count + part.count + 2 }
        var headers = headers
        headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
        return Response(
            status: .partialContent, headers: headers,
            body: .stream(length: length) { writer in
                for (part, head) in zip(parts, heads) {
                    try await writer.write(head)
                    try await body(part).send(to: writer, on: executor)
                    try await writer.write("\r\n")
                }
                try await writer.write(end)
            })
    }
}
