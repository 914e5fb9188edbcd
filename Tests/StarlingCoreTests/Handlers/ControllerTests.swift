import Starling
import StarlingTesting
import Synchronization
import Testing

// Controllers of every kind.

@Model
private struct Note: Equatable {
    var id: Int
    var text: String
}

@Controller("/struct")
private struct StructController {
    let greeting: String
    static let fallback = "nobody"

    @Get
    func root() async -> String { greeting }

    /// Greets by name.
    @Get("/{name}")
    func greet(name: String, mark: String = fallback) async -> String { "\(greeting), \(name)\(mark)" }

    @Get("/sync/{name}", blocking: false)
    func sync(name: String) -> String { name }

    @Get("/blocking/{name}", blocking: true)
    private func onThread(name: String) throws -> String { name + greeting }

    @Get("/static")
    static func shared() async -> String { "static" }

    @Post(status: .accepted)
    func create(data: Note) async throws(HTTPError) -> Note { data }

    func helper() -> Int { 1 }

    #if DEBUG
        @Get("/conditional/debug", blocking: false)
        func debugOnly() -> String { "debug" }
    #else
        @Get("/conditional/release", blocking: false)
        func releaseOnly() -> String { "release" }
    #endif

    #if NEVER_DEFINED
        @Get("/conditional/never", blocking: false)
        func never() -> String { "never" }
    #endif
}

@Controller("/class")
private final class ClassController: Sendable {
    private let count = Mutex(0)

    @Post("/hits", blocking: false)
    func hit() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    @Get("/hits")
    func hits() async -> Int { count.withLock { $0 } }
}

@Controller("/actor")
private actor ActorController {
    private var notes: [Int: Note] = [:]

    @Get("/{id}", blocking: false)
    func get(id: Int) throws -> Note {
        guard let note = notes[id] else { throw HTTPError.notFound("No note \(id)") }
        return note
    }

    @Put("/{id}")
    func put(id: Int, _ data: Note) async -> Note {
        notes[id] = data
        return data
    }

    @Get("/free/{class}", blocking: false)
    nonisolated func free(`class`: Int) -> Int { `class` }
}

@Controller("/main")
@MainActor private struct MainActorController {
    var base = 40

    @Get("/{n}")
    func add(n: Int) async -> Int { base + n }

    @Get("/sync/{n}", blocking: false)
    func addInTurn(n: Int) -> Int { base - n }
}

@Controller("/generic")
private struct GenericController<Item: Codable & Sendable & ParameterValue> {
    let item: Item

    @Get("/{other}")
    func pair(other: Item) async -> [Item] { [item, other] }

    @Post
    func echo(data: Item) async -> Item { data }
}

@Controller
private struct WithoutPath {
    @Get("/bare", blocking: false)
    func bare() -> String { "bare" }
}

@Controller("/hygiene/{handlers}")
private struct HygieneController {
    let handlers: [Int] = []
    let handler = 1
    let request = 2
    let id = 3

    @Put("/{hygiene}")
    func hygiene(hygiene: Int, handlers: Int, handler: Int = 1, context: Int = 2, `self` me: Int = 3, body: RequestBody) async -> [Int] {
        [hygiene, handlers, handler, context, me]
    }
}

@Suite("Controllers") struct ControllerTests {
    @Controller("/suite")
    struct Member {
        @Get(blocking: false)
        func index() -> String { "member" }
    }

    @Test(arguments: TestTransport.all) func structs(transport: TestTransport) async throws {
        try await Application(handlers: [StructController(greeting: "Hi"), WithoutPath(), PublicController(), Member()]).test(transport) {
            client in
            let expected = [
                "/struct": "Hi", "/struct/": "Hi", "/struct/Ada": "Hi, Adanobody", "/struct/Ada?mark=!": "Hi, Ada!",
                "/struct/sync/x": "x", "/struct/blocking/x": "xHi", "/bare": "bare", "/public": "open",
                "/public/internal": "internal", "/public/private": "private", "/suite": "member",
                "/struct/conditional/debug": "debug",
            ]
            for (target, text) in expected { #expect(try await client.get(target).text == text, "\(target)") }
            let note = Note(id: 1, text: "x")
            let created = try await client.post("/struct", json: note)
            #expect(created.status == .accepted)
            #expect(try created.decode(Note.self) == note)
            #expect(try await client.get("/struct/conditional/never").status == .notFound)
        }
    }

    @Test(arguments: TestTransport.all) func classes(transport: TestTransport) async throws {
        try await Application(handlers: [ClassController()]).test(transport) { client in
            let first = try await client.send(.post, "/class/hits")
            #expect(first.status == .created)
            #expect(first.text == "1")
            #expect(try await client.send(.post, "/class/hits").text == "2")
            #expect(try await client.get("/class/hits").text == "2")
        }
    }

    @Test(arguments: TestTransport.all) func actors(transport: TestTransport) async throws {
        try await Application(handlers: [ActorController()]).test(transport) { client in
            let missing = try await client.get("/actor/3")
            #expect(missing.status == .notFound)
            #expect(try missing.problem == Problem(status_code: 404, detail: "No note 3"))
            let note = Note(id: 3, text: "c")
            #expect(try await client.put("/actor/3", json: note).status == .ok)
            #expect(try await client.get("/actor/3").decode(Note.self) == note)
            #expect(try await client.get("/actor/free/8").text == "8")
        }
    }

    @Test(arguments: TestTransport.all) func mainActor(transport: TestTransport) async throws {
        try await Application(handlers: [MainActorController()]).test(transport) { client in
            let sum = try await client.get("/main/2")
            #expect(sum.text == "42")
            #expect(try await client.get("/main/sync/2").text == "38")
        }
    }

    @Test(arguments: TestTransport.all) func generics(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/ints", handlers: [GenericController(item: 1)]), Router("/texts", handlers: [GenericController(item: "a")]),
        ])
        try await app.test(transport) { client in
            let ints = try await client.get("/ints/generic/2")
            #expect(ints.text == "[1,2]")
            #expect(try await client.get("/texts/generic/2").text == #"["a","2"]"#)
            #expect(try await client.get("/ints/generic/x").status == .notFound)
            #expect(try await client.post("/ints/generic", json: 5).text == "5")
        }
    }

    @Test(arguments: TestTransport.all) func hygiene(transport: TestTransport) async throws {
        try await Application(handlers: [HygieneController()]).test(transport) { client in
            let response = try await client.send(.put, "/hygiene/7/8?me=9")
            #expect(response.text == "[8,7,1,2,9]")
        }
    }

    /// One instance serves all requests, and two instances of one controller are two.
    @Test(arguments: TestTransport.all) func instances(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/a", handlers: [ClassController()]), Router("/b", handlers: [ClassController()]),
        ])
        try await app.test(transport) { client in
            _ = try await client.send(.post, "/a/class/hits")
            #expect(try await client.get("/a/class/hits").text == "1")
            #expect(try await client.get("/b/class/hits").text == "0")
        }
    }
}
