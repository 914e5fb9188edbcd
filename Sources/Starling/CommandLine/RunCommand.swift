import ArgumentParser
import StarlingCore
import StarlingServer

/// Serves the application until it is told to stop.
struct RunCommand: ApplicationCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Serve the application (the default).",
        discussion: """
            Each option can be set by the environment too: STARLING_HOST, STARLING_PORT, STARLING_UNIX_SOCKET, \
            STARLING_WORKERS, STARLING_LOOPS, STARLING_DEBUG=1, STARLING_TLS_CERTIFICATE, STARLING_TLS_KEY, \
            STARLING_TLS_SELF_SIGNED=1. The command line wins. Where systemd hands sockets over, those are served, unless the \
            command line names an address.
            SIGTERM and SIGINT (Ctrl-C) finish running requests and then end the program. SIGUSR2 starts it anew, and no \
            request is lost; SIGHUP reads certificates again.
            """)

    @Option(help: "The interface to listen on. Default: 127.0.0.1.")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one. Default: 8000.")
    var port: Int?

    @Option(help: "Listen on a Unix-domain socket at this path instead.")
    var unixSocket: String?

    @OptionGroup var tls: TLSOptions

    @Option(help: "Listen at an inherited socket instead: its descriptor.")
    var listenFd: Int32?

    @Flag(help: "Share the port with other processes that say so too (SO_REUSEPORT).")
    var reusePort = false

    @Option(help: "How many processes serve, under one that keeps them; 0 is this process alone. Default: 0.")
    var workers: Int?

    @Option(help: "How many event loops each process has. Default: one for each core; with workers, the cores shared among them.")
    var loops: Int?

    @Flag(help: "Tell the errors of handlers to clients. Never on a public server.")
    var debug = false

    func validate() throws {
        if let port, !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
        if unixSocket != nil, host != nil || port != nil {
            throw ValidationError("--unix-socket excludes --host and --port")
        }
        if let listenFd {
            if listenFd < 0 { throw ValidationError("--listen-fd must be 0 or more") }
            if unixSocket != nil || host != nil || port != nil {
                throw ValidationError("--listen-fd excludes --host, --port and --unix-socket")
            }
        }
        if let workers, workers < 0 { throw ValidationError("--workers must be 0 or more") }
        if let loops, loops < 1 { throw ValidationError("--loops must be 1 or more") }
    }

    func run(_ application: Application) async throws {
        let environment = try ServeEnvironment()
        var application = application
        application.debug = debug || environment.debug || application.debug
        let context = CommandContext.current
        var configuration = context.server
        listen(environment, &configuration)
        divide(environment, &configuration)
        do { configuration.tls = try tls.settings(environment, configuration.tls) } catch { throw Startup.failure("\(error)") }
        let responder = try Startup.check(application)
        let serving = ServingProcess(
            name: context.program, program: context.invocation, responder: responder, configuration: configuration,
            shutdownGrace: application.shutdownGrace, logger: application.logger)
        do {
            try await serving.run()
        } catch {
            throw Startup.failure("\(error)")
        }
    }

    /// Where to listen: as the command line says, else where systemd does, then the environment, then the program.
    private func listen(_ environment: ServeEnvironment, _ configuration: inout ServerConfiguration) {
        if reusePort { configuration.reusePort = true }
        if let listenFd {
            configuration.address = .descriptor(listenFd)
            configuration.furtherAddresses = []
        } else if let unixSocket {
            configuration.address = .unixSocket(path: unixSocket)
        } else if host == nil, port == nil, !SystemdSockets.descriptors.isEmpty {
            configuration.address = .systemd
            configuration.furtherAddresses = []
        } else if host == nil, port == nil, let path = environment.unixSocket {
            configuration.address = .unixSocket(path: path)
        } else {
            configuration.address = configuration.address.with(host: host ?? environment.host, port: port ?? environment.port)
        }
    }

    /// Processes and event loops. Who only says how many processes there are wants them to share the cores.
    private func divide(_ environment: ServeEnvironment, _ configuration: inout ServerConfiguration) {
        if let workers = workers ?? environment.workers {
            configuration.workers = workers
            if workers > 0 { configuration.eventLoops = max(1, Cores.count / workers) }
        }
        if let loops = loops ?? environment.loops { configuration.eventLoops = loops }
    }
}
