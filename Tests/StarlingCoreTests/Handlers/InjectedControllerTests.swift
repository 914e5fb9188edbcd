import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

private struct Database: Sendable { var name = "main" }
private struct Users: Sendable { var db: Database }
private protocol Clock: Sendable { var now: Int { get } }
private struct Stopped: Clock { var now: Int { 12 } }

extension HTTPField.Name {
    fileprivate static let apiKey = Self("api-key")!
}

extension [any Guard] {
    fileprivate static var ifOpen: Self { [InjectedControllerTests.$open] }
}

// A struct takes its stored properties.

@Controller("/users", guards: .ifOpen)
private struct UserController {
    let users: Users
    var suffix = "!"
    var cached: Int?
    static let shared = 1
    var shown: String { users.db.name + suffix }

    @Get func name() async -> String { shown }
    @Get("/both") func both(db: Database, @Inject("users") other: Users) async -> [String] { [users.db.name, db.name, other.db.name] }
    @Get("/blocking", blocking: true) func onThread(times: Int) throws -> String { String(repeating: shown, count: times) }
    @Get("/static") static func apart() async -> String { "static" }
}

@Controller("/teams/{team}")
private struct TeamController {
    let team: Int
    private let page: Int?
    @Inject let clock: any Clock
    @Inject("db") let store: Database

    @Get func all() async -> [String] { ["\(team)", "\(page ?? 0)", "\(clock.now)", store.name] }
    @Get("/{member}") func one(member: Int) async -> [Int] { [team, member] }
}

@Controller("/lazy/{asks}")
private struct LazyController {
    let asks: Bool
    let db: Lazy<Database>

    @Get func get() async throws -> String {
        guard asks else { throw HTTPError.notFound() }
        return try await db.value.name
    }
}

@Controller("/items")
private struct ItemController<Item: Codable & Sendable & ParameterValue> {
    let item: Item

    @Get("/{other}") func pair(other: Item) async -> [Item] { [item, other] }
}

// Another type, or a struct that has one, marks its initializer.

@Controller("/counter")
private final class CounterController: Sendable {
    private let hits = Mutex(0)
    private let users: Users

    init() { users = Users(db: Database(name: "fixed")) }

    @Inject init(users: Users, @Header apiKey: String, isAdmin: Bool = false) async throws {
        if apiKey == "bad" { throw HTTPError(.forbidden, "bad key") }
        self.users = Users(db: Database(name: "\(users.db.name) \(apiKey) \(isAdmin)"))
    }

    @Get func hit() async -> String {
        let count = hits.withLock { hits in
            hits += 1
            return hits
        }
        return "\(count) \(users.db.name)"
    }

    @Post func create(data: [Int], @Query(ge: 1) page: Int) async -> Int { data.count * page }
}

@Controller("/actor")
private actor ActorController {
    private var count: Int
    @Inject private init(_ start: Int) { count = start }

    @Get(blocking: false) func next() throws -> Int {
        count += 1
        return count
    }
}

@MainActor @Controller("/main")
private struct MainActorController {
    let base: Int
    @Inject init(@Inject("start") from base: Int) { self.base = base }

    @Get("/{n}", blocking: false) func add(n: Int) -> Int { base + n }
}

// What start-up refuses. The number is that of the line with the type's name.

private let misfitLine = #line + 2
@Controller("/misfit")
private struct MisfitController {
    let users: Users
    let databse: Database

    @Get func one() async {}
    @Get("/two") func two() async {}
}

private let markedLine = #line + 3
@Controller("/marked")
private struct MarkedController {
    @Inject init(users: Users) {}

    @Get func get() async {}
}

@Suite("Controllers made of provided values") struct InjectedControllerTests {
    @Provide fileprivate static func users(db: Database) async -> Users { Users(db: db) }
    @Guard fileprivate static func open(users: Users) async throws {
        if users.db.name == "closed" { throw HTTPError.forbidden() }
    }

    private static func db(_ name: String = "main") -> Provider<Database> { .value(Database(name: name), as: "db") }

    /// A provider that says when its value is made, and when it is finished.
    private static func logged(_ log: Log) -> Provider<Database> {
        Provider("db") { () async throws -> Scoped<Database> in
            log.add("made")
            return Scoped(Database(), finish: .beforeResponse) { outcome in log.add("finished \(outcome.status?.code ?? 0)") }
        }
    }

    private static func messages(_ app: Application) -> [String] {
        app.validate().map { FaultCatalogue().message(for: $0.fault) }
    }

    @Test(arguments: TestTransport.all) func storedProperties(transport: TestTransport) async throws {
        let app = Application(handlers: [UserController.injected], dependencies: [Self.db(), Self.$users])
        try await app.test(transport) { client in
            let first = try await client.get("/users")
            #expect(first.text == "main!")
            #expect(try await client.get("/users/both").text == #"["main","main","main"]"#)
            #expect(try await client.get("/users/blocking?times=2").text == "main!main!")
            #expect(try await client.get("/users/static").text == "static")
        }
    }

    @Test(arguments: TestTransport.all) func partsOfTheRequest(transport: TestTransport) async throws {
        let app = Application(
            handlers: [TeamController.injected], dependencies: [Self.db(), Provider<any Clock>("time") { Stopped() }])
        try await app.test(transport) { client in
            let all = try await client.get("/teams/7?page=3")
            #expect(all.text == #"["7","3","12","main"]"#)
            #expect(try await client.get("/teams/7/8").text == "[7,8]")
            // The variable is a number for the routes, too.
            #expect(try await client.get("/teams/x").status == .notFound)
            let refused = try await client.get("/teams/7?page=x")
            #expect(refused.status == .badRequest)
            #expect(try refused.faults == ["query page: Expected `int`, got `str`"])
        }
    }

    @Test(arguments: TestTransport.all) func initializers(transport: TestTransport) async throws {
        let app = Application(
            handlers: [CounterController.injected, ActorController.injected, MainActorController.injected],
            dependencies: [Self.db(), Self.$users, Provider.value(40, as: "start")])
        try await app.test(transport) { client in
            // An instance for each request: nothing is counted on. What has a default value is not the client's to say.
            for _ in 0..<2 {
                let hit = try await client.get("/counter?isAdmin=true", headers: [.apiKey: "k"])
                #expect(hit.text == "1 main k false")
                #expect(try await client.get("/actor").text == "41")
            }
            #expect(try await client.get("/main/2").text == "42")
            let failed = try await client.get("/counter", headers: [.apiKey: "bad"])
            #expect(failed.status == .forbidden)
            #expect(try failed.problem.detail == "bad key")
        }
    }

    @Test(arguments: TestTransport.all) func generics(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/ints", handlers: [ItemController<Int>.injected], dependencies: [Provider.value(1, as: "item")]),
            Router("/texts", handlers: [ItemController<String>.injected], dependencies: [Provider.value("a", as: "item")]),
        ])
        try await app.test(transport) { client in
            let ints = try await client.get("/ints/items/2")
            #expect(ints.text == "[1,2]")
            #expect(try await client.get("/texts/items/2").text == #"["a","2"]"#)
        }
    }

    /// The same type with an instance that serves all requests.
    @Test(arguments: TestTransport.all) func sharedInstances(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Router("/shared", handlers: [CounterController(), UserController(users: Users(db: Database(name: "own")))]),
                Router("/injected", handlers: [UserController.injected], dependencies: [Self.db("router")]),
            ], dependencies: [Self.$users, Self.db()])
        try await app.test(transport) { client in
            let first = try await client.get("/shared/counter")
            #expect(first.text == "1 fixed")
            #expect(try await client.get("/shared/counter").text == "2 fixed")
            #expect(try await client.get("/shared/users").text == "own!")
            #expect(try await client.get("/injected/users").text == "router!")
        }
    }

    @Test(arguments: TestTransport.all) func oneValueForAllWhoTakeIt(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [UserController.injected], dependencies: [Self.logged(log), Self.$users])
        try await app.test(transport) { client in
            // The guard, the controller and the handler.
            let response = try await client.get("/users/both")
            #expect(response.text == #"["main","main","main"]"#)
            #expect(log.entries == ["made", "finished 200"])
            #expect(try await client.get("/users").status == .ok)
            #expect(log.entries == ["made", "finished 200", "made", "finished 200"])
        }
    }

    @Test(arguments: TestTransport.all) func nothingIsMadeForARefusedRequest(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [CounterController.injected], dependencies: [Self.logged(log), Self.$users])
        try await app.test(transport) { client in
            let refused = try await client.send(.post, "/counter?page=0", body: Array(#"["x"]"#.utf8))
            #expect(refused.status == .badRequest)
            #expect(
                try refused.faults == [
                    "body [0]: Expected `int`, got `str`", "header api-key: Missing required header parameter 'api-key'",
                    "query page: Expected `int` >= 1",
                ])
            #expect(log.entries.isEmpty)
            let right = try await client.send(.post, "/counter?page=2", headers: [.apiKey: "k"], body: Array("[1]".utf8))
            #expect(right.text == "2")
            #expect(log.entries == ["made", "finished 201"])
        }
    }

    @Test(arguments: TestTransport.all) func cleanUpAfterAnInitializerThatThrows(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [CounterController.injected], dependencies: [Self.logged(log), Self.$users])
        try await app.test(transport) { client in
            let failed = try await client.get("/counter", headers: [.apiKey: "bad"])
            #expect(failed.status == .forbidden)
            #expect(log.entries == ["made", "finished 403"])
        }
    }

    @Test(arguments: TestTransport.all) func lazyProperties(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [LazyController.injected], dependencies: [Self.logged(log)])
        try await app.test(transport) { client in
            let missing = try await client.get("/lazy/false")
            #expect(missing.status == .notFound)
            #expect(log.entries.isEmpty)
            #expect(try await client.get("/lazy/true").text == "main")
            #expect(log.entries == ["made", "finished 200"])
        }
    }

    @Test(arguments: TestTransport.all) func overriding(transport: TestTransport) async throws {
        let app = Application(handlers: [UserController.injected], dependencies: [Self.db(), Self.$users])
        let fake = app.overriding([Self.$users.replaced(by: Users(db: Database(name: "fake")))])
        try await fake.test(transport) { client in
            let response = try await client.get("/users")
            #expect(response.text == "fake!")
        }
    }

    @Test func anotherTypeAndNone() {
        let users = Provider.value("text", as: "users")
        let app = Application(handlers: [MisfitController.injected], dependencies: [users, Provider.value(Database(), as: "database")])
        // Once, though the controller has two routes.
        #expect(
            Self.messages(app) == [
                "`users: Users` of the controller `MisfitController` would get a `String` from the provider `users` (\(users.id))",
                "nothing provides `databse: Database` for the controller `MisfitController`; closest: `database`",
            ])
        #expect(app.validate().allSatisfy { $0.location.line == misfitLine && $0.location.fileID == #fileID })
    }

    @Test func thePlaceOfAMarkedInitializer() {
        let app = Application(handlers: [MarkedController.injected])
        #expect(Self.messages(app) == ["nothing provides `users: Users` for the controller `MarkedController`"])
        #expect(app.validate().map(\.location.line) == [markedLine])
    }

    @Test func aSharedInstanceNeedsNoProvider() {
        let app = Application(handlers: [MisfitController(users: Users(db: Database()), databse: Database())])
        #expect(Self.messages(app).isEmpty)
    }

    /// What the controller reads stands in the table of routes.
    @Test func tableOfRoutes() throws {
        let app = Application(handlers: [CounterController.injected], dependencies: [Self.db(), Self.$users])
        let get = try #require(try app.routes.first)
        #expect(get.arguments.isEmpty)
        #expect(get.providers["CounterController"]?.map(\.name) == ["apiKey"])
    }
}
