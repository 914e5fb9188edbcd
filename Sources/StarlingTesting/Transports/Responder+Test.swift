public import StarlingHTTP
public import StarlingServer

extension Responder {
    /// Runs a test against whatever answers requests; as `Application.test` does.
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
