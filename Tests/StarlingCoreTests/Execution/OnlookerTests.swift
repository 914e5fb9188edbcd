import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// Says which item it is, and reads the body ahead of the handler.
private struct Looking: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        let id = request.pathParameters["id"] ?? "none"
        var changed = request
        changed.body = RequestBody(try await request.body.collect(upTo: nil))
        var response = try await next(changed)
        response.headers.append(id, for: .init("seen")!)
        return response
    }
}

private struct Only: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {
        guard request.pathParameters["id"] != "2" else { throw HTTPError.forbidden() }
    }
}

@Suite("What middleware and guards see of a request") struct OnlookerTests {
    @Post("/items/{id}") static func item(id: Int, data: [Int]) async -> Int { id + data.count }

    @Test(arguments: TestTransport.all) func pathAndBody(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$item], guards: [Only()], middleware: [Looking()], requestMaxBodySize: 10)
        try await app.test(transport) { client in
            let response = try await client.post("/items/1", json: [1, 2])
            #expect(response.text == "3")
            #expect(response.headers[.init("seen")!] == "1")
            #expect(try await client.post("/items/2", json: [1]).status == .forbidden)
            // The limit holds for the middleware, too.
            #expect(try await client.post("/items/1", json: [1000, 2000, 3000]).status == .contentTooLarge)
        }
    }
}
