public import Logging
import Metrics
import NIOCore
import NIOPosix
public import ServiceLifecycle
public import StarlingHTTP

/// An HTTP server on swift-nio: turns bytes into requests for a ``Responder`` and its answers into bytes.
///
/// It is a `Service` of swift-service-lifecycle: told to shut down gracefully, it accepts no more connections, finishes what is running
/// within ``ServerConfiguration/Timeouts/shutdown``, and returns.
///
/// ```swift
/// let server = Server(responder: Teapot(), configuration: ServerConfiguration(address: .tcp(port: 8080)))
/// try await server.run()
/// ```
public struct Server: Service {
    private let responder: any Responder
    private let configuration: ServerConfiguration
    private let logger: Logger
    private let sockets: [ListeningSocket]?
    private let onStarted: @Sendable (ServerAddress) async -> Void

    /// Makes a server.
    /// - Parameters:
    ///   - responder: What answers the requests.
    ///   - configuration: Default: TCP port 8000 on the loopback interface, see ``ServerConfiguration``.
    ///   - logger: Where failures of connections are logged. Default: a logger named `starling`.
    ///   - onStarted: Called once with the first address that is listened at, the port being the real one. Default: nothing.
    public init(
        responder: any Responder, configuration: ServerConfiguration = ServerConfiguration(),
        logger: Logger = Logger(label: "starling"), onStarted: @escaping @Sendable (ServerAddress) async -> Void = { _ in }
    ) {
        self.init(responder: responder, configuration: configuration, sockets: nil, logger: logger, onStarted: onStarted)
    }

    /// Makes a server.
    /// - Parameter sockets: Where to listen, in place of the configuration's addresses; nil to open those.
    package init(
        responder: any Responder, configuration: ServerConfiguration, sockets: [ListeningSocket]?, logger: Logger,
        onStarted: @escaping @Sendable (ServerAddress) async -> Void
    ) {
        self.responder = responder
        self.configuration = configuration
        self.sockets = sockets
        self.logger = logger
        self.onStarted = onStarted
    }

    /// Listens and serves until it is told to shut down, or its task is cancelled.
    /// - Throws: ``ServerError`` when the address cannot be listened at.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, configuration.eventLoops))
        let blocking = BlockingPool(threads: configuration.blockingThreads)
        let states = group.makeIterator().map { LoopState($0) }
        let settings = ConnectionSettings(
            responder: responder, configuration: configuration, logger: logger, blocking: blocking,
            startHTTP2: configuration.http2.map { http2 in
                let setup = HTTP2Setup(http2)
                return { channel, state, settings, tls, onClose in
                    try setup.start(channel, state, settings, tls, onClose: onClose)
                }
            })
        let result: Result<Void, any Error>
        do {
            let tls = try configuration.tls.map {
                try TLSState($0, protocols: configuration.http2 == nil ? ["http/1.1"] : ["h2", "http/1.1"], logger: logger)
            }
            try await serve(group, states, ConnectionSetup(settings: settings, tls: tls))
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await blocking.stop()
        try await group.shutdownGracefully()
        try result.get()
    }

    private func serve(
        _ group: MultiThreadedEventLoopGroup, _ states: [LoopState], _ setup: ConnectionSetup
    ) async throws {
        let count = ConnectionCount()
        let limits = ConnectionLimits(
            configuration.limits, descriptors: Descriptors.connections(of: configuration.limits.connections))
        if limits.most < configuration.limits.connections {
            logger.notice("There are descriptors for fewer connections than allowed", metadata: ["connections": "\(limits.most)"])
        }
        let metrics = EngineMetrics(configuration.metrics ?? MetricsSystem.factory)
        let sockets = if let sockets { sockets } else { try await ListeningSocket.open(configuration) }
        let listener = try Listener(sockets, limits, states, on: group, setup.settings) { channel in
            guard let state = states.first(where: { $0.loop === channel.eventLoop }) else {
                throw ChannelError.unknownLocalAddress
            }
            count.enter()
            state.counts.connectionsAccepted += 1
            try setup.accept(channel, state) { count.leave() }
        }
        await onStarted(sockets.first?.address ?? configuration.address)
        let clock = configuration.clock
        await withTaskGroup(of: Void.self) { tasks in
            for state in states {
                tasks.addTask {
                    // Each loop by itself, as one may be held up. A second begins when the loop knows of the one before.
                    while (try? await clock.sleep(for: .seconds(1))) != nil {
                        try? await state.loop.submit {
                            state.advance()
                            state.report(to: metrics)
                        }.get()
                    }
                }
            }
            await Self.untilStopped(listener)
            await listener.stop()
            for state in states { state.loop.execute { state.stop() } }
            let grace = configuration.timeouts.shutdown
            let cleanUp = configuration.timeouts.linger
            tasks.addTask {
                // Cancelled once all connections have ended; then there is nothing left to close.
                guard (try? await clock.sleep(for: grace)) != nil else { return }
                for state in states { state.loop.execute { state.closeAll() } }
                // A handler that ignores its cancellation must not keep the server.
                guard (try? await clock.sleep(for: cleanUp)) != nil else { return }
                count.giveUp()
            }
            await withTaskCancellationHandler {
                await count.untilNone()
            } onCancel: {
                for state in states { state.loop.execute { state.closeAll() } }
            }
            tasks.cancelAll()
        }
        // Fails only on a loop that has ended, and those end after this.
        for state in states { try? await state.loop.submit { state.report(to: metrics) }.get() }
    }

    /// Waits for the order to stop, or to be cancelled.
    private static func untilStopped(_ listener: Listener) async {
        let (orders, order) = AsyncStream.makeStream(of: Void.self)
        // A server whose listening socket broke ends as if it had been told to.
        listener.whenEnded { order.yield() }
        await withGracefulShutdownHandler {
            for await _ in orders { break }
        } onGracefulShutdown: {
            order.yield()
        }
    }
}
