import Logging
public import StarlingHTTP
public import StarlingServer

/// A server that runs while a test does.
public struct LiveServer: Sendable {
    /// The port that it listens at, on the loopback interface.
    public let port: Int

    /// Starts a server on a free port, runs a test, and stops the server.
    /// - Parameters:
    ///   - responder: What answers the requests.
    ///   - configuration: The settings; the address is replaced.
    ///   - test: The test.
    public nonisolated(nonsending) static func run<Result>(
        _ responder: any Responder, _ configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1),
        _ test: (LiveServer) async throws -> Result
    ) async throws -> Result {
        var configuration = configuration
        configuration.address = .tcp(host: "127.0.0.1", port: 0)
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "starling.testing")
        logger.logLevel = .critical
        let server = Server(responder: responder, configuration: configuration, logger: logger) { address in
            started.yield(address.port ?? 0)
        }
        let running = Task {
            // Whatever ends the server ends the waiting for it, too.
            defer { started.finish() }
            try await server.run()
        }
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else {
            try await running.value
            throw NotStarted()
        }
        do {
            let result = try await test(LiveServer(port: port))
            running.cancel()
            try await running.value
            return result
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
    }

    /// The server ended before it listened.
    struct NotStarted: Error {}
}
