import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension APIVersion {
    fileprivate static let two = header("X-API-Version", "2", isDefault: true)
}

@Suite("Routes of versions") struct VersionRoutingTests {
    @Get("/{id}") static func one(id: Int) async -> String { "one \(id)" }
    @Get("/{id}") static func two(id: Int) async -> String { "two \(id)" }
    @Post("/{id}") static func twoOnly(id: Int) async -> String { "two only \(id)" }
    @Get("/{id}") static func other(id: Int) async -> String { "other \(id)" }
    @Get("/plain") static func plain() async -> String { "plain" }
    @Get("/json") static func oneJSON() async -> [Int] { [1] }
    @Get("/json") static func twoJSON() async -> [Int] { [2] }
    @Get("/text", media: "text/csv") static func csv() async -> [Int] { [2] }

    private static func asking(_ version: String) -> HeaderFields { [.init("x-api-version")!: version] }
    private static func accepting(_ types: String) -> HeaderFields { [.accept: types] }

    @Test(arguments: TestTransport.all) func byPath(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Router("/books", version: .path("v1"), handlers: [Self.$one]),
                Router("/books", version: .path("v2", isDefault: true), handlers: [Self.$two]),
            ], path: "/api")
        let responder = try app.makeResponder()
        #expect(responder.routes.map { "\($0.path) \($0.versions)" } == ["/api/v1/books/{id} [v1]", "/api/v2/books/{id} [v2 (default)]"])
        #expect(try responder.url(for: Self.$two(id: 3)) == "/api/v2/books/3")
        try await responder.test(transport) { client in
            let first = try await client.get("/api/v1/books/3")
            #expect(first.text == "one 3")
            #expect(first.headers[.vary] == nil)
            #expect(try await client.get("/api/v2/books/3").text == "two 3")
            #expect(try await client.get("/api/books/3").text == "two 3")
            #expect(try await client.get("/api/v3/books/3").status == .notFound)
            #expect(try await client.delete("/api/books/3").allowed == ["GET", "HEAD", "OPTIONS"])
        }
    }

    @Test(arguments: TestTransport.all) func byHeader(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/books", version: .header("X-API-Version", "1"), handlers: [Self.$one]),
            Router("/books", version: .two, handlers: [Self.$two, Self.$twoOnly]), Self.$plain,
        ])
        let responder = try app.makeResponder()
        #expect(
            responder.routes.map { "\($0.versions)" } == [
                "[x-api-version: 1]", "[x-api-version: 2 (default)]", "[x-api-version: 2 (default)]", "[]",
            ])
        try await responder.test(transport) { client in
            let one = try await client.get("/books/3", headers: Self.asking("1"))
            #expect(one.text == "one 3")
            #expect(one.headers[.vary] == "x-api-version")
            #expect(try await client.get("/books/3", headers: Self.asking("2")).text == "two 3")
            #expect(try await client.get("/books/3").text == "two 3")
            #expect(try await client.get("/books/3", headers: Self.asking("")).text == "two 3")
            let unknown = try await client.get("/books/3", headers: Self.asking("3"))
            #expect(unknown.status == .notFound)
            #expect(unknown.headers[.vary] == "x-api-version")
            #expect(try await client.get("/books/3", headers: Self.asking("1, 2")).status == .notFound)
            #expect(try await client.send(.post, "/books/3").text == "two only 3")
            let refused = try await client.send(.post, "/books/3", headers: Self.asking("1"))
            #expect(refused.status == .methodNotAllowed)
            #expect(refused.allowed == ["GET", "HEAD", "OPTIONS"])
            // What has no version is answered whatever version is asked for, and caches may know that.
            let plain = try await client.get("/plain", headers: Self.asking("3"))
            #expect(plain.text == "plain")
            #expect(plain.headers[.vary] == nil)
        }
    }

    @Test(arguments: TestTransport.all) func byMediaType(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/books", version: .mediaType("application/vnd.acme.v1+json"), handlers: [Self.$oneJSON]),
            Router("/books", version: .mediaType("application/vnd.acme.v2+json", isDefault: true), handlers: [Self.$twoJSON, Self.$csv]),
        ])
        let cases = [
            ("application/vnd.acme.v1+json", "[1]"), ("application/vnd.acme.v2+json", "[2]"), ("*/*", "[2]"), ("application/json", "[2]"),
            ("text/html, application/*;q=0.1", "[2]"), ("application/vnd.acme.v1+json, */*", "[1]"),
            ("application/vnd.acme.v1+json;q=0.5, */*", "[2]"), ("application/vnd.acme.v2+json;q=0.5, application/vnd.acme.v1+json", "[1]"),
            ("application/vnd.acme.v1+json;q=0.5, application/vnd.acme.v2+json;q=0.6", "[2]"),
            ("application/vnd.acme.v9+json, application/vnd.acme.v1+json;q=0.1", "[1]"),
        ]
        try await app.test(transport) { client in
            for (accept, text) in cases {
                let response = try await client.get("/books/json", headers: Self.accepting(accept))
                #expect(response.text == text, "\(accept)")
                #expect(response.headers[.vary] == "accept", "\(accept)")
                #expect(response.headers[.contentType] == (text == "[1]" ? "application/vnd.acme.v1+json" : "application/vnd.acme.v2+json"))
            }
            #expect(try await client.get("/books/json").text == "[2]")
            #expect(try await client.get("/books/text").headers[.contentType] == "text/csv")
            for accept in ["application/vnd.acme.v9+json", "text/html", "application/vnd.acme.v1+json;q=0"] {
                #expect(try await client.get("/books/json", headers: Self.accepting(accept)).status == .notFound, "\(accept)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func byParameter(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/books", version: .mediaType("application/json; version=1"), handlers: [Self.$oneJSON]),
            Router("/books", version: .mediaType("application/json; version=2", isDefault: true), handlers: [Self.$twoJSON]),
        ])
        let cases = [
            ("application/json; version=1", "[1]"), ("application/json;version=\"2\"", "[2]"), ("application/json", "[2]"), ("*/*", "[2]"),
        ]
        try await app.test(transport) { client in
            for (accept, text) in cases {
                let response = try await client.get("/books/json", headers: Self.accepting(accept))
                #expect(response.text == text, "\(accept)")
                #expect(response.headers[.contentType] == "application/json; version=\(text == "[1]" ? 1 : 2)")
            }
            #expect(try await client.get("/books/json", headers: Self.accepting("application/json; version=3")).status == .notFound)
        }
    }

    /// Host before version; and a route without either is there for whatever the others have not.
    @Test(arguments: TestTransport.all) func withHosts(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/books", handlers: [Self.$other]),
            Router("/books", version: .header("X-API-Version", "1"), handlers: [Self.$one]),
            Router(host: "api.example.com", version: .header("X-API-Version", "1"), handlers: [Router("/books", handlers: [Self.$two])]),
        ])
        try await app.test(transport) { client in
            let api = try await client.get("/books/1", headers: [.init("host")!: "api.example.com", .init("x-api-version")!: "1"])
            #expect(api.text == "two 1")
            #expect(try await client.get("/books/1", headers: [.init("host")!: "x.org", .init("x-api-version")!: "1"]).text == "one 1")
            let other = try await client.get("/books/1", headers: [.init("host")!: "api.example.com", .init("x-api-version")!: "9"])
            #expect(other.text == "other 1")
            #expect(other.headers[.vary] == "x-api-version")
        }
    }

    /// A request can name a version in two ways; the same one twice says nothing new.
    @Test(arguments: TestTransport.all) func nested(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router(
                version: .path("v1"),
                handlers: [
                    Router("/books", version: .header("X-Beta", "yes"), handlers: [Self.$one]),
                    Router("/more", version: .path("v1"), handlers: [Self.$two]),
                ])
        ])
        let responder = try app.makeResponder()
        #expect(responder.routes.map { "\($0.path) \($0.versions)" } == ["/v1/books/{id} [v1, x-beta: yes]", "/v1/more/{id} [v1]"])
        try await responder.test(transport) { client in
            let beta = try await client.get("/v1/books/1", headers: [.init("x-beta")!: "yes"])
            #expect(beta.text == "one 1")
            #expect(try await client.get("/v1/books/1").status == .notFound)
            #expect(try await client.get("/v1/more/1").text == "two 1")
        }
    }

    /// Fields that an answer depends on are added to those that it names itself.
    @Test func vary() async throws {
        let app = Application(handlers: [
            Router(
                version: .header("X-API-Version", "1"),
                handlers: [
                    Handler.get("/own") { _ in Response(headers: [.vary: "Accept-Language"]) },
                    Handler.get("/same") { _ in Response(headers: [.vary: "origin, X-API-Version"]) },
                    Handler.get("/all") { _ in Response(headers: [.vary: "*"]) },
                ])
        ])
        try await app.test { client in
            let own = try await client.get("/own", headers: Self.asking("1"))
            #expect(own.headers[.vary] == "Accept-Language, x-api-version")
            #expect(try await client.get("/same", headers: Self.asking("1")).headers[.vary] == "origin, X-API-Version")
            #expect(try await client.get("/all", headers: Self.asking("1")).headers[.vary] == "*")
        }
    }
}
