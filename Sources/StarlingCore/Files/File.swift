public import StarlingHTTP
import HTTPTypes

/// A file as a handler's result, sent without loading it whole.
///
/// ```swift
/// @Get("/reports/{year}")
/// func report(year: Int) async -> File { File("reports/\(year).pdf", name: "Report \(year).pdf") }
///
/// @Get("/uploads/{path...}")
/// func upload(path: String) async -> File { File(path, in: FolderFiles("uploads"), disposition: .inline) }
/// ```
/// The answer has the media type that the file's name tells, its version and the time of its last change. Clients may ask for parts of it
/// (206, 416), and whether it has changed (304, 412). A file that is missing is answered 404.
///
/// A path that comes from a client belongs into a ``StarlingHTTP/FolderFiles``, which lets nothing out of its folder.
public struct File: ResponseConvertible {
    /// The path, within the source.
    public var path: String
    /// Where the file is; nil for the disk, where the path is seen from the working directory of the process.
    public var source: (any FileSource)?
    /// Whether it is to be shown or kept, and under which name.
    public var disposition: ContentDisposition
    /// Its media type; nil takes that of the handler, or else the one that the path tells.
    public var media: MediaType?
    /// Its version; nil takes the source's.
    public var etag: ETag?

    /// Names a file on disk.
    /// - Parameters:
    ///   - path: The path, seen from the working directory of the process.
    ///   - name: What clients call it. Default: the last part of the path.
    ///   - disposition: Whether it is to be shown or kept. Default: kept.
    ///   - media: Its media type. Default: that of the handler, or else the one that the path tells.
    ///   - etag: Its version. Default: made of its length and the time of its last change.
    public init(
        _ path: String, name: String? = nil, disposition: ContentDisposition.Kind = .attachment, media: MediaType? = nil,
        etag: ETag? = nil
    ) {
        self.path = path
        self.disposition = ContentDisposition(disposition, fileName: name ?? path)
        self.media = media
        self.etag = etag
    }

    /// Names a file of a source.
    /// - Parameters:
    ///   - path: The path within the source, with or without a slash before it. One that leads out of it is that of no file.
    ///   - source: Where it is.
    ///   - name: What clients call it. Default: the last part of the path.
    ///   - disposition: Whether it is to be shown or kept. Default: kept.
    ///   - media: Its media type. Default: that of the handler, or else the one that the path tells.
    ///   - etag: Its version. Default: the source's.
    public init(
        _ path: String, in source: any FileSource, name: String? = nil, disposition: ContentDisposition.Kind = .attachment,
        media: MediaType? = nil, etag: ETag? = nil
    ) {
        self.init(path, name: name, disposition: disposition, media: media, etag: etag)
        self.source = source
    }

    /// Each has its own.
    public static var mediaType: MediaType? { nil }

    /// The answer as far as it is known without the request: handlers, and whoever has the request, ask for more.
    public func response(_ defaults: ResponseDefaults, in context: RequestContext) -> Response { unsettled(defaults) }

    private func unsettled(_ defaults: ResponseDefaults) -> Response {
        var response = Response(status: defaults.status, headers: defaults.headers)
        if let media {
            response.headers[.contentType] = media.rawValue
        } else if !response.headers.contains(.contentType) {
            response.headers[.contentType] = (MediaType(ofFile: path) ?? .bytes).rawValue
        }
        response.headers[.contentDisposition] = disposition.headerValue
        response.headers[.xContentTypeOptions] = "nosniff"
        if let etag { response.headers[.eTag] = etag.headerValue }
        response.settling = { response, request in
            let file = try await find(on: request.connection.blocking)
            let answer = try file.response(to: request, status: response.status, headers: response.headers)
            var response = response
            (response.status, response.headers, response.body) = (answer.status, answer.headers, answer.body)
            return response
        }
        return response
    }

    /// The whole answer to a request, for middleware, hooks and error handlers.
    /// - Parameters:
    ///   - request: The request.
    ///   - defaults: Status and fields of the answer. Default: 200, and none but the file's own.
    /// - Throws: ``StarlingHTTP/HTTPError`` with status 404, 412 or 416; ``StarlingHTTP/FileError``.
    public func response(to request: Request, _ defaults: ResponseDefaults = ResponseDefaults()) async throws -> Response {
        try await unsettled(defaults).settled(for: request)
    }

    private func find(on executor: any BlockingExecutor) async throws -> FoundFile {
        guard let source else {
            if let file = try OpenFile.immediately(path) { return FoundFile(readingImmediately: file) }
            let path = path
            return try await executor.run { try FoundFile(reading: OpenFile(path)) }
        }
        let parts = path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
        let isPlain = !parts.isEmpty && parts.allSatisfy { $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
        guard isPlain, let file = try await source.file(at: parts.joined(separator: "/"), on: executor) else { throw HTTPError.notFound() }
        return file
    }
}
