import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension StateKey<String> {
    fileprivate static var user: Self { Self() }
}

private struct Naming: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        request.state[.user] = "ada"
        var request = request
        request.headers.append("1", for: .init("changed")!)
        var response = try await next(request)
        response.headers.append(next.context.route?.handler ?? "none", for: .init("route")!)
        return response
    }
}

private struct ShortCut: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        if request.path == "/cut" { return Response("cut", status: .accepted) }
        if request.path == "/thrown" { throw HTTPError(.badGateway, "thrown") }
        return try await next(request)
    }
}

private struct Resolving: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        let name = try await next.context.resolve("name", as: String.self)
        var response = try await next(request)
        response.headers.append(name, for: .init("resolved")!)
        return response
    }
}

@Suite("Middleware") struct MiddlewareTests {
    @Get("/user", name: "who") static func user(request: Request, @Header changed: Int) async -> String {
        "\(request.state[.user] ?? "nobody") \(changed)"
    }
    @Get("/cut") static func cut() async -> String { "handler" }
    @Get("/thrown") static func thrown() async -> String { "handler" }

    @Test(arguments: TestTransport.all) func changesTheRequestAndTheAnswer(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$user], middleware: [Naming()])
        try await app.test(transport) { client in
            let response = try await client.get("/user")
            #expect(response.text == "ada 1")
            #expect(response.headers[.init("route")!] == "who")
            #expect(try await client.get("/none").headers[.init("route")!] == "none")
        }
    }

    @Test(arguments: TestTransport.all) func answersInstead(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$cut, Self.$thrown], middleware: [ShortCut()],
            errorHandlers: [.status(.badGateway) { error, _ in Response("handled", status: .badGateway) }])
        try await app.test(transport) { client in
            let first = try await client.get("/cut")
            #expect(first.text == "cut")
            #expect(try await client.get("/thrown").text == "handled")
        }
    }

    @Test(arguments: TestTransport.all) func resolvesWhatIsProvided(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$cut],
            dependencies: [
                Provider("name") { () async throws -> Scoped<String> in
                    Scoped("provided", finish: .beforeResponse) { _ in log.add("finished") }
                }
            ], middleware: [Resolving()])
        try await app.test(transport) { client in
            let first = try await client.get("/cut")
            #expect(first.headers[.init("resolved")!] == "provided")
            #expect(try await client.get("/nowhere").headers[.init("resolved")!] == "provided")
        }
        #expect(log.entries == ["finished", "finished"])
    }

    @Test func whatCannotBeResolvedSaysWhy() async throws {
        let app = Application(handlers: [Self.$cut], debug: true, middleware: [Resolving()])
        try await app.test { client in
            let response = try await client.get("/cut")
            #expect(response.status == .internalServerError)
            #expect(try response.decode(JSONValue.self)["detail"] == "no layer here has a provider `name`")
        }
    }
}
