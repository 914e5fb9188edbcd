import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

/// What answers better than elsewhere, and is meant to; see docs/coming-from-litestar.md.
@Suite("Differences that are meant") struct DifferenceTests {
    @Model struct Item {
        var number: Int
        var note: String = ""
    }

    @Get("/text") static func text() async -> String { "text" }

    @Test("HEAD is answered wherever GET is", arguments: TestTransport.all)
    func head(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text]).test(transport) { client in
            let response = try await client.send(.head, "/text")
            #expect(response.answer == .text(200, ""))
            #expect(response.headers[.contentLength] == "4")
        }
    }

    @Post("/items") static func items(page: Int, @Header apiKey: String, data: Item) async -> Int { page + data.number }

    /// Missing values are among them; each by its name on the wire. A text of digits is no number in JSON.
    @Test("all faults of a request come in one answer", arguments: TestTransport.all)
    func allFaults(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$items]).test(transport) { client in
            let response = try await client.send(.post, "/items?page=x", body: Array(#"{"number":"5","note":1}"#.utf8))
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for POST /items?page=x","extra":[\#
                {"message":"Expected `int`, got `str`","key":"page","source":"query"},\#
                {"message":"Missing required header parameter 'api-key'","key":"api-key","source":"header"},\#
                {"message":"Expected `int`, got `str`","key":"number","source":"body"},\#
                {"message":"Expected `str`, got `int`","key":"note","source":"body"}]}
                """#
            #expect(response.answer == .json(400, expected))
            let good = try await client.send(
                .post, "/items?page=1", headers: [.init("Api-Key")!: "k"], body: Array(#"{"number":5}"#.utf8))
            #expect(good.answer == .json(201, "6"))
        }
    }

    @Post("/shaped", dto: DTO<Item>.shouted) static func shaped(data: Item) async -> Item { data }

    @Test("faults of a DTO have the same form", arguments: TestTransport.all)
    func faultsOfDTO(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$shaped]).test(transport) { client in
            let response = try await client.send(.post, "/shaped", body: Array(#"{"NUMBER":"x"}"#.utf8))
            let expected = #"""
                {"status_code":400,"detail":"Validation failed for POST /shaped","extra":[\#
                {"message":"Expected `int`, got `str`","key":"NUMBER","source":"body"}]}
                """#
            #expect(response.answer == .json(400, expected))
        }
    }

    @Get("/a/b/c") static func literal() async -> String { "literal" }
    @Get("/a/{x}/d") static func variable(x: String) async -> String { "variable \(x)" }
    @Get("/{slug}/hello") static func hello(slug: String) async -> String { "hello \(slug)" }
    @Get("/{rest...}") static func rest(rest: String) async -> String { "rest \(rest)" }

    @Test("the router turns back from a way that leads nowhere", arguments: TestTransport.all)
    func backtracking(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$rest, Self.$literal, Self.$variable, Self.$hello])
        try await app.test(transport) { client in
            for (path, text) in [
                "/a/b/c": "literal", "/a/b/d": "variable b", "/a/hello": "hello a", "/x/hello": "hello x", "/a/b/e": "rest /a/b/e",
            ] {
                let response = try await client.get(path)
                #expect(response.answer == .text(200, text), "\(path)")
            }
        }
    }

    @Get("/either/{a}") static func number(a: Int) async -> String { "number \(a)" }
    @Get("/either/{b}") static func word(b: String) async -> String { "word \(b)" }
    @Get("/either/{c}") static func otherWord(c: String) async -> String { "other \(c)" }

    @Test("types of variables tell routes apart, in whatever order they are registered", arguments: TestTransport.all)
    func kindsOfVariables(transport: TestTransport) async throws {
        for app in [Application(handlers: [Self.$number, Self.$word]), Application(handlers: [Self.$word, Self.$number])] {
            try await app.test(transport) { client in
                let response = try await client.get("/either/1")
                #expect(response.answer == .text(200, "number 1"))
                #expect(try await client.get("/either/x").answer == .text(200, "word x"))
            }
        }
    }

    @Test("routes that nothing tells apart are a fault") func ambiguousRoutes() {
        let error = #expect(throws: StartupError.self) { try Application(handlers: [Self.$word, Self.$otherWord]).makeResponder() }
        #expect(error?.faults.map(\.fault.code) == [.duplicateRoute])
    }

    @Get("/busy", blocking: false) static func busy() throws(HTTPError) -> String { throw .tooManyRequests(retryAfter: .seconds(30)) }
    @Get("/empty", blocking: false) static func empty() throws(HTTPError) -> String { throw HTTPError(.noContent) }

    @Test("429 says when to come again", arguments: TestTransport.all)
    func retryAfter(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$busy]).test(transport) { client in
            let response = try await client.get("/busy")
            #expect(response.answer == .json(429, #"{"status_code":429,"detail":"Too Many Requests"}"#))
            #expect(response.headers[values: .retryAfter] == ["30"])
        }
    }

    @Test("an error of a status without a body has none", arguments: TestTransport.all)
    func bodilessError(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$empty]).test(transport) { client in
            let response = try await client.get("/empty")
            #expect(response.answer == .empty(204))
        }
    }

    @Get("/last") static func last(query: QueryParameters, a: Int) async -> String { "\(query["a"] ?? "-") \(a)" }

    @Test("of a repeated name the last value counts, by whatever way it is read", arguments: TestTransport.all)
    func lastValue(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$last]).test(transport) { client in
            let response = try await client.get("/last?a=1&a=2")
            #expect(response.answer == .text(200, "2 2"))
        }
    }

    struct Watching: Middleware {
        func respond(to request: Request, next: Next) async throws -> Response {
            var response = try await next(request)
            response.headers[.watched] = "\(response.status.code)"
            return response
        }
    }

    @Test("middleware of the application sees what no route answers", arguments: TestTransport.all)
    func unrouted(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text], middleware: [Watching()]).test(transport) { client in
            let missing = try await client.get("/nowhere")
            #expect(missing.headers[.watched] == "404")
            #expect(try await client.delete("/text").headers[.watched] == "405")
        }
    }

    struct Failure: Error {}

    @Get("/failing") static func failing() async throws -> String { throw Failure() }

    @Test("the hooks after a handler run when it throws", .timeLimit(.minutes(1)), arguments: TestTransport.all)
    func hooksAfterErrors(transport: TestTransport) async throws {
        let log = StepLog()
        let app = Application(
            handlers: [Self.$failing], logger: .silent,
            afterRequest: { response, _ in
                log.add("after-request \(response.status.code)")
                return response
            }, afterResponse: { _, _ in log.add("after-response") })
        try await app.test(transport) { client in
            let response = try await client.get("/failing")
            #expect(response.status.code == 500)
            #expect(await log.steps(atLeast: 2) == ["after-request 500", "after-response"])
        }
    }

    @Get("/stream") static func stream(resource: StepLog) async -> Response {
        Response(
            body: .stream { writer in
                resource.add("body")
                try await writer.write("x")
            })
    }

    @Test("what a stream needs lives until it has been sent", .timeLimit(.minutes(1)), arguments: TestTransport.all)
    func streams(transport: TestTransport) async throws {
        let log = StepLog()
        let resource = Provider("resource") { () async throws -> Scoped<StepLog> in
            Scoped(log, finish: .afterBody) { _ in log.add("closed") }
        }
        try await Application(handlers: [Self.$stream], dependencies: [resource]).test(transport) { client in
            let response = try await client.get("/stream")
            #expect(response.text == "x")
            #expect(await log.steps(atLeast: 2) == ["body", "closed"])
        }
    }
}

extension DTO<DifferenceTests.Item> {
    static var shouted: Self { DTO(rename: .uppercase) }
}

extension HTTPField.Name {
    fileprivate static let watched = Self("x-watched")!
}
