import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// Tries again when the first attempt failed.
private struct Retrying: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        let response = try await next(request)
        return response.status == .serviceUnavailable ? try await next(request) : response
    }
}

@Suite("Middleware that tries again") struct RetryTests {
    @Get("/flaky") static func flaky(connection: Int, @Query page: Int = 1) async throws -> String {
        guard connection > 1 else { throw HTTPError.serviceUnavailable() }
        return "connection \(connection)"
    }

    @Test(arguments: TestTransport.all) func makesEverythingAnew(transport: TestTransport) async throws {
        let log = Log()
        let connections = Provider("connection") { () async throws -> Scoped<Int> in
            log.add("open")
            let number = log.entries.count(where: { $0 == "open" })
            return Scoped(number, finish: .beforeResponse) { log.add("close \(number) \($0.status?.code ?? 0)") }
        }
        let app = Application(handlers: [Self.$flaky], dependencies: [connections], middleware: [Retrying()])
        try await app.test(transport) { client in
            let response = try await client.get("/flaky")
            #expect(response.text == "connection 2")
        }
        #expect(log.entries == ["open", "close 1 503", "open", "close 2 200"])
    }
}
