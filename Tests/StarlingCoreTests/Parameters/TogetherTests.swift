import HTTPTypes
import Starling
import StarlingTesting
import Testing

private struct Store: Sendable {}

@Model private struct Note { var text: String }

/// Whoever reads it, and wherever it comes from: what is wrong with a request is told in one answer, each thing once.
@Suite("Faults of all who read a request") struct TogetherTests {
    @Provide fileprivate static func store(@Query(ge: 1) shard: Int, page: Int) async -> Store { Store() }
    @Provide fileprivate static func user(@Cookie session: Int) async -> String { "user \(session)" }
    @Provide static func size(data: [Int], @Query width: Int) async -> Int { data.count }
    @Guard static func owner(@Header owner: Int, user: String) async throws { if owner == 0 { throw HTTPError.forbidden() } }
    @Guard static func second(@Header second: Int) async throws {}
    @Guard static func alternative(@Header alternative: Int) async throws {}

    @Put("/notes/{id}", guards: guards)
    fileprivate static func put(@Path(ge: 10) id: Int, page: Int, store: Store, user: String, data: Note) async -> String { "\(page)" }

    @Post("/sizes", guards: guards) static func sizes(size: Int) async -> Int { size }

    @Get("/page") fileprivate static func page(page: Int, store: Store) async -> Int { page }

    private static let guards: [any Guard] = [$owner, $second, $alternative.or(Passing())]

    private struct Passing: Guard {
        func check(_ request: Request, _ context: RequestContext) async throws {}
    }

    private static func app(_ made: Log) -> Application {
        Application(
            handlers: [$put, $sizes, $page],
            dependencies: [
                $store, $size,
                Provider<String>(id: $user.id, name: "user", arguments: $user.arguments, result: ProviderResulting.of(String.self)) {
                    builder in
                    let session = builder.bind(ParameterArgument("session", source: .cookie, decoder: ParameterDecoding.of(Int.self)))
                    return { context in
                        guard let session = session.value(in: context) else { throw context.failure() }
                        made.add("user")
                        return "user \(session)"
                    }
                },
            ], parameters: [LayerParameter<String>.header("X-Tenant")])
    }

    private static func headers(_ fields: KeyValuePairs<String, String>) throws -> HeaderFields {
        var headers = HeaderFields()
        for (name, value) in fields { headers.append(value, for: try #require(HTTPField.Name(name))) }
        return headers
    }

    /// A guard that cannot be asked: the parameters of all others are looked at, too. The body is not: it is read after the guards.
    @Test(arguments: TestTransport.all) func whereAGuardLacksSomething(transport: TestTransport) async throws {
        let made = Log()
        try await Self.app(made).test(transport) { client in
            let bad = try await client.send(
                .put, "/notes/9?page=x&shard=0", headers: Self.headers(["second": "x"]), body: Array(#"{"text":1}"#.utf8))
            #expect(
                try bad.faults == [
                    "cookie session: Missing required cookie parameter 'session'",
                    "header owner: Missing required header parameter 'owner'",
                    "header second: Expected `int`, got `str`", "header x-tenant: Missing required header parameter 'x-tenant'",
                    "path id: Expected `int` >= 10", "query page: Expected `int`, got `str`", "query shard: Expected `int` >= 1",
                ])
            // What takes the body is not asked at all.
            let sizes = try await client.send(.post, "/sizes", headers: Self.headers(["owner": "1", "cookie": "session=1"]))
            #expect(
                try sizes.faults == [
                    "header second: Missing required header parameter 'second'",
                    "header x-tenant: Missing required header parameter 'x-tenant'",
                ])
        }
    }

    /// Nothing is made for a guard whose own parameters are wrong.
    @Test(arguments: TestTransport.all) func guardsMakeNothingInVain(transport: TestTransport) async throws {
        let made = Log()
        try await Self.app(made).test(transport) { client in
            let missing = try await client.send(.post, "/sizes", headers: Self.headers(["cookie": "session=1", "second": "1"]))
            #expect(missing.status == .badRequest)
            #expect(made.entries.isEmpty)
            let refused = try await client.send(
                .post, "/sizes", headers: Self.headers(["cookie": "session=1", "second": "1", "owner": "0"]))
            #expect(refused.status == .forbidden)
            #expect(made.entries == ["user"])
        }
    }

    /// Behind the guards, the body as well.
    @Test(arguments: TestTransport.all) func behindTheGuards(transport: TestTransport) async throws {
        let made = Log()
        try await Self.app(made).test(transport) { client in
            let headers = try Self.headers(["owner": "1", "second": "2", "cookie": "session=1"])
            let bad = try await client.send(.put, "/notes/9?page=x&shard=0", headers: headers, body: Array(#"{"text":1}"#.utf8))
            #expect(
                try bad.faults == [
                    "body text: Expected `str`, got `int`", "header x-tenant: Missing required header parameter 'x-tenant'",
                    "path id: Expected `int` >= 10", "query page: Expected `int`, got `str`", "query shard: Expected `int` >= 1",
                ])
            let sizes = try await client.send(.post, "/sizes", headers: headers, body: Array(#"["x"]"#.utf8))
            #expect(
                try sizes.faults == [
                    "body [0]: Expected `int`, got `str`", "header x-tenant: Missing required header parameter 'x-tenant'",
                    "query width: Missing required query parameter 'width'",
                ])
        }
    }

    /// The handler and the provider both read `page`.
    @Test(arguments: TestTransport.all) func oneFaultForOneParameter(transport: TestTransport) async throws {
        try await Self.app(Log()).test(transport) { client in
            let headers = try Self.headers(["x-tenant": "t"])
            let missing = try await client.get("/page?shard=1", headers: headers)
            #expect(try missing.problem.extra?.map(\.key) == ["page"])
            let wrong = try await client.get("/page?shard=1&page=x", headers: headers)
            #expect(try wrong.problem.extra?.map(\.key) == ["page"])
        }
    }

    @Get("/lazy") fileprivate static func lazy(store: Lazy<Store>) async throws -> String {
        do { _ = try await store.value } catch let first as ValidationError {
            do { _ = try await store.value } catch let second as ValidationError { return "\(first.faults.count) \(second.faults.count)" }
        }
        return "made"
    }

    @Test func aLazyValueThatIsAskedForTwice() async throws {
        let app = Application(handlers: [Self.$lazy], dependencies: [Self.$store])
        try await app.test { client in
            let response = try await client.get("/lazy?page=1")
            #expect(response.text == "1 1")
        }
    }
}
