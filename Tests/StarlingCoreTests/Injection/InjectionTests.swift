import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

private struct Database: Sendable, Equatable { var name = "main" }
private struct Users: Sendable { var db: Database }

@Suite("Provided values") struct InjectionTests {
    @Provide fileprivate static func users(db: Database) async -> Users { Users(db: db) }
    @Provide(blocking: false) static func page(@Query(ge: 1) number: Int = 1) -> Int { number * 10 }
    @Provide(blocking: true) static func blocked() throws -> String { "from a thread" }
    @Provide static func failing() async throws -> String { throw HTTPError(.conflict, "no value") }
    @Provide static func team(team: String) async -> Set<String> { [team] }

    @Get("/users") fileprivate static func list(users: Users) async -> String { users.db.name }
    @Get("/optional") fileprivate static func optional(db: Database?) async -> String { db?.name ?? "none" }
    @Get("/page") static func paged(page: Int, size: Int = 5) async -> [Int] { [page, size] }
    @Get("/blocked") static func blockedHandler(blocked: String) async -> String { blocked }
    @Get("/failing") static func failingHandler(failing: String) async -> String { failing }
    @Get("/named") fileprivate static func named(@Inject("db") other: Database) async -> String { other.name }
    @Get("/typed") fileprivate static func typed(@Inject store: Users) async -> String { store.db.name }
    @Post("/body") fileprivate static func body(data: [Int], users: Users) async -> String { "\(data) \(users.db.name)" }
    @Get("/teams/{team}") static func ofTeam(@Inject("team") names: Set<String>) async -> [String] { Array(names) }

    private static func db(_ name: String = "main") -> Provider<Database> { .value(Database(name: name), as: "db") }

    @Test(arguments: TestTransport.all) func values(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Self.$list, Self.$optional, Self.$paged, Self.$blockedHandler, Self.$failingHandler, Self.$named, Self.$typed, Self.$body,
                Self.$ofTeam,
            ],
            dependencies: [Self.db(), Self.$users, Self.$page, Self.$blocked, Self.$failing, Self.$team])
        try await app.test(transport) { client in
            let first = try await client.get("/users")
            #expect(first.text == "main")
            #expect(try await client.get("/optional").text == "main")
            #expect(try await client.get("/page?number=3&size=2").text == "[30,2]")
            #expect(try await client.get("/blocked").text == "from a thread")
            let failed = try await client.get("/failing")
            #expect(failed.status == .conflict)
            #expect(try failed.problem.detail == "no value")
            #expect(try await client.get("/named").text == "main")
            #expect(try await client.get("/typed").text == "main")
            #expect(try await client.send(.post, "/body", body: Array("[1,2]".utf8)).text == "[1, 2] main")
            #expect(try await client.get("/teams/red").text == #"["red"]"#)
        }
    }

    @Test(arguments: TestTransport.all) func innerLayersWin(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Self.$list, Router("/r", handlers: [Self.$list], dependencies: [Self.db("router")]),
                Router("/s", handlers: [Router("/t", handlers: [Self.$list])], dependencies: [Self.db("outer")]),
            ], dependencies: [Self.db(), Self.$users])
        try await app.test(transport) { client in
            let first = try await client.get("/users")
            #expect(first.text == "main")
            // The provider of the application is made of what the router provides.
            #expect(try await client.get("/r/users").text == "router")
            #expect(try await client.get("/s/t/users").text == "outer")
        }
    }

    @Test func overriding() async throws {
        let app = Application(handlers: [Self.$list, Router("/r", handlers: [Self.$list])], dependencies: [Self.db(), Self.$users])
        let fake = app.overriding([Self.$users.replaced(by: Users(db: Database(name: "fake")))])
        try await fake.test { client in
            let first = try await client.get("/users")
            #expect(first.text == "fake")
            #expect(try await client.get("/r/users").text == "fake")
        }
        try await app.test { client in
            let first = try await client.get("/users")
            #expect(first.text == "main")
        }
    }

    @Test(arguments: TestTransport.all) func faultsOfAllArgumentsComeTogether(transport: TestTransport) async throws {
        let made = Log()
        let app = Application(
            handlers: [Self.$paged, Self.$combined],
            dependencies: [
                Self.$page,
                Provider("users") {
                    made.add("made")
                    return Users(db: Database())
                },
            ])
        try await app.test(transport) { client in
            let both = try await client.send(.post, "/combined?number=0", body: Array(#"["x"]"#.utf8))
            #expect(both.status == .badRequest)
            #expect(
                try both.faults == [
                    "body [0]: Expected `int`, got `str`", "query missing: Missing required query parameter 'missing'",
                    "query number: Expected `int` >= 1",
                ])
            #expect(made.entries.isEmpty)
            let right = try await client.send(.post, "/combined?number=2&missing=m", body: Array("[1]".utf8))
            #expect(right.text == "20 m [1]")
            #expect(made.entries == ["made"])
        }
    }

    @Post("/combined") fileprivate static func combined(page: Int, missing: String, data: [Int], users: Users) async -> String {
        "\(page) \(missing) \(data)"
    }

    @Test(arguments: TestTransport.all) func scopes(transport: TestTransport) async throws {
        let counts = Mutex<[String: Int]>([:])
        func counting(_ name: String, _ scope: ProviderScope) -> Provider<Int> {
            Provider(name, scope: scope) {
                counts.withLock { counts in
                    counts[name, default: 0] += 1
                    return counts[name, default: 0]
                }
            }
        }
        let app = Application(
            handlers: [Self.$scoped],
            dependencies: [
                counting("perRequest", .request), counting("application", .application), counting("transient", .transient), Self.$sum,
            ])
        try await app.test(transport) { client in
            let first = try await client.get("/scoped")
            #expect(first.text == "[1,1,1,3]")
        }
        // `sum` takes them all too: a transient value is made for each who takes it.
        let made = counts.withLock { $0 }
        #expect(made == ["perRequest": 1, "application": 1, "transient": 2])
    }

    @Provide static func sum(perRequest: Int, application: Int, transient: Int) async -> [Int] { [perRequest, application, transient] }
    @Get("/scoped") static func scoped(
        @Inject("perRequest") one: Int, @Inject("application") two: Int, @Inject("transient") three: Int, sum: [Int]
    ) async -> [Int] { [one, two, three > 0 ? 1 : 0, sum.count] }

    @Test func applicationValuesAreMadeOnce() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$list],
            dependencies: [
                Provider("db", scope: .application) {
                    log.add("made")
                    return Database()
                }, Self.$users,
            ])
        try await app.test { client in
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await client.get("/users").text } }
                for try await text in group { #expect(text == "main") }
            }
        }
        #expect(log.entries == ["made"])
    }

    @Get("/lazy/{asks}") fileprivate static func lazy(asks: Bool, db: Lazy<Database>) async throws -> String {
        guard asks else { throw HTTPError.notFound() }
        return try await db.value.name
    }

    @Test(arguments: TestTransport.all) func lazyValues(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$lazy],
            dependencies: [
                Provider("db") {
                    log.add("made")
                    return Database()
                }
            ])
        try await app.test(transport) { client in
            let first = try await client.get("/lazy/false")
            #expect(first.status == .notFound)
            #expect(log.entries.isEmpty)
            #expect(try await client.get("/lazy/true").text == "main")
            #expect(log.entries == ["made"])
        }
    }

    @Provide static func total(data: [Int]) async -> Int { data.reduce(0, +) }
    @Post("/total") static func totalHandler(total: Int) async -> Int { total }

    @Test func aBodyThatArrivesInPieces() async throws {
        try await LiveServer.run(Application(handlers: [Self.$totalHandler], dependencies: [Self.$total]).makeResponder()) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("POST /total HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n")
                try await connection.send("[1,")
                try await connection.send("2]")
                let response = try await connection.response(to: .post)
                #expect(response.text == "3")
            }
        }
    }

    @Test func twoOfOneLineAreTwo() async throws {
        func app(_ name: String) -> Router {
            Router("/" + name, handlers: [Self.$list], dependencies: [Self.db(name)])
        }
        let app = Application(handlers: [app("a"), app("b")], dependencies: [Self.$users])
        try await app.test { client in
            let first = try await client.get("/a/users")
            #expect(first.text == "a")
            #expect(try await client.get("/b/users").text == "b")
        }
    }
}
