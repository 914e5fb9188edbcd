public import StarlingCore
public import StarlingHTTP
public import StarlingServer

extension Application {
    /// Runs a test against this application, within its life cycle: background work has ended when this returns.
    /// - Parameters:
    ///   - transport: How far the requests travel. Default: straight to the application.
    ///   - configuration: The settings of the live server, but for its address. Default: one event loop.
    ///   - test: The test.
    /// - Throws: ``StarlingCore/StartupError`` when the wiring is wrong; what start-up hooks and `test` throw.
    public nonisolated(nonsending) func test<Result>(
        _ transport: TestTransport = .application,
        configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1),
        _ test: (TestClient) async throws -> Result
    ) async throws -> Result {
        let responder = try makeResponder()
        return try await responder.running { try await responder.test(transport, configuration: configuration, test) }
    }
}

extension Responder {
    /// Runs a test against whatever answers requests; see ``StarlingCore/Application/test(_:configuration:_:)``.
    public nonisolated(nonsending) func test<Result>(
        _ transport: TestTransport = .application,
        configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1),
        _ test: (TestClient) async throws -> Result
    ) async throws -> Result {
        switch transport {
        case .socket:
            try await LiveServer.run(self, configuration) { server in
                try await test(SocketTransport.client(server.port))
            }
        case .httpClient:
            try await LiveServer.run(self, configuration) { server in
                try await test(HTTPClientTransport.client(server.port))
            }
        default:
            try await test(ApplicationTransport.client(self))
        }
    }
}
