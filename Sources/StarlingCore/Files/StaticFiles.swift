public import StarlingHTTP

/// Files below a path, for everybody who asks: style sheets, pictures, a single-page application.
///
/// ```swift
/// let assets = StaticFiles("/static", directories: ["Public"], cacheControl: CacheControl(.public, maxAge: .seconds(3600)))
/// let site = StaticFiles("/", directories: ["dist"], htmlMode: true, fallback: "index.html")
///
/// Application(handlers: [$home, assets, site])
/// ```
/// It answers GET and HEAD as ``File`` does, with parts and 304, and with what was compressed beforehand where the client can undo it. What it
/// does not have is 404. Routes come before it, as before a ``Mount``.
///
/// Nothing outside of the directories can be reached: `..`, encoded separators, backslashes, NUL and drive letters name no file, nor do
/// symbolic links and hidden files unless they are allowed.
///
/// Called with a path, it names a file: `url(for: assets("css/site.css"))`.
public struct StaticFiles: RouteComponent {
    /// The path that the files are below.
    public var path: String
    /// Where the files are. A file is that of the first source that has it.
    public var sources: [any FileSource]
    /// How they are served.
    public var settings: StaticFileSettings
    /// What holds for all of them: middleware, guards and hooks stand around.
    public var options: LayerOptions
    private let location: SourceLocation

    /// Serves the files of some directories.
    /// - Parameters:
    ///   - path: The path that they are below.
    ///   - directories: The directories, seen from the working directory of the process. A file is that of the first one that has it.
    ///   - htmlMode: Whether a directory is answered with its `index.html`, and what is missing with `404.html` where there is one. Default:
    ///     no.
    ///   - fallback: The file that is answered, with status 200, where there is none and the last part of the path has no dot: the one page
    ///     of an application that reads the path itself. Default: none.
    ///   - sendAsAttachment: Whether clients are to keep the files and not to show them. Default: no.
    ///   - precompressed: The codings of files that stand beside others, `site.css.br` for `site.css`. Default: Brotli, Zstandard and gzip.
    ///   - symbolicLinks: What becomes of symbolic links in the directories. Default: they are no files.
    ///   - allowHidden: Whether files are served of whose path a part begins with a dot. Default: no.
    ///   - mediaTypes: The media types of further extensions, such as `["glb": "model/gltf-binary"]`.
    ///   - guards: What lets requests pass.
    ///   - dependencies: Providers by name, for guards, middleware and hooks.
    ///   - middleware: What stands around them.
    ///   - beforeRequest: Runs after the guards.
    ///   - afterRequest: Runs when there is an answer.
    ///   - afterResponse: Runs when the answer has been sent.
    ///   - errorHandlers: Make answers of errors.
    ///   - responseHeaders: Fields of successful answers.
    ///   - cacheControl: The `Cache-Control` of successful answers.
    ///   - opt: What means something to extensions.
    public init(
        _ path: String, directories: [String], htmlMode: Bool = false, fallback: String? = nil, sendAsAttachment: Bool = false,
        precompressed: [ContentCoding] = StaticFileSettings.codings, symbolicLinks: FolderFiles.SymbolicLinks = .refused,
        allowHidden: Bool = false, mediaTypes: [String: MediaType] = [:],
        guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], cacheControl: CacheControl? = nil,
        opt: [String: any Sendable] = [:], fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.init(
            path, sources: directories.map { FolderFiles($0, symbolicLinks: symbolicLinks) }, htmlMode: htmlMode, fallback: fallback,
            sendAsAttachment: sendAsAttachment, precompressed: precompressed, allowHidden: allowHidden, mediaTypes: mediaTypes,
            guards: guards, dependencies: dependencies, middleware: middleware, beforeRequest: beforeRequest, afterRequest: afterRequest,
            afterResponse: afterResponse, errorHandlers: errorHandlers, responseHeaders: responseHeaders, cacheControl: cacheControl,
            opt: opt,
            fileID: fileID, line: line, column: column)
    }

    /// Serves the files of sources of whatever kind; see ``init(_:directories:htmlMode:fallback:sendAsAttachment:precompressed:symbolicLinks:allowHidden:mediaTypes:guards:dependencies:middleware:beforeRequest:afterRequest:afterResponse:errorHandlers:responseHeaders:cacheControl:opt:fileID:line:column:)``
    /// for the rest.
    /// - Parameter sources: Where the files are. A file is that of the first source that has it.
    public init(
        _ path: String, sources: [any FileSource], htmlMode: Bool = false, fallback: String? = nil, sendAsAttachment: Bool = false,
        precompressed: [ContentCoding] = StaticFileSettings.codings, allowHidden: Bool = false, mediaTypes: [String: MediaType] = [:],
        guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil, afterResponse: AfterResponse? = nil,
        errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:], cacheControl: CacheControl? = nil,
        opt: [String: any Sendable] = [:], fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.path = path
        self.sources = sources
        settings = StaticFileSettings(
            htmlMode: htmlMode, fallback: fallback, sendAsAttachment: sendAsAttachment, precompressed: precompressed,
            allowHidden: allowHidden, mediaTypes: mediaTypes)
        options = LayerOptions(
            guards: guards, dependencies: dependencies, middleware: middleware, beforeRequest: beforeRequest, afterRequest: afterRequest,
            afterResponse: afterResponse, errorHandlers: errorHandlers, responseHeaders: responseHeaders, cacheControl: cacheControl,
            includeInSchema: false, opt: opt)
        location = SourceLocation(fileID: fileID, line: line, column: column)
    }

    /// Names a file: `application.url(for: assets("css/site.css"))`.
    /// - Parameter path: The path below that of the files. Default: none.
    public func callAsFunction(_ path: String = "") -> RouteReference {
        RouteReference(location, [(RouteReference.rest, path)])
    }

    /// A mount that answers with files.
    public var routeNode: RouteNode {
        let server = StaticFileServer(sources: sources, settings: settings)
        let answers = MountedAnswers(name: "StaticFiles") {
            server.problems
        } answer: {
            try await server.answer(to: $0)
        }
        return RouteNode(.mount(Mount(path, .answers(answers), options: options, at: location)))
    }
}
