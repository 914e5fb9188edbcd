import HTTPTypes
import Logging
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting

/// A responder from a closure.
struct Answering: Responder {
    let answer: @Sendable (Request) async -> Response

    init(_ answer: @escaping @Sendable (Request) async -> Response) {
        self.answer = answer
    }

    func respond(to request: Request) async -> Response { await answer(request) }

    /// Serves on a free port, and gives a connection to it.
    func connected<Result: Sendable>(
        _ configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1),
        _ test: (RawConnection) async throws -> Result
    ) async throws -> Result {
        try await LiveServer.run(self, configuration) { server in
            try await RawConnection.open(port: server.port) { try await test($0) }
        }
    }
}

extension Answering {
    /// Answers every request with its method and target.
    static let echo = Answering { Response("\($0.method.rawValue) \($0.target)") }

    /// Answers every request with its body, read whole.
    static let body = Answering { request in
        do {
            return Response(body: .buffer(try await request.body.collect(upTo: nil)))
        } catch {
            return Response("\(error)", status: .badRequest)
        }
    }
}

extension Task where Success == Never, Failure == Never {
    /// Waits to be cancelled.
    static func untilCancelled() async {
        while !isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    }
}

extension Logger {
    /// A logger that says nothing.
    static let silent: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()
}
