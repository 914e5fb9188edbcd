import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// Says that the client sees HTTPS, as behind a proxy.
private struct BehindProxy: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        var request = request
        request.isSecure = request.headers[.init("x-forwarded-proto")!] == "https"
        return try await next(request)
    }
}

/// Puts a URL into each answer.
private struct Link: Middleware {
    let reference: RouteReference

    func respond(to request: Request, next: Next) async throws -> Response {
        var response = try await next(request)
        response.headers[.init("x-relative")!] = try next.context.url(for: reference)
        response.headers[.init("x-absolute")!] = try next.context.absoluteURL(for: reference)
        return response
    }
}

@Suite("Absolute URLs") struct AbsoluteURLTests {
    @Get("/books/{id}") static func book(id: Int, @Query page: Int?) async -> String { "\(id)" }
    @Get("/") static func home() async -> String { "home" }
    @Get("/") static func api() async -> String { "api" }
    @Get("/") static func tenant() async -> String { "tenant" }
    @Get("/nowhere") static func unregistered() async -> String { "" }

    @Get("/links") static func links(request: Request) async throws -> [String] {
        try [$book(id: 5, page: 2), $home(), $api()].flatMap { [try request.url(for: $0), try request.absoluteURL(for: $0)] }
    }

    private static let app = Application(handlers: [
        $book, $home, $links, Router(host: "api.example.com", handlers: [$api]), Router("/t", host: "*.example.com", handlers: [$tenant]),
    ])

    @Test func ofABase() throws {
        let cases = [
            ("https://example.com", "https://example.com/books/5?page=2"), ("https://example.com/", "https://example.com/books/5?page=2"),
            ("HTTP://Example.com:8080/api/", "http://Example.com:8080/api/books/5?page=2"),
            ("http://[::1]:80", "http://[::1]:80/books/5?page=2"),
        ]
        let responder = try Self.app.makeResponder()
        for (base, url) in cases {
            #expect(try Self.app.absoluteURL(for: Self.$book(id: 5, page: 2), base: base) == url)
            #expect(try responder.absoluteURL(for: Self.$book(id: 5, page: 2), base: base) == url)
        }
        #expect(try Self.app.absoluteURL(for: Self.$home(), base: "https://example.com") == "https://example.com/")
        #expect(try Self.app.absoluteURL(for: Self.$home(), base: "https://example.com/api") == "https://example.com/api")
    }

    @Test(
        arguments: [
            "", "example.com", "/x", "https:/example.com", "https://", "https:///x", "https://exa mple.com", "https://a.com?x",
            "https://a.com/#x",
            "https://user@a.com", "1x://a.com", "://a.com", "https://a.com:x", "https://a.com/a b",
        ])
    func noBase(text: String) {
        #expect(throws: RouteReferenceError.invalidBase(text)) { try Self.app.absoluteURL(for: Self.$home(), base: text) }
    }

    /// As the client sees it.
    @Test(arguments: TestTransport.all) func ofARequest(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.get("/links", headers: .to("example.org:8000"))
            #expect(
                try response.decode([String].self) == [
                    "/books/5?page=2", "http://example.org:8000/books/5?page=2", "/", "http://example.org:8000/",
                    "http://api.example.com:8000/",
                    "http://api.example.com:8000/",
                ])
            // Who is at that host needs only the path.
            let api = try await client.get("/links", headers: .to("API.example.com"))
            #expect(try api.decode([String].self).suffix(2) == ["/", "http://API.example.com/"])
        }
    }

    @Test(arguments: TestTransport.all) func ofAContext(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$home, Self.$book], middleware: [BehindProxy(), Link(reference: Self.$book(id: 1))])
        try await app.test(transport) { client in
            let plain = try await client.get("/", headers: .to("example.com"))
            #expect(plain.headers[.init("x-relative")!] == "/books/1")
            #expect(plain.headers[.init("x-absolute")!] == "http://example.com/books/1")
            // Where no route answers, too.
            let missing = try await client.get("/none", headers: [.init("host")!: "example.com", .init("x-forwarded-proto")!: "https"])
            #expect(missing.status == .notFound)
            #expect(missing.headers[.init("x-absolute")!] == "https://example.com/books/1")
        }
    }

    /// Who sends no host, or none that is one, is told; nothing else could be a link.
    @Test func badHosts() async throws {
        try await Self.app.test { client in
            for headers in [HeaderFields(), .to("<script>"), .to("a b"), .to("a:b")] {
                let response = try await client.get("/links", headers: headers)
                #expect(response.status == .badRequest)
                #expect(try response.problem.detail == "The Host header is not a host")
            }
        }
    }

    @Test func ofHosts() throws {
        #expect(try Self.app.url(for: Self.$api()) == "//api.example.com/")
        #expect(try Self.app.absoluteURL(for: Self.$api(), base: "https://example.com:8443/x") == "https://api.example.com:8443/x")
        // A pattern is no host: the path leads there for whoever is at one of them.
        #expect(try Self.app.url(for: Self.$tenant()) == "/t")
        #expect(try Self.app.url(for: Self.$tenant().host("a.example.com")) == "//a.example.com/t")
        #expect(try Self.app.absoluteURL(for: Self.$tenant(), base: "https://b.example.com") == "https://b.example.com/t")
        #expect(try Self.app.absoluteURL(for: Self.$tenant().host("a.example.com:1"), base: "https://x.org") == "https://a.example.com:1/t")
        #expect(try Self.app.absoluteURL(for: Self.$home().host("other.org"), base: "https://x.org") == "https://other.org/")
        #expect(throws: RouteReferenceError.openHost(hosts: "*.example.com", path: "/t")) {
            try Self.app.absoluteURL(for: Self.$tenant(), base: "https://example.com")
        }
        #expect(throws: RouteReferenceError.wrongHost(host: "a.org", hosts: "*.example.com", path: "/t")) {
            try Self.app.url(for: Self.$tenant().host("a.org"))
        }
        #expect(throws: RouteReferenceError.wrongHost(host: "a b", hosts: "every host", path: "/")) {
            try Self.app.url(for: Self.$home().host("a b"))
        }
    }

    /// One handler at several hosts: that of the client.
    @Test(arguments: TestTransport.all) func severalHosts(transport: TestTransport) async throws {
        let teller = Handler.get("/where") { request in try request.url(for: Self.$book(id: 1)) }
        let app = Application(handlers: [
            teller, Router("/a", host: "a.com", handlers: [Self.$book]), Router("/b", host: "b.com", handlers: [Self.$book]),
        ])
        try await app.test(transport) { client in
            let first = try await client.get("/where", headers: .to("a.com"))
            #expect(first.text == "/a/books/1")
            #expect(try await client.get("/where", headers: .to("b.com")).text == "/b/books/1")
            #expect(try await client.get("/where", headers: .to("c.com:1")).text == "http://a.com:1/a/books/1")
        }
        #expect(try app.url(for: Self.$book(id: 1).host("b.com")) == "//b.com/b/books/1")
    }

    @Test func errors() async throws {
        #expect(throws: RouteReferenceError.unknownVariable(variable: "team", path: "/books/{id}")) {
            try Self.app.url(for: Self.$book(id: 1).with("team", 2))
        }
        #expect(throws: RouteReferenceError.unknownHandler(Self.$unregistered.handler.id)) { try Self.app.url(for: Self.$unregistered()) }
        // A request that is in no handler's hands.
        #expect(throws: RouteReferenceError.unknownHandler(Self.$home.handler.id)) {
            try Request(method: .get, target: "/").url(for: Self.$home())
        }
        let app = Application(handlers: [Handler.get("/x") { request in try request.url(for: Self.$unregistered()) }])
        #expect(try await app.test { try await $0.get("/x") }.status == .internalServerError)
        let messages: [(RouteReferenceError, String)] = [
            (
                .unknownVariable(variable: "a", path: "/x"),
                "/x has no variable `a`; what belongs into the query is added by .query(\"a\", …)"
            ),
            (
                .unfitValue(variable: "a", value: "..", path: "/{a}"),
                "`..` cannot be the `a` of /{a}: clients take `.` and `..` out of a path before they ask for it"
            ),
            (.openHost(hosts: "*.a.com", path: "/x"), "/x holds for *.a.com, which is no single host: choose one by .host(\"…\")"),
            (.wrongHost(host: "b.com", hosts: "*.a.com", path: "/x"), "/x holds for *.a.com, and `b.com` is not among them"),
            (.invalidBase("x"), "`x` is no beginning of a URL, such as https://example.com"),
        ]
        for (error, message) in messages { #expect(error.description == message) }
    }

    @Get("/pages/{name}") static func page(name: String) async -> String { name }
    @Get("/files/{path...}") static func file(path: String) async -> String { path }

    /// Clients would ask for another path.
    @Test func dots() throws {
        let app = Application(handlers: [Self.$page, Self.$file])
        for dots in [".", ".."] {
            #expect(throws: RouteReferenceError.unfitValue(variable: "name", value: dots, path: "/pages/{name}")) {
                try app.url(for: Self.$page(name: dots))
            }
            #expect(throws: RouteReferenceError.unfitValue(variable: "path", value: "a/\(dots)/b", path: "/files/{path...}")) {
                try app.url(for: Self.$file(path: "a/\(dots)/b"))
            }
        }
        #expect(try app.url(for: Self.$page(name: "...")) == "/pages/...")
        #expect(try app.url(for: Self.$file(path: "a/.b/c.")) == "/files/a/.b/c.")
    }

    /// What is asked of an application follows its handlers.
    @Test func changedApplication() throws {
        var app = Application(handlers: [Self.$home])
        #expect(try app.url(for: Self.$home()) == "/")
        let copy = app
        app.handlers.append(Self.$book)
        app.path = "/api"
        #expect(try app.url(for: Self.$book(id: 1)) == "/api/books/1")
        #expect(try app.url(for: Self.$home()) == "/api")
        #expect(try copy.url(for: Self.$home()) == "/")
        #expect(throws: RouteReferenceError.self) { try copy.url(for: Self.$book(id: 1)) }
    }
}
