import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// How requests find their handlers. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Routing") struct RoutingTests {
    private static let notFound = Answer.json(404, #"{"status_code":404,"detail":"Not Found"}"#)

    @Get("/text") static func text() async -> String { "text" }
    @Post("/u") static func create() async -> String { "created" }

    @Test("7: a path that no route has", arguments: TestTransport.all)
    func unknownPath(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text]).test(transport) { client in
            let response = try await client.get("/nowhere")
            #expect(response.answer == Self.notFound)
        }
    }

    @Test("9: OPTIONS of a path with a POST handler", arguments: TestTransport.all)
    func automaticOptions(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$create]).test(transport) { client in
            let response = try await client.send(.options, "/u")
            #expect(response.answer == .empty(204))
            #expect(response.headers[values: .allow] == ["OPTIONS, POST"])
        }
    }

    @Test("11: slashes at the end and at the front", arguments: TestTransport.all)
    func slashes(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text]).test(transport) { client in
            let response = try await client.get("/text/")
            #expect(response.answer == .text(200, "text"))
            #expect(try await client.get("/text").answer == .text(200, "text"))
            #expect(try await client.get("//text").answer == Self.notFound)
        }
    }

    @Get("/user/*/{name}") static func starred(name: String) async -> String { name }

    @Test("15: a star in a path is a star", arguments: TestTransport.all)
    func star(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$starred]).test(transport) { client in
            let response = try await client.get("/user/*/bar")
            #expect(response.answer == .text(200, "bar"))
            #expect(try await client.get("/user/foo/bar").answer == Self.notFound)
        }
    }

    /// Without the variable in its path, the argument has its default.
    @Get static func number(id: Int = 1) async -> Int { id }

    @Test("17: one handler at several paths, with a default", arguments: TestTransport.all)
    func severalPaths(transport: TestTransport) async throws {
        let places = ["", "/something", "/{id}", "/something/{id}"].map { Router($0, handlers: [Self.$number]) }
        try await Application(handlers: places).test(transport) { client in
            for (path, text) in [("/", "1"), ("/something", "1"), ("/2", "2"), ("/something/2", "2")] {
                let response = try await client.get(path)
                #expect(response.answer == .json(200, text), "\(path)")
            }
        }
    }

    @Get("/a/{number}") static func one(number: Int) async -> String { "\(number)" }
    @Get("/here") static func here(request: Request) async throws -> String { try request.absoluteURL(for: RoutingTests.$one(number: 1)) }

    /// A number that is none does not compile: `$one(number: "z")`.
    @Test("81: URLs of one handler at two places, and one with scheme and host", arguments: TestTransport.all)
    func urls(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$one, Self.$here, Router("/{letter}", handlers: [Self.$two])])
        #expect(try app.url(for: Self.$one(number: 1)) == "/a/1")
        #expect(try app.url(for: Self.$two(number: 1).with("letter", "z")) == "/z/two/1")
        #expect(throws: RouteReferenceError.self) { try app.url(for: Self.$two(number: 1)) }
        #expect(try app.absoluteURL(for: Self.$one(number: 1), base: "http://testserver.local") == "http://testserver.local/a/1")
        try await app.test(transport) { client in
            let response = try await client.send(.get, "/here", headers: [.init("host")!: "testserver.local"])
            #expect(response.text == "http://testserver.local/a/1")
        }
    }

    @Get("/two/{number}") static func two(letter: String, number: Int) async -> String { "\(letter) \(number)" }
}
