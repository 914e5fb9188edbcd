public import Logging
public import StarlingModel

/// The whole of a service: what it answers, and the settings that hold for all of it.
///
/// ```swift
/// Application(handlers: [$hello, UserController(), Router("/api", handlers: [$status])])
/// ```
/// It is a plain description. ``makeResponder()`` checks it and settles everything that can be known before the first request.
public struct Application: Sendable {
    /// Handlers, controllers and routers.
    public var handlers: [any RouteComponent]
    /// The path before all others. Default: none.
    public var path: String
    /// Whether answers to unexpected errors tell what happened. Never on a public server. Default: no.
    public var debug: Bool
    /// How many bytes the body of a request may have; more is answered 413. Nil for no limit. Default: 10,000,000.
    public var requestMaxBodySize: Int?
    /// How faults are worded. Default: each code's own wording.
    public var catalogue: FaultCatalogue
    /// Where unexpected errors are logged. Default: a logger named `starling`.
    public var logger: Logger
    private let location: SourceLocation

    /// Describes an application.
    public init(
        handlers: [any RouteComponent], path: String = "", debug: Bool = false, requestMaxBodySize: Int? = 10_000_000,
        catalogue: FaultCatalogue = FaultCatalogue(), logger: Logger = Logger(label: "starling"), fileID: String = #fileID,
        line: Int = #line, column: Int = #column
    ) {
        self.handlers = handlers
        self.path = path
        self.debug = debug
        self.requestMaxBodySize = requestMaxBodySize
        self.catalogue = catalogue
        self.logger = logger
        location = SourceLocation(fileID: fileID, line: line, column: column)
    }

    /// Checks the wiring and makes what answers requests.
    /// - Throws: ``StartupError`` with every fault there is.
    public func makeResponder() throws(StartupError) -> ApplicationResponder {
        var compiler = RouteCompiler(maxBodySize: requestMaxBodySize)
        compiler.add(
            [RouteNode(.group(path: path, location: location, children: handlers.map(\.routeNode)))], below: .root)
        guard compiler.faults.isEmpty else { throw StartupError(compiler.faults, catalogue: catalogue) }
        return ApplicationResponder(
            table: compiler.table(), plans: compiler.plans,
            errors: ErrorAnswer(catalogue: catalogue, debug: debug, logger: logger))
    }

    /// The path of a route with the values of its variables, percent-encoded: `url(for: $user(id: 5))`.
    ///
    /// It checks the whole wiring each time it is called; where many are made, make them with ``ApplicationResponder/url(for:)``.
    /// - Throws: ``RouteReferenceError``; ``StartupError`` when the wiring is wrong.
    public func url(for reference: RouteReference) throws -> String { try makeResponder().url(for: reference) }
}
