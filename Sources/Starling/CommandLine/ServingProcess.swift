import Logging
import ServiceLifecycle
import StarlingCore
import StarlingServer
import UnixSignals

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program as a process that serves: by itself, or as a worker, or through workers that it keeps.
struct ServingProcess {
    /// What it is called in the banner.
    let name: String
    /// How it is started once more.
    let program: Program
    let responder: ApplicationResponder
    let configuration: ServerConfiguration
    /// How long the application takes to end, once it is not served any more.
    let shutdownGrace: Duration
    let logger: Logger

    /// Serves until the process is told to end, or another one has taken over.
    func run() async throws {
        let handover = Handover.received
        let sockets = if let handover { try handover.listeningSockets() } else { try await ListeningSocket.open(configuration) }
        if handover?.role == .worker {
            try await work(at: sockets, handover?.makeLine())
        } else if configuration.workers > 0 {
            try await supervise(sockets, handover?.makeLine())
        } else {
            try await serve(at: sockets, handover?.makeLine())
        }
    }

    // MARK: - One process

    private func serve(at sockets: [ListeningSocket], _ line: ProcessLine?) async throws {
        let successor = Successor(
            program, sockets: sockets, timeout: configuration.takeover, clock: configuration.clock, logger: logger)
        // The signal would end the process if it came before anybody is there to take it.
        let restarting = Restarting(successor: successor, signals: await UnixSignalsSequence(trapping: .sigusr2))
        try await run(at: sockets, beside: restarting) { tellServing(sockets, line) }
    }

    private func work(at sockets: [ListeningSocket], _ line: ProcessLine?) async throws {
        // It is for the process that keeps the workers; and without certificates there is nothing to do about the other one.
        signal(SIGUSR2, SIG_IGN)
        if configuration.tls == nil { signal(SIGHUP, SIG_IGN) }
        guard let line else { return }
        try await run(at: sockets, beside: Following(line: line)) { line.sayServing() }
    }

    private func run(
        at sockets: [ListeningSocket], beside other: any Service, onListening: @escaping @Sendable () -> Void
    ) async throws {
        var configuration = configuration
        let reload = configuration.tls?.reload ?? CertificateReload()
        configuration.tls?.reload = reload
        let serving = Serving(responder: responder, configuration: configuration, sockets: sockets, logger: logger) { _ in onListening() }
        // The life-cycle package tells its progress on the info level; a program that starts and stops says enough itself.
        var logger = logger
        logger.logLevel = max(logger.logLevel, .notice)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (configuration.tls == nil ? [] : [.init(service: CertificateReloading(reload: reload))])
                    + [serving, other].map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func tellServing(_ sockets: [ListeningSocket], _ line: ProcessLine?) {
        let urls = sockets.map { $0.address.url(isSecure: configuration.tls != nil) }
        Terminal.write(Banner.text(program: name, listening: urls, routes: responder.routes))
        // The one that started this process tells the service manager, which would not listen to this one yet.
        if let line { line.sayServing() } else { ServiceManager.serves() }
    }

    // MARK: - Workers

    private func supervise(_ sockets: [ListeningSocket], _ line: ProcessLine?) async throws {
        // Workers read certificates again; where there are none, the signal ends the process, as it does without workers.
        let signals = await UnixSignalsSequence(trapping: [.sigterm, .sigint, .sigusr2] + (configuration.tls == nil ? [] : [.sighup]))
        let (orders, order) = AsyncStream.makeStream(of: Supervisor.Order.self)
        let listening = Task {
            for await signal in signals {
                order.yield(signal == .sigusr2 ? .renew : signal == .sighup ? .pass(SIGHUP) : .stop)
            }
        }
        defer { listening.cancel() }
        let timeouts = configuration.timeouts
        let supervisor = Supervisor(
            program, sockets: sockets,
            settings: Supervisor.Settings(
                count: configuration.workers, startTimeout: configuration.takeover,
                // A little more than a worker takes when it keeps to its own limits.
                stopTimeout: timeouts.shutdown + timeouts.linger + shutdownGrace + .seconds(5)),
            clock: configuration.clock, logger: logger)
        try await supervisor.run(orders: orders) { tellServing(sockets, line) }
    }
}

/// The server within the life cycle of its application.
private struct Serving: Service {
    let responder: ApplicationResponder
    let configuration: ServerConfiguration
    let sockets: [ListeningSocket]
    let logger: Logger
    let onListening: @Sendable (ServerAddress) async -> Void

    func run() async throws { try await responder.serve(configuration, at: sockets, logger: logger, onListening: onListening) }
}

/// Lets another process take over when it is told to, and ends then: whereupon all others end.
private struct Restarting: Service {
    let successor: Successor
    let signals: UnixSignalsSequence

    func run() async throws {
        let isReplaced = await cancelWhenGracefulShutdown {
            for await _ in signals where await successor.start() != nil { return true }
            return false
        }
        if !isReplaced { ServiceManager.stops() }
    }
}

/// Ends when the process that keeps this one has ended: whereupon all others end.
private struct Following: Service {
    let line: ProcessLine

    func run() async throws { await cancelWhenGracefulShutdown { await line.untilEnded() } }
}
