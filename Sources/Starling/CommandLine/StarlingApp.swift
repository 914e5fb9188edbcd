import ArgumentParser
public import StarlingCore
public import StarlingServer

/// A program that serves an application, with a command line.
///
/// ```swift
/// @main
/// struct Hello: StarlingApp {
///     var application: Application { Application(handlers: [$hello]) }
/// }
/// ```
/// `swift run Hello` serves it on 127.0.0.1:8000; `swift run Hello routes` lists its routes; `--help` tells the rest.
public protocol StarlingApp: Sendable {
    /// The program starts with an instance of its own.
    init()

    /// What is served. It is asked for once; what must be awaited first (settings, secrets, pools) is awaited here.
    var application: Application { get async throws }

    /// The settings of the server; the command line and the environment win over them. Default: ``StarlingServer/ServerConfiguration``'s own.
    var server: ServerConfiguration { get }

    /// The program's version, which `--version` tells beside the framework's. Default: none.
    static var version: String? { get }
}

extension StarlingApp {
    /// The defaults.
    public var server: ServerConfiguration { ServerConfiguration() }

    /// None.
    public static var version: String? { nil }

    /// Runs the command line; called by `@main`.
    // Concurrent, which is the only kind that `@main` takes.
    @concurrent public static func main() async { await CommandContext.run(Self.self) }
}

/// The version of the framework.
public let starlingVersion = "0.1.0"
