import Starling
import StarlingTesting
import Testing

// Handlers at file scope, in every shape that a function can have.

@Model
private struct Greeting: Equatable {
    var text: String
    var page: Int
}

/// Greets someone.
///
/// A second paragraph.
@Get("/hello/{name}")
private func hello(name: String, @Query(ge: 1) page: Int = 1) async -> Greeting {
    Greeting(text: "Hello, \(name)", page: page)
}

@Get("/sync", blocking: false)
private func sync() -> String { "sync" }

@Get("/blocking/{n}", blocking: true)
private func onThread(n: Int) throws -> Int {
    if n < 0 { throw HTTPError.badRequest("negative") }
    return n * 2
}

@Get("/throws", blocking: false)
private func throwing() throws -> String { throw HTTPError.conflict("taken") }

private struct Refusal: Error {}

@Get("/typed")
private func typedThrow(fail: Bool = false) async throws(HTTPError) -> String {
    if fail { throw HTTPError(.gone, "typed") }
    return "fine"
}

@Get("/typed/sync", blocking: false)
private func typedSync(fail: Bool) throws(HTTPError) -> String {
    if fail { throw HTTPError(.gone, "typed") }
    return "fine"
}

// Keywords as names and labels; an argument named like its function; labels that differ from names.
@Get("/keywords/{value}")
private func `default`(`class` value: String, `in`: Int, `repeat` `self`: Int = 3, class _class: Int = 0) async -> String {
    "\(value) \(`in`) \(`self`) \(_class)"
}

@Get("/self/{selfNamed}")
private func selfNamed(selfNamed: Int) async -> Int { selfNamed }

@Get("/labels/{id}")
private func labels(of id: Int, _ second: Int, with third: Int = 7) async -> [Int] { [id, second, third] }

@Get("/request/{request_id}")
private func clash(request: Request, context: Int, call: Int, argument1: Int, value1: Int, binder1: Int) async -> [Int] {
    [context, call, argument1, value1, binder1]
}

@Put("/void/{id}", blocking: false)
private func nothing(id: Int) {}

@Get("/discard", blocking: false)
@discardableResult
private func discarded() -> Int { 1 }

@MainActor
@Get("/main", blocking: false)
private func onMain(n: Int = 1) -> Int { n }

@Sendable
@Get("/sendable", blocking: false)
private func sendable() -> Int { 1 }

#if DEBUG
    @Get("/conditional", blocking: false)
    private func conditional() -> String { "debug" }
#else
    @Get("/conditional", blocking: false)
    private func conditional() -> String { "release" }
#endif

#if NEVER_DEFINED
    @Get("/never", blocking: false)
    private func never() -> String { "never" }
#endif

@Suite("Handlers at file scope") struct FileScopeHandlerTests {
    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let app = Application(handlers: [
            $hello, $sync, $onThread, $throwing, $typedThrow, $typedSync, $nothing, $discarded, $onMain, $sendable,
        ])
        try await app.test(transport) { client in
            let greeting = try await client.get("/hello/Ada?page=2")
            #expect(greeting.status == .ok)
            #expect(greeting.headers[.contentType] == "application/json")
            #expect(try greeting.decode(Greeting.self) == Greeting(text: "Hello, Ada", page: 2))
            #expect(try await client.get("/hello/Ada").decode(Greeting.self).page == 1)
            #expect(try await client.get("/sync").text == "sync")
            #expect(try await client.get("/blocking/21").text == "42")
            #expect(try await client.get("/blocking/-1").status == .badRequest)
            #expect(try await client.get("/throws").status == .conflict)
            #expect(try await client.get("/typed").text == "fine")
            #expect(try await client.get("/typed?fail=true").status == .gone)
            #expect(try await client.get("/typed/sync?fail=true").status == .gone)
            #expect(try await client.put("/void/1", json: 0).body.isEmpty)
            #expect(try await client.get("/discard").text == "1")
            #expect(try await client.get("/main?n=9").text == "9")
            #expect(try await client.get("/sendable").text == "1")
        }
    }

    @Test(arguments: TestTransport.all) func names(transport: TestTransport) async throws {
        let app = Application(handlers: [$default, $selfNamed, $labels, $conditional])
        try await app.test(transport) { client in
            let keywords = try await client.get("/keywords/x?in=1&self=2")
            #expect(keywords.text == "x 1 2 0")
            #expect(try await client.get("/self/5").text == "5")
            #expect(try await client.get("/labels/1?second=2").decode([Int].self) == [1, 2, 7])
            #expect(try await client.get("/conditional").text == "debug")
        }
    }
}
