public import Logging
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
    private let onStarted: @Sendable (ServerAddress) async -> Void

    /// Makes a server.
    /// - Parameters:
    ///   - responder: What answers the requests.
    ///   - configuration: Default: TCP port 8000 on the loopback interface, see ``ServerConfiguration``.
    ///   - logger: Where failures of connections are logged. Default: a logger named `starling`.
    ///   - onStarted: Called once with the address that is listened at, the port being the real one. Default: nothing.
    public init(
        responder: any Responder, configuration: ServerConfiguration = ServerConfiguration(),
        logger: Logger = Logger(label: "starling"), onStarted: @escaping @Sendable (ServerAddress) async -> Void = { _ in }
    ) {
        self.responder = responder
        self.configuration = configuration
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
            responder: responder, configuration: configuration, logger: logger, blocking: blocking)
        let result: Result<Void, any Error>
        do {
            try await serve(group, states, settings)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await blocking.stop()
        try await group.shutdownGracefully()
        try result.get()
    }

    private func serve(
        _ group: MultiThreadedEventLoopGroup, _ states: [LoopState], _ settings: ConnectionSettings
    ) async throws {
        let count = ConnectionCount()
        let channel = try await Listener.listen(at: configuration, on: group) { channel in
            guard let state = states.first(where: { $0.loop === channel.eventLoop }) else {
                throw ChannelError.unknownLocalAddress
            }
            count.enter()
            let connection = Connection(state: state, settings: settings) { count.leave() }
            try channel.pipeline.syncOperations.addHandler(connection)
        }
        let file = SocketFile(configuration.address)
        await onStarted(configuration.address.with(host: nil, port: channel.localAddress?.port))
        let clock = configuration.clock
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                while (try? await clock.sleep(for: .seconds(1))) != nil {
                    for state in states { state.loop.execute { state.advance() } }
                }
            }
            await Self.untilStopped(channel)
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
        file?.remove()
    }

    /// Waits for the order to stop; then nothing is accepted any more.
    private static func untilStopped(_ channel: any Channel) async {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                // An error here means that the listening socket broke: the server ends as if it had been told to.
                try? await channel.closeFuture.get()
            } onGracefulShutdown: {
                channel.close(promise: nil)
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}
