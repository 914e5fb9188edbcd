import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Redirects") struct RedirectTests {
    private enum Sort: String, Sendable { case byTitle = "title & more" }

    @Test(
        arguments: [
            (Redirect(to: "/x"), "/x"), (Redirect(to: "https://example.com/a?b=c#d"), "https://example.com/a?b=c#d"),
            (Redirect(to: "/x y/ü"), "/x%20y/%C3%BC"), (Redirect(to: "/x%20y%2Fz%zz%2"), "/x%20y%2Fz%25zz%252"),
            (Redirect(to: "/a\r\nset-cookie: b=c"), "/a%0D%0Aset-cookie:%20b=c"),
            (Redirect(to: "/\\evil.example\"<>^`{|}\u{0}"), "/%5Cevil.example%22%3C%3E%5E%60%7B%7C%7D%00"),
            (Redirect(to: "/[1]~!$&'()*+,;=:@-._"), "/[1]~!$&'()*+,;=:@-._"), (Redirect(to: ""), ""),
            (Redirect(to: "/x").query("a", 1), "/x?a=1"), (Redirect(to: "/x?").query("a", 1), "/x?a=1"),
            (Redirect(to: "/x?a=1").query("b", "c d&e=f#g"), "/x?a=1&b=c%20d%26e%3Df%23g"),
            (Redirect(to: "/x?a&").query("b", true), "/x?a&b=true"),
            (Redirect(to: "/x#top").query("a", 1).query("b", 2), "/x?a=1&b=2#top"), (Redirect(to: "/x").query("a", [1, 2]), "/x?a=1&a=2"),
            (Redirect(to: "/x").query("a", Int?.none).query("b", [String]()), "/x"),
            (Redirect(to: "/x").query("ä", "\r\n"), "/x?%C3%A4=%0D%0A"),
            (Redirect(to: "/x").query("sort", Sort.byTitle), "/x?sort=title%20%26%20more"),
        ] as [(Redirect, String)])
    func locations(redirect: Redirect, location: String) async throws {
        try await Application(handlers: [Handler.get("/") { _ in redirect }]).test(.socket) { client in
            let response = try await client.get("/")
            #expect(response.status == .found)
            #expect(response.headers[values: .location] == [location])
            #expect(response.headers[.contentType] == nil)
            #expect(response.headers[.setCookie] == nil)
            #expect(response.body.isEmpty)
        }
    }

    @Get("/books/{id}", blocking: false) static func book(id: Int, @Query page: Int = 1) -> Int { id }
    @Post("/books", status: .seeOther) static func create() async -> Redirect { Redirect(to: $book(id: 5)) }
    @Get("/more") static func more() async -> Redirect { Redirect(to: $book(id: 5, page: 2), status: .permanentRedirect).query("x", "y") }
    @Get("/lost") static func lost() async -> Redirect { Redirect(to: $unknown()) }
    @Get("/unknown", blocking: false) static func unknown() {}
    @Delete("/books/{id}") static func delete(id: Int) async -> Redirect { Redirect(to: "/books/\(id)") }
    @Get("/cached", responseHeaders: [.contentLanguage: "en"], cacheControl: CacheControl(maxAge: .seconds(9)), etag: ETag("x"))
    static func cached() async -> Redirect { Redirect(to: "/") }
    @Get("/reply") static func reply() async -> Reply<Redirect> {
        Reply(Redirect(to: "/"), status: .temporaryRedirect, cookies: [SetCookie("a", "1")])
    }

    private static func app() -> Application {
        Application(
            handlers: [Router("/api", handlers: [$book, $create, $more, $lost, $delete, $cached, $reply])],
            logger: LogCapture.logger(.init()))
    }

    @Test(arguments: TestTransport.all) func leadToRoutes(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let create = try await client.send(.post, "/api/books")
            #expect(create.status == .seeOther)
            #expect(create.headers[.location] == "/api/books/5")
            let more = try await client.get("/api/more")
            #expect(more.status == .permanentRedirect)
            #expect(more.headers[.location] == "/api/books/5?page=2&x=y")
            #expect(try await client.get("/api/lost").status == .internalServerError)
            #expect(try await client.delete("/api/books/4").status == .found)
            // What holds for successful answers alone is not for these.
            let cached = try await client.get("/api/cached")
            #expect(cached.headers[.cacheControl] == nil)
            #expect(cached.headers[.eTag] == nil)
            #expect(cached.headers[.contentLanguage] == "en")
            let reply = try await client.get("/api/reply")
            #expect(reply.status == .temporaryRedirect)
            #expect(reply.headers[.location] == "/")
            #expect(reply.headers[.setCookie]?.hasPrefix("a=1;") == true)
        }
    }

    /// A mounted application's routes have its path before them.
    @Test(arguments: TestTransport.all) func leadToRoutesBelowMounts(transport: TestTransport) async throws {
        try await Application(handlers: [Mount("/inner", Self.app())]).test(transport) { client in
            let create = try await client.send(.post, "/inner/api/books")
            #expect(create.headers[.location] == "/inner/api/books/5")
        }
    }

    @Test(arguments: RedirectStatus.allCases) func statuses(status: RedirectStatus) async throws {
        let app = Application(handlers: [
            Handler.get("/own") { _ in Redirect(to: "/", status: status) },
            Handler.get("/route", options: HandlerOptions(status: status.status)) { _ in Redirect(to: "/") },
        ])
        #expect(status.status.code == status.rawValue)
        try await app.test { client in
            let own = try await client.get("/own")
            #expect(own.status.code == status.rawValue)
            #expect(try await client.get("/route").status.code == status.rawValue)
        }
    }

    @Test(arguments: [200, 204, 300, 304, 305, 404]) func otherStatusesAreRefused(code: Int) {
        let app = Application(handlers: [
            Handler.get("/", options: HandlerOptions(status: HTTPResponse.Status(code: code))) { _ in Redirect(to: "/") }
        ])
        #expect(app.validate().map(\.fault.code) == [.leadsNowhere])
    }

    @Test func areDescribed() throws {
        let routes = try Self.app().makeResponder().routes
        #expect(
            routes.map { "\($0.handler) \($0.status.code) \($0.media?.rawValue ?? "-")" } == [
                "book 200 application/json", "create 303 -", "more 302 -", "lost 302 -", "delete 302 -", "cached 302 -", "reply 302 -",
            ])
    }
}
