import Starling
import StarlingTesting
import Testing

private struct Database: Sendable {}

@Suite("Faults of wiring") struct WiringFaultTests {
    @Get("/a") static func takesInt(value: Int) async -> Int { value }
    @Get("/one") static func takesOne(one: Int) async -> Int { one }
    @Get("/guarded") static func guarded() async {}
    @Get("/by-type") fileprivate static func byType(@Inject store: Database) async {}
    @Post("/ok") static func withBody(data: [Int], total: Int) async -> Int { total + data.count }

    @Provide static func one(two: Int) async -> Int { two }
    @Provide static func two(three: Int) async -> Int { three }
    @Provide static func three(one: Int) async -> Int { one }
    @Provide static func total(data: [Int]) async -> Int { data.reduce(0, +) }
    @Provide(scope: .application) static func shared(short: Int) async -> Int { short }
    @Provide(scope: .application) static func reads(page: Int) async -> Int { page }
    @Get("/shared") static func takesShared(shared: Int) async -> Int { shared }
    @Get("/reads") static func takesReads(reads: Int) async -> Int { reads }
    @Guard static func needsBody(total: Int) async throws {}

    private static func messages(_ app: Application) -> [String] {
        app.validate().map { FaultCatalogue().message(for: $0.fault) }
    }

    private static func place(_ provider: some DependencyProvider) -> String { "\(provider.id)" }

    @Test func anotherType() {
        let provider = Provider.value("text", as: "value")
        #expect(
            Self.messages(Application(handlers: [Self.$takesInt], dependencies: [provider])) == [
                "`value: Int` of GET /a would get a `String` from the provider `value` (\(Self.place(provider)))"
            ])
    }

    @Test func aCircle() {
        #expect(
            Self.messages(Application(handlers: [Self.$takesOne], dependencies: [Self.$one, Self.$two, Self.$three])) == [
                "providers need each other without end: `one` → `two` → `three` → `one`"
            ])
    }

    @Test func aGuardThatNeedsTheBody() {
        let inner = Application(handlers: [Self.$guarded], guards: [Self.$needsBody], dependencies: [Self.$total])
        #expect(
            Self.messages(inner) == [
                "`data` of the provider `total` needs the body (\(Self.place(Self.$total))), which is read after the guards: take it in the handler instead"
            ])
        // The macro refuses a function that takes it itself.
        let id = SourceLocation(fileID: "Here", line: 1, column: 1)
        let taking = FunctionGuard(id: id, name: "taking", arguments: []) { builder in
            let body = builder.bind(BodyArgument("data", decoder: BodyDecoding.of([Int].self)))
            return { context in _ = await body.value(in: context) }
        }
        #expect(Self.messages(Application(handlers: [Self.$guarded], guards: [taking])).count == 1)
    }

    @Test func severalOfOneTypeAndNone() {
        let one = Provider.value(Database(), as: "one")
        let two = Provider.value(Database(), as: "two")
        #expect(
            Self.messages(Application(handlers: [Self.$byType], dependencies: [one, two])) == [
                "`store: Database` of GET /by-type could come from `one`, `two`: name one, `@Inject(\"name\")`"
            ])
        #expect(
            Self.messages(Application(handlers: [Self.$byType])) == ["nothing provides `store: Database` for GET /by-type"])
        #expect(Self.messages(Application(handlers: [Self.$byType], dependencies: [one])).isEmpty)
    }

    @Get("/by-type/optional") fileprivate static func byOptionalType(@Inject store: Database?) async -> Bool { store != nil }

    /// An optional takes the only provider of its type, else the only one of what it wraps.
    @Test func anOptionalByType() async throws {
        let one = Provider.value(Database(), as: "one")
        let two = Provider.value(Database(), as: "two")
        let maybe = Provider<Database?>.value(nil, as: "maybe")
        #expect(
            Self.messages(Application(handlers: [Self.$byOptionalType], dependencies: [one, two])) == [
                "`store: Database?` of GET /by-type/optional could come from `one`, `two`: name one, `@Inject(\"name\")`"
            ])
        #expect(
            Self.messages(Application(handlers: [Self.$byOptionalType])) == [
                "nothing provides `store: Database?` for GET /by-type/optional"
            ])
        for (dependencies, text) in [([one], "true"), ([one, two, maybe] as Dependencies, "false")] {
            try await Application(handlers: [Self.$byOptionalType], dependencies: dependencies).test { client in
                let response = try await client.get("/by-type/optional")
                #expect(response.text == text)
            }
        }
    }

    @Test func theApplicationsValueOfARequestsOne() {
        let short = Provider("short") { 1 }
        #expect(
            Self.messages(Application(handlers: [Self.$takesShared], dependencies: [Self.$shared, short])) == [
                "`short` (\(Self.place(short))) lives as long as a request, and `shared` as long as the application: make both live as long"
            ])
        #expect(
            Self.messages(Application(handlers: [Self.$takesReads], dependencies: [Self.$reads])) == [
                "`page: Int` of the provider `reads` is read from a request, and there is none"
            ])
    }

    @Test func twoOfOneName() {
        let one = Provider.value(1, as: "value")
        let two = Provider.value(2, as: "value")
        #expect(
            Self.messages(Application(handlers: [Self.$takesInt], dependencies: [one, two])) == [
                "another provider in the same layer is named `value` (\(Self.place(one))): names must be unique"
            ])
    }

    @Test func theClosestNameOfAProvider() {
        #expect(
            Self.messages(Application(handlers: [Self.$misspelt], dependencies: [Provider.value(Database(), as: "database")])) == [
                "nothing provides `databse: Database` for GET /misspelt; closest: `database`"
            ])
    }

    @Get("/misspelt") fileprivate static func misspelt(databse: Database) async {}

    @Test(arguments: TestTransport.all) func theBodyIsReadByTwo(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$withBody], dependencies: [Self.$total]).test(transport) { client in
            let first = try await client.send(.post, "/ok", body: Array("[1,2]".utf8))
            #expect(first.text == "5")
        }
    }

    @Test func unusedProvidersAreNotWired() {
        // It reads a variable that the route has not, which matters to nobody.
        #expect(Self.messages(Application(handlers: [Self.$guarded], dependencies: [Self.$one, Self.$reads])).isEmpty)
    }
}
