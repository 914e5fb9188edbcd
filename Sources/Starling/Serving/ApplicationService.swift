import Logging
public import ServiceLifecycle
public import StarlingCore
public import StarlingServer

/// An application with a server, as a part of a program that runs other services too.
///
/// ```swift
/// let group = ServiceGroup(services: [database, application.service(server)], gracefulShutdownSignals: [.sigterm], logger: logger)
/// try await group.run()
/// ```
public struct ApplicationService: Service {
    private let application: Application
    private let configuration: ServerConfiguration
    private let onListening: @Sendable (ServerAddress) async -> Void

    init(_ application: Application, _ configuration: ServerConfiguration, onListening: @escaping @Sendable (ServerAddress) async -> Void) {
        self.application = application
        self.configuration = configuration
        self.onListening = onListening
    }

    /// Checks the wiring, and serves within the life cycle of the application until the task is cancelled or a graceful shutdown begins.
    /// - Throws: ``StarlingCore/StartupError``; ``StarlingServer/ServerError``; what start-up hooks and lifespans throw.
    public func run() async throws {
        let responder = try application.makeResponder()
        try await responder.serve(configuration, logger: application.logger, onListening: onListening)
    }
}

extension ApplicationResponder {
    /// Serves within the life cycle.
    func serve(
        _ configuration: ServerConfiguration, logger: Logger, onListening: @escaping @Sendable (ServerAddress) async -> Void
    ) async throws {
        let server = Server(responder: self, configuration: configuration, logger: logger, onStarted: onListening)
        try await running { try await server.run() }
    }
}

extension Application: Service {
    /// The application with a server.
    /// - Parameters:
    ///   - configuration: The settings of the server. Default: port 8000 of this machine.
    ///   - onListening: Gets the address when the server accepts connections. Default: nobody does.
    public func service(
        _ configuration: ServerConfiguration = ServerConfiguration(),
        onListening: @escaping @Sendable (ServerAddress) async -> Void = { _ in }
    ) -> ApplicationService {
        ApplicationService(self, configuration, onListening: onListening)
    }

    /// Serves at port 8000 of this machine; see ``service(_:onListening:)`` for anything else.
    /// - Throws: What ``ApplicationService/run()`` throws.
    public func run() async throws { try await service().run() }
}
