import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// What an answer depends on is what all say that it does: a cache that is told less gives it to those whom it is not for.
@Suite("What answers depend on") struct VaryingAnswerTests {
    @Model struct Book: Equatable {
        var title: String = "Solaris"
    }

    @Get("/model", responseHeaders: [.vary: "Accept-Language"]) static func model() async -> Book { Book() }
    @Get("/reply") static func reply() async -> Reply<Book> { Reply(Book(), headers: [.vary: "Accept-Language"]) }
    @Get("/response") static func response() async -> Response {
        var response = Response("Solaris")
        response.headers[.vary] = "Accept-Language"
        return response
    }
    @Get("/offers", offers: [.json, .messagePack], responseHeaders: [.vary: "Accept-Language"]) static func offers() async -> Book {
        Book()
    }
    @Get("/unchanged", responseHeaders: [.vary: "Accept-Language"])
    static func unchanged(conditions: Conditions) async throws -> Book {
        try conditions.check(etag: "v1")
        return Book()
    }

    private static let layers: HeaderFields = [.vary: "Cookie"]

    @Test(arguments: TestTransport.all) func isWhatLayersAndHandlersSay(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Router(
                    "/inner", handlers: [Self.$model, Self.$reply, Self.$response, Self.$offers, Self.$unchanged],
                    responseHeaders: [.age: 5])
            ], responseHeaders: Self.layers)
        try await app.test(transport) { client in
            for path in ["/model", "/reply", "/response"] {
                let response = try await client.get("/inner\(path)")
                #expect(response.headers[values: .vary] == ["Cookie, Accept-Language"], "\(path)")
                #expect(response.headers[.age] == "5", "\(path)")
            }
            #expect(try await client.get("/inner/offers").headers[values: .vary] == ["Cookie, Accept-Language, Accept"])
            let unchanged = try await client.get("/inner/unchanged", headers: [.ifNoneMatch: "\"v1\""])
            #expect(unchanged.status == .notModified)
            #expect(unchanged.headers[values: .vary] == ["Cookie, Accept-Language"])
        }
    }

    @Test(arguments: TestTransport.all) func isWhatLayersAndFilesSay(transport: TestTransport) async throws {
        try await withTemporaryFolder(["a.txt": "a"]) { folder in
            let files = StaticFiles("/s", directories: [folder], precompressed: [.gzip])
            try await Application(handlers: [files], responseHeaders: Self.layers).test(transport) { client in
                let file = try await client.get("/s/a.txt")
                #expect(file.headers[values: .vary] == ["Cookie, accept-encoding"])
            }
        }
    }

    @Test func isInTheTableOfRoutes() throws {
        let app = Application(handlers: [Self.$model], responseHeaders: Self.layers)
        #expect(try app.makeResponder().routes.map { $0.responseHeaders[.vary] } == ["Cookie, Accept-Language"])
    }
}
