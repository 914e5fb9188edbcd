import ArgumentParser
import Logging
import ServiceLifecycle
import StarlingCore
import StarlingServer
import UnixSignals

/// Serves the application until it is told to stop.
struct RunCommand: ApplicationCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Serve the application (the default).",
        discussion: """
            Each option can be set by the environment too: STARLING_HOST, STARLING_PORT, STARLING_UNIX_SOCKET, \
            STARLING_DEBUG=1. The command line wins.
            SIGTERM and SIGINT (Ctrl-C) finish running requests and then end the program.
            """)

    @Option(help: "The interface to listen on. Default: 127.0.0.1.")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one. Default: 8000.")
    var port: Int?

    @Option(help: "Listen on a Unix-domain socket at this path instead.")
    var unixSocket: String?

    @Flag(help: "Tell the errors of handlers to clients. Never on a public server.")
    var debug = false

    func validate() throws {
        if let port, !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
        if unixSocket != nil, host != nil || port != nil {
            throw ValidationError("--unix-socket excludes --host and --port")
        }
    }

    func run(_ application: Application) async throws {
        let environment = try ServeEnvironment()
        var application = application
        application.debug = debug || environment.debug || application.debug
        let context = CommandContext.current
        var configuration = context.server
        configuration.address = try address(environment, configuration.address)
        let responder = try Startup.check(application)
        let routes = responder.routes
        let service = Serving(responder: responder, configuration: configuration, logger: application.logger) { address in
            Terminal.write(Banner.text(program: context.program, listening: address, routes: routes))
        }
        // The life-cycle package tells its progress on the info level; a program that starts and stops says enough itself.
        var logger = application.logger
        logger.logLevel = max(logger.logLevel, .notice)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            throw Startup.failure((error as? ServerError)?.description ?? "\(error)")
        }
    }

    private func address(_ environment: ServeEnvironment, _ fallback: ServerAddress) throws -> ServerAddress {
        if let unixSocket { return .unixSocket(path: unixSocket) }
        if host == nil, port == nil, let path = environment.unixSocket { return .unixSocket(path: path) }
        let host = host ?? environment.host
        let port = port ?? environment.port
        return fallback.with(host: host, port: port)
    }
}

/// The server within the life cycle of its application.
private struct Serving: Service {
    let responder: ApplicationResponder
    let configuration: ServerConfiguration
    let logger: Logger
    let onListening: @Sendable (ServerAddress) async -> Void

    func run() async throws { try await responder.serve(configuration, logger: logger, onListening: onListening) }
}
