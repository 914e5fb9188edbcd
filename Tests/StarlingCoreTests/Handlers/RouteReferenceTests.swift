import Starling
import StarlingTesting
import Testing

enum ReferenceColor: String { case red = "dark red", blue }

@Suite("URLs of routes") struct RouteReferenceTests {
    @Get("/users/{id}/posts/{slug}")
    static func post(slug: String, id: Int) async -> String { "\(id) \(slug)" }

    @Get("/files/{path...}")
    static func file(path: String) async -> String { path }

    @Get("/colors/{color}")
    static func color(color: ReferenceColor) async -> String { color.rawValue }

    @Get("/alias/{user_id}")
    static func alias(@Path("user_id") id: Int) async -> Int { id }

    @Get
    static func root() async -> String { "root" }

    @Get("/größe/a b/*/x:y")
    static func literal() async -> String { "literal" }

    @Get("/keyword/{class}/{in}")
    static func keyword(`class`: Int, `in` place: String, @Path("in") other: String) async -> String { "\(`class`)" }

    @Controller("/c")
    struct Members {
        @Get("/{id}", blocking: false)
        func get(id: Int) -> Int { id }
    }

    @Test(arguments: TestTransport.all) func leadBack(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$post, Self.$file, Self.$color, Self.$alias, Self.$root, Self.$literal, Members()])
        let responder = try app.makeResponder()
        try await responder.test(transport) { client in
            for slug in ["plain", "with space", "a/b", "ü", "100%", "a+b", "?q=1#f", "😀", "%2F", "a;b,c=d&e"] {
                let url = try responder.url(for: Self.$post(id: -5, slug: slug))
                #expect(try await client.get(url).text == "-5 \(slug)", "\(url)")
            }
            for path in ["/a", "/a/b", "/a b/ü", "/a//b"] {
                let url = try responder.url(for: Self.$file(path: path))
                #expect(try await client.get(url).text == path, "\(url)")
            }
            #expect(try responder.url(for: Self.$file(path: "a/b")) == "/files/a/b")
            #expect(try responder.url(for: Self.$post(id: 5, slug: "a/b ü")) == "/users/5/posts/a%2Fb%20%C3%BC")
            #expect(try await client.get(try responder.url(for: Self.$color(color: .red))).text == "dark red")
            #expect(try responder.url(for: Self.$alias(user_id: 5)) == "/alias/5")
            #expect(try responder.url(for: Self.$root()) == "/")
            #expect(try responder.url(for: Members.$get(id: 9)) == "/c/9")
            let literal = try responder.url(for: Self.$literal())
            #expect(literal == "/gr%C3%B6%C3%9Fe/a%20b/*/x:y")
            #expect(try await client.get(literal).text == "literal")
        }
    }

    @Get("/list")
    static func list(team: Int) async -> Int { team }

    @Get("/{id}")
    static func one(team: String, id: Int) async -> String { "\(team)/\(id)" }

    @Test(arguments: TestTransport.all) func variablesOfRouters(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Router("/teams/{team}", handlers: [Self.$list, Self.$one])], path: "/api")
        let responder = try app.makeResponder()
        try await responder.test(transport) { client in
            let url = try responder.url(for: Self.$one(id: 3).with("team", "a/b"))
            #expect(url == "/api/teams/a%2Fb/3")
            #expect(try await client.get(url).text == "a/b/3")
            #expect(try responder.url(for: Self.$list().with("team", 4)) == "/api/teams/4/list")
            #expect(try responder.url(for: Self.$list().with("team", ReferenceColor.red)) == "/api/teams/dark%20red/list")
        }
        #expect(throws: RouteReferenceError.missingValue(variable: "team", path: "/api/teams/{team}/list")) {
            try responder.url(for: Self.$list())
        }
        #expect(
            RouteReferenceError.missingValue(variable: "team", path: "/t/{team}").description
                == "/t/{team} needs a value for `team`: add .with(\"team\", …)")
    }

    @Test func unknownHandler() throws {
        let responder = try Application(handlers: [Self.$root]).makeResponder()
        let error = #expect(throws: RouteReferenceError.self) { try responder.url(for: Self.$post(id: 1, slug: "x")) }
        #expect(error == .unknownHandler(Self.$post.handler.id))
        #expect(error?.description == "the handler at \(Self.$post.handler.id) is not registered with this application")
    }

    /// A value that makes a segment vanish would name another route.
    @Test func emptyValues() throws {
        let responder = try Application(handlers: [Self.$post, Self.$file]).makeResponder()
        #expect(throws: RouteReferenceError.missingValue(variable: "slug", path: "/users/{id}/posts/{slug}")) {
            try responder.url(for: Self.$post(id: 1, slug: ""))
        }
        for path in ["", "/"] {
            #expect(throws: RouteReferenceError.missingValue(variable: "path", path: "/files/{path...}")) {
                try responder.url(for: Self.$file(path: path))
            }
        }
    }

    /// A handler at several places: the one that takes the most of the values.
    @Test func severalPlaces() throws {
        let responder = try Application(handlers: [
            Router("/a", handlers: [Self.$list]), Router("/b/{team}", handlers: [Self.$list]),
        ]).makeResponder()
        #expect(try responder.url(for: Self.$list()) == "/a/list")
        #expect(try responder.url(for: Self.$list().with("team", 1)) == "/b/1/list")
    }

    /// As the design promises it.
    @Test func ofTheApplication() throws {
        let app = Application(handlers: [Self.$post])
        #expect(try app.url(for: Self.$post(id: 5, slug: "x")) == "/users/5/posts/x")
        #expect(throws: RouteReferenceError.self) { try app.url(for: Self.$root()) }
    }
}
