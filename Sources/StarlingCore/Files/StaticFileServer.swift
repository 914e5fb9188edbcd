import HTTPTypes
import StarlingHTTP

/// Finds the file that a request means, and answers with it.
struct StaticFileServer: Sendable {
    let sources: [any FileSource]
    let settings: StaticFileSettings

    /// Why nothing can be served.
    var problems: [String] {
        sources.isEmpty ? ["there is no directory: name at least one"] : sources.compactMap(\.problem)
    }

    /// - Parameter request: The request as it is below the path of the files.
    /// - Throws: ``StarlingHTTP/HTTPError`` with status 404, 405, 412 or 416; what a source throws.
    func answer(to request: Request) async throws -> Response {
        let methods: [HTTPRequest.Method] = [.get, .head, .options]
        if request.method == .options { return Response(status: .noContent, headers: [.allow: "GET, HEAD, OPTIONS"]) }
        guard methods.contains(request.method) else { throw HTTPError.methodNotAllowed(allowed: methods) }
        let path = RelativePath(encoded: request.encodedPath).flatMap { settings.allowHidden || !$0.isHidden ? $0 : nil }
        if let path, let found = try await find(candidates(for: path), for: request) { return try answer(found, to: request) }
        if let path, let found = try await find(fallbacks(for: path), for: request) { return try answer(found, to: request) }
        if settings.htmlMode, let found = try await find(["404.html"], for: request) { return try answer(found, .notFound, to: request) }
        let asked = request.path == "/" ? "/" : Substring(request.path.utf8.drop { $0 == 0x2F })
        throw HTTPError.notFound("no file or directory match the path \(asked) was found")
    }

    /// The files that a path may mean, the likeliest first.
    private func candidates(for path: RelativePath) -> [String] {
        let index = settings.htmlMode ? (path.parts + ["index.html"]).joined(separator: "/") : nil
        return (path.isFolder ? [] : [path.text]) + [index].compactMap(\.self)
    }

    /// What is answered where there is no such file: of an application that reads the path itself, pages have no extension.
    private func fallbacks(for path: RelativePath) -> [String] {
        guard let fallback = settings.fallback, !(path.parts.last ?? "").utf8.contains(0x2E) else { return [] }
        return [fallback]
    }

    /// A file, and what it is.
    private struct Found {
        let file: FoundFile
        /// Its path without the ending of a coding.
        let path: String
        let coding: ContentCoding?
    }

    /// Looks in one source after the other for the files, each in the codings that the client can undo and as it is.
    private func find(_ paths: [String], for request: Request) async throws -> Found? {
        if paths.isEmpty { return nil }
        let codings = settings.precompressed.isEmpty ? [] : AcceptEncoding(request.headers).accepted(of: settings.precompressed)
        let variants: [(path: String, coding: ContentCoding?)] = paths.flatMap { path in
            // What has no extension was hardly compressed for its own sake: `backup.gz` is no coded `backup`.
            let isNamed = path.utf8.reversed().prefix { $0 != 0x2F }.contains(0x2E)
            return (isNamed ? codings.map { (path, $0) } : []) + [(path, nil)]
        }
        let names = variants.map { variant in variant.coding.map { "\(variant.path).\($0.fileExtension)" } ?? variant.path }
        for source in sources {
            guard let (index, file) = try await source.first(of: names, on: request.connection.blocking), index < variants.count else {
                continue
            }
            return Found(file: file, path: variants[index].path, coding: variants[index].coding)
        }
        return nil
    }

    private func answer(_ found: Found, _ status: HTTPResponse.Status = .ok, to request: Request) throws -> Response {
        var file = found.file
        var headers = HeaderFields()
        headers[.contentType] = settings.media(of: found.path).rawValue
        headers[.xContentTypeOptions] = "nosniff"
        if settings.sendAsAttachment {
            headers[.contentDisposition] = ContentDisposition(.attachment, fileName: found.path).headerValue
        }
        if let coding = found.coding {
            headers[.contentEncoding] = coding.name
            file.etag = file.etag.map { ETag("\($0.value)-\(coding.name)", weak: $0.isWeak) }
        }
        if !settings.precompressed.isEmpty { headers.vary(on: "accept-encoding") }
        return try file.response(to: request, status: status, headers: headers)
    }
}
