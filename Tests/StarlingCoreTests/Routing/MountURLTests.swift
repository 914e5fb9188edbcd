import Starling
import StarlingTesting
import Testing

private struct Silent: Responder {
    func respond(to request: Request) async -> Response { Response() }
}

/// A foreign responder that knows one of the routes around it.
private struct Pointer: Responder {
    let reference: RouteReference

    func respond(to request: Request) async -> Response {
        do { return Response(try request.url(for: reference)) } catch { return Response("\(error)", status: .internalServerError) }
    }
}

@Suite("URLs of mounts") struct MountURLTests {
    @Get("/books/{id}") static func book(id: Int) async -> String { "\(id)" }
    @Get("/users/{id}") static func user(id: Int, request: Request) async throws -> [String] {
        try [$user(id: id + 1), $book(id: 7), $top()].flatMap { [try request.url(for: $0), try request.absoluteURL(for: $0)] }
    }
    @Get static func top() async -> String { "top" }

    private static let admin = Application(handlers: [$user, $top])

    @Test(arguments: TestTransport.all) func fromWithin(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Self.$book, Mount("/admin", Self.admin), Mount("/n", Application(handlers: [Mount("/m", Self.admin)])),
        ])
        try await app.test(transport) { client in
            let admin = try await client.get("/admin/users/1", headers: .to("a.com"))
            #expect(
                try admin.decode([String].self) == [
                    "/admin/users/2", "http://a.com/admin/users/2", "/books/7", "http://a.com/books/7", "/admin", "http://a.com/admin",
                ])
            // Each place leads to itself.
            let deep = try await client.get("/n/m/users/1", headers: .to("a.com"))
            #expect(
                try deep.decode([String].self) == [
                    "/n/m/users/2", "http://a.com/n/m/users/2", "/books/7", "http://a.com/books/7", "/n/m", "http://a.com/n/m",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func fromWithinVariables(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$book, Router("/{tenant}", handlers: [Mount("/admin", Self.admin)])])
        try await app.test(transport) { client in
            let response = try await client.get("/a%2Fb/admin/users/1", headers: .to("a.com"))
            #expect(
                try response.decode([String].self).prefix(3) == ["/a%2Fb/admin/users/2", "http://a.com/a%2Fb/admin/users/2", "/books/7"])
        }
        // From outside the variable needs a value.
        #expect(try app.url(for: Self.$user(id: 1).with("tenant", "x")) == "/x/admin/users/1")
        #expect(throws: RouteReferenceError.missingValue(variable: "tenant", path: "/{tenant}/admin/users/{id}")) {
            try app.url(for: Self.$user(id: 1))
        }
    }

    @Test(arguments: TestTransport.all) func fromForeign(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$book, Mount("/x", Pointer(reference: Self.$book(id: 3)))])
        try await app.test(transport) { client in
            let response = try await client.get("/x/y")
            #expect(response.text == "/books/3")
        }
    }

    @Test func fromOutside() throws {
        let app = Application(handlers: [Router("/api", host: "a.com", handlers: [Mount("/admin", Self.admin)]), Self.$book], path: "/v")
        let responder = try app.makeResponder()
        for url in [try app.url(for: Self.$user(id: 1)), try responder.url(for: Self.$user(id: 1))] {
            #expect(url == "//a.com/v/api/admin/users/1")
        }
        #expect(try app.url(for: Self.$top()) == "//a.com/v/api/admin")
        #expect(try app.absoluteURL(for: Self.$user(id: 1), base: "https://b.com") == "https://a.com/v/api/admin/users/1")
    }

    /// What is below a mount has no handler here, but a path.
    @Test func ofMounts() throws {
        let assets = Mount("/static", Silent())
        let tenants = Mount("/t/{tenant}", Silent())
        let app = Application(handlers: [Router("/x", handlers: [assets]), tenants, Mount("/", Silent(), fileID: "a", line: 1, column: 1)])
        for (path, url) in [("", "/x/static"), ("/", "/x/static/"), ("css/a b.css", "/x/static/css/a%20b.css"), ("/a/", "/x/static/a/")] {
            #expect(try app.url(for: assets(path)) == url)
        }
        #expect(try app.url(for: assets("a.css").query("v", 3)) == "/x/static/a.css?v=3")
        #expect(try app.url(for: tenants("a").with("tenant", "b/c")) == "/t/b%2Fc/a")
        #expect(throws: RouteReferenceError.missingValue(variable: "tenant", path: "/t/{tenant}/{...}")) { try app.url(for: tenants("a")) }
        #expect(throws: RouteReferenceError.unfitValue(variable: "...", value: "../x", path: "/x/static/{...}")) {
            try app.url(for: assets("../x"))
        }
        let other = Mount("/static", Silent())
        #expect(throws: RouteReferenceError.unknownHandler(other().handler)) { try app.url(for: other()) }
    }
}
