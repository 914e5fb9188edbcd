public import StarlingHTTP

/// Something else that answers everything below a path: any `Responder`, or another `Application`.
///
/// ```swift
/// Application(handlers: [$home, Mount("/legacy", LegacySite()), Mount("/admin", adminApplication, guards: [StaffOnly()])])
/// ```
/// It gets the requests for the path itself and for all that is below it, of every method, when no route has them; `/legacyX` is not below
/// `/legacy`. The path is taken off their target, and ``StarlingHTTP/Request/mountPath`` tells what it was: `GET /legacy/a?b=c` comes as
/// `GET /a?b=c`. What it answers is left alone, a 404 too; only successful answers get the fields that the layers around it set.
///
/// Called with a path, it names what it has there: `url(for: assets("css/site.css"))`.
public struct Mount: RouteComponent {
    /// What is mounted.
    enum Content: Sendable {
        case responder(any Responder)
        case application(any MountableApplication)
        case answers(MountedAnswers)
    }

    /// The path that everything is below.
    public var path: String
    /// What holds for all of that: middleware, guards and hooks stand around it.
    public var options: LayerOptions
    let content: Content
    let location: SourceLocation

    init(_ path: String, _ content: Content, options: LayerOptions, at location: SourceLocation) {
        self.path = path
        self.content = content
        self.options = options
        self.location = location
    }

    /// Mounts whatever answers requests.
    /// - Parameters:
    ///   - path: The path that everything is below.
    ///   - responder: What answers. It sees the variables of the path as ``StarlingHTTP/Request/pathParameters``.
    ///   - guards: What lets requests pass.
    ///   - dependencies: Providers by name, for guards, middleware and hooks.
    ///   - middleware: What stands around it.
    ///   - parameters: Parameters that every request must have.
    ///   - beforeRequest: Runs after the guards.
    ///   - afterRequest: Runs when there is an answer.
    ///   - afterResponse: Runs when the answer has been sent.
    ///   - errorHandlers: Make answers of the errors that are thrown around it.
    ///   - responseHeaders: Fields of its successful answers.
    ///   - responseCookies: Cookies of its successful answers.
    ///   - cacheControl: The `Cache-Control` of its successful answers.
    ///   - requestMaxBodySize: How many bytes the body of a request may have.
    ///   - opt: What means something to extensions.
    public init(
        _ path: String, _ responder: any Responder,
        guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil,
        afterResponse: AfterResponse? = nil, errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:],
        responseCookies: [SetCookie] = [], cacheControl: CacheControl? = nil, requestMaxBodySize: BodyLimit? = nil,
        opt: [String: any Sendable] = [:], fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.init(
            path, .responder(responder),
            options: LayerOptions(
                guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters,
                beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse, errorHandlers: errorHandlers,
                responseHeaders: responseHeaders, responseCookies: responseCookies, cacheControl: cacheControl,
                requestMaxBodySize: requestMaxBodySize, opt: opt),
            at: SourceLocation(fileID: fileID, line: line, column: column))
    }

    /// Names what is mounted, or something below it: `application.url(for: assets("css/site.css"))`.
    /// - Parameter path: The path below the mount's. Default: none.
    public func callAsFunction(_ path: String = "") -> RouteReference {
        RouteReference(location, [(RouteReference.rest, path)])
    }

    /// The mount itself.
    public var routeNode: RouteNode { RouteNode(.mount(self)) }

    /// What it is called where routes are listed.
    var name: String {
        switch content {
        case .responder(let responder): "\(type(of: responder))"
        case .application: "Application"
        case .answers(let answers): answers.name
        }
    }
}
