import HTTPTypes
import Starling
import StarlingTesting
import Testing

private struct Name: Sendable {
    var text: String
}

@Provide(scope: .application)
private func shared(state: State) async -> Scoped<Name> {
    let log = state[.log]
    log?.add("made")
    return Scoped(Name(text: "shared"), finish: .afterBody) { _ in log?.add("finished") }
}

@Provide private func word() async -> Name { Name(text: "real") }

extension StateKey<Log> {
    fileprivate static var log: Self { Self() }
}

private struct Broken: Error {}

private struct Pass: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {}
}

private struct Ring: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response { try await next(request) }
}

@Suite("Mounted applications") struct MountedApplicationTests {
    @Get("/") static func root() async -> String { "root" }
    @Get("/users/{id}") static func user(id: Int, request: Request) async -> String {
        "\(id) \(request.pathParameters.map(\.name)) \(request.target)"
    }
    @Get("/plain") static func plain(request: Request) async -> String { "\(request.pathParameters.map(\.name))" }
    @Get("/broken") static func broken() async throws -> String { throw Broken() }
    @Get("/shared") fileprivate static func usesShared(shared: Name) async -> String { shared.text }
    @Get("/word") fileprivate static func usesWord(word: Name) async -> String { word.text }
    @Get("/state") static func state(state: State) async -> String { state[.log].map { "\($0.entries)" } ?? "none" }
    @Post("/body") static func body(data: [UInt8]) async -> Int { data.count }
    @Get("/wrong/{x}") static func wrong() async -> String { "" }

    @Test(arguments: TestTransport.all) func answersItself(transport: TestTransport) async throws {
        let admin = Application(
            handlers: [Self.$root, Self.$user, Self.$plain, Self.$broken],
            beforeSend: [{ response, request in response.headers.append("inner \(request.target)", for: .init("x-sent")!) }],
            errorHandlers: [.status(.notFound) { _, _ in Response("not in admin", status: .notFound) }])
        let app = Application(
            handlers: [Router("/{tenant}", handlers: [Mount("/admin", admin)]), Handler.get("/here") { _ in "here" }],
            beforeSend: [{ response, request in response.headers.append("outer \(request.target)", for: .init("x-sent")!) }],
            errorHandlers: [.status(.notFound) { _, _ in Response("nowhere", status: .notFound) }])
        try await app.test(transport) { client in
            let root = try await client.get("/t/admin")
            #expect(root.text == "root")
            #expect(root.headers[values: .init("x-sent")!] == ["inner /", "outer /t/admin"])
            // The variables of the prefix are not those of the application.
            #expect(try await client.get("/t/admin/users/5?a=b").text == "5 [\"id\"] /users/5?a=b")
            #expect(try await client.get("/t/admin/plain").text == "[]")
            let missing = try await client.get("/t/admin/none")
            #expect(missing.status == .notFound)
            #expect(missing.text == "not in admin")
            #expect(try await client.send(.post, "/t/admin/plain").allowed == ["GET", "HEAD", "OPTIONS"])
            #expect(try await client.send(.options, "/t/admin/plain").status == .noContent)
            #expect(try await client.get("/none").text == "nowhere")
            #expect(try await client.get("/t/admin/broken").status == .internalServerError)
            #expect(try await client.get("/here").text == "here")
        }
    }

    /// Who asks the outer one to tell what happened means all of it.
    @Test(arguments: [(false, false, false), (true, false, true), (false, true, true)])
    func debug(outer: Bool, inner: Bool, tells: Bool) async throws {
        let app = Application(handlers: [Mount("/admin", Application(handlers: [Self.$broken], debug: inner))], debug: outer)
        let response = try await app.test { try await $0.get("/admin/broken") }
        #expect(response.status == .internalServerError)
        #expect(response.text.contains("\"detail\":\"\(tells ? "Broken()" : "Internal Server Error")\""))
    }

    @Test(arguments: TestTransport.all) func lifeCycle(transport: TestTransport) async throws {
        let log = Log()
        let state = State()
        state[.log] = log
        let inner = Application(handlers: [Self.$usesShared, Self.$state], state: state, dependencies: [$shared])
        let app = Application(handlers: [Mount("/a", Application(handlers: [Mount("/b", inner)])), Self.$state])
        try await app.test(transport) { client in
            let made = try await client.get("/a/b/shared")
            #expect(made.text == "shared")
            // Each has a state of its own.
            #expect(try await client.get("/a/b/state").text == "[\"made\"]")
            #expect(try await client.get("/state").text == "none")
        }
        #expect(log.entries == ["made", "finished"])
    }

    @Test func overridden() async throws {
        let app = Application(handlers: [Mount("/a", Application(handlers: [Self.$usesWord], dependencies: [$word]))])
        let real = try await app.test { try await $0.get("/a/word") }
        #expect(real.text == "real")
        let fake = app.overriding([$word.replaced(by: Name(text: "fake"))])
        #expect(try await fake.test { try await $0.get("/a/word") }.text == "fake")
    }

    @Test func listed() throws {
        let admin = Application(
            handlers: [Self.$root, Self.$user, Router(version: .path("v2"), handlers: [Self.$plain])], path: "/x",
            tags: ["b"], guards: [Pass()], includeInSchema: true)
        let app = Application(
            handlers: [
                Router(
                    host: "*.example.com", version: .header("X-API", "1"),
                    handlers: [Mount("/admin", admin, tags: ["a"], guards: [Pass()], middleware: [Ring()])]),
                Mount("/hidden", Application(handlers: [Self.$plain]), includeInSchema: false),
            ])
        let routes = try app.makeResponder().routes
        #expect(
            routes.map { "\($0.method) \($0.host ?? "-") \($0.path) \($0.versions) \($0.handler)" } == [
                "GET *.example.com /admin/x [x-api: 1] root", "GET *.example.com /admin/x/users/{id} [x-api: 1] user",
                "GET *.example.com /admin/x/v2/plain [x-api: 1, v2] plain", "GET - /hidden/plain [] plain",
            ])
        #expect(routes[0].tags == ["a", "b"])
        #expect(routes[0].guards == ["Pass", "Pass"])
        #expect(routes[0].middleware == ["Ring"])
        #expect(routes.map(\.isInSchema) == [true, true, true, false])
        #expect(routes[1].source == Self.$user.handler.id)
    }

    /// The faults of all applications come together, each once.
    @Test func faults() throws {
        let admin = Application(handlers: [Self.$wrong])
        let app = Application(handlers: [Mount("/a", admin), Mount("/b", admin), Router("/x{", handlers: [])])
        let error = #expect(throws: StartupError.self) { try app.makeResponder() }
        #expect(error?.faults.map(\.fault.code) == [.unusedVariable, .invalidPath])
        #expect(error?.faults.first?.location == Self.$wrong.handler.id)
        #expect(app.validate().count == 2)
    }

    /// Both limits hold.
    @Test(arguments: TestTransport.all) func bodies(transport: TestTransport) async throws {
        let small = Application(handlers: [Self.$body], requestMaxBodySize: 2)
        let large = Application(handlers: [Self.$body], requestMaxBodySize: 10)
        let app = Application(
            handlers: [Mount("/small", small), Mount("/large", large), Mount("/open", large, requestMaxBodySize: .unlimited)],
            requestMaxBodySize: 4)
        try await app.test(transport) { client in
            let fits = try await client.send(.post, "/small/body", body: [1, 2])
            #expect(fits.text == "2")
            #expect(try await client.send(.post, "/small/body", body: [1, 2, 3]).status == .contentTooLarge)
            #expect(try await client.send(.post, "/large/body", body: [1, 2, 3, 4]).text == "4")
            #expect(try await client.send(.post, "/large/body", body: [1, 2, 3, 4, 5]).status == .contentTooLarge)
            #expect(try await client.send(.post, "/open/body", body: [1, 2, 3, 4, 5]).text == "5")
        }
    }

    /// One application at two places.
    @Test(arguments: TestTransport.all) func twice(transport: TestTransport) async throws {
        let admin = Application(handlers: [Self.$user])
        let app = Application(handlers: [Mount("/a", admin), Mount("/b", admin)])
        try await app.test(transport) { client in
            let first = try await client.get("/a/users/1")
            #expect(first.text == "1 [\"id\"] /users/1")
            #expect(try await client.get("/b/users/2").text == "2 [\"id\"] /users/2")
        }
    }
}
