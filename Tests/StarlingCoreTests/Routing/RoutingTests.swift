import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Routing through applications") struct RoutingTests {
    @Get("/users/me") static func me() async -> String { "me" }
    @Post("/users/{id}") static func postUser(id: String) async -> String { "post \(id)" }
    @Get("/users/{id}") static func number(id: Int) async -> String { "number \(id)" }
    @Get("/users/{name}") static func name(name: String) async -> String { "name \(name)" }
    @Get("/users/{id}/posts") static func posts(id: Int) async -> String { "posts \(id)" }
    @Get("/users/{name}/{rest...}") static func rest(name: String, rest: String) async -> String { "\(name) rest \(rest)" }
    @Get("/") static func root() async -> String { "root" }
    @Get("/text") static func text() async -> String { "text" }
    @Get("/tëxt/日本") static func unicode() async -> String { "unicode" }

    private static let app = Application(handlers: [$name, $number, $me, $postUser, $posts, $rest, $root, $text, $unicode])

    @Test(arguments: TestTransport.all) func reaches(transport: TestTransport) async throws {
        let cases = [
            "/": "root", "/?": "root", "/?a=/text": "root", "/text": "text", "/text/": "text", "/text/?x": "text", "/%74ext": "text",
            "/users/me": "me", "/users/5": "number 5", "/users/x": "name x", "/users/5/posts": "posts 5", "/users/x/posts": "x rest /posts",
            "/users/me/posts": "me rest /posts", "/users/5/posts/1": "5 rest /posts/1", "/users/a%2Fb": "name a/b",
            "/users/me%2F": "name me/",
            "/t%C3%ABxt/%E6%97%A5%E6%9C%AC": "unicode", "/users/%E6%97%A5": "name 日", "/users/a%3Fb": "name a?b",
        ]
        try await Self.app.test(transport) { client in
            for (target, text) in cases {
                let response = try await client.get(target)
                #expect(response.text == text, "\(target)")
            }
            #expect(try await client.send(.post, "/users/me").text == "post me")
            #expect(try await client.send(.post, "/users/5").text == "post 5")
        }
    }

    @Test(arguments: TestTransport.all) func refuses(transport: TestTransport) async throws {
        let cases: [(HTTPRequest.Method, String, Int, Set<String>)] = [
            (.get, "//text", 404, []), (.get, "/text//", 404, []), (.get, "/Text", 404, []), (.get, "/users", 404, []),
            (.get, "/users//posts", 404, []), (.delete, "/users/me", 405, ["GET", "HEAD", "OPTIONS", "POST"]),
            (.post, "/users/5/posts", 405, ["GET", "HEAD", "OPTIONS"]), (.post, "/text", 405, ["GET", "HEAD", "OPTIONS"]),
        ]
        try await Self.app.test(transport) { client in
            for (method, target, code, allowed) in cases {
                let response = try await client.send(method, target)
                #expect(response.status.code == code, "\(method) \(target)")
                #expect(response.allowed == allowed, "\(method) \(target)")
                #expect(try response.problem.status_code == code)
            }
        }
    }

    /// Not with the real client: it mends such paths before it sends them.
    @Test(arguments: [TestTransport.application, .socket]) func malformedPaths(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for target in ["/%", "/%zz", "/%00", "/users/%FF", "/users/%C3%28?a=b", "/text%"] {
                let response = try await client.get(target)
                #expect(response.status == .badRequest, "\(target)")
                #expect(try response.problem.detail.hasPrefix("The path is not well-formed: "), "\(target)")
            }
        }
    }

    /// A proxy's form of the target, and a fragment of one.
    @Test func absoluteTargets() async throws {
        try await Self.app.test(.socket) { client in
            let port = try #require(client.port)
            for (target, text) in ["http://x/text": "text", "http://x/users/5?a=b": "number 5", "http://x": "root"] {
                try await RawConnection.open(port: port) { connection in
                    try await connection.send("GET \(target) HTTP/1.1\r\nhost: x\r\n\r\n")
                    let response = try await connection.response()
                    #expect(response.text == text, "\(target)")
                }
            }
        }
    }

    /// Layers nest, and their slashes do not add up.
    @Test(arguments: TestTransport.all) func prefixes(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Router("/v1/", handlers: [Router("", handlers: [Router("/x", handlers: [Self.$text, Self.$root])])]),
                Router("/{team}", handlers: [Handler.get("/t") { $0.pathParameters["team"] ?? "-" }]),
            ], path: "/api")
        try await app.test(transport) { client in
            let text = try await client.get("/api/v1/x/text")
            #expect(text.text == "text")
            #expect(try await client.get("/api/v1/x").text == "root")
            #expect(try await client.get("/api/v1/x/").text == "root")
            #expect(try await client.get("/api/v1/t").text == "v1")
            #expect(try await client.get("/text").status == .notFound)
            #expect(try await client.get("/api").status == .notFound)
        }
    }

    @Test(arguments: TestTransport.all) func noHandlers(transport: TestTransport) async throws {
        try await Application(handlers: []).test(transport) { client in
            let response = try await client.get("/")
            #expect(response.status == .notFound)
        }
    }

    @Test(arguments: TestTransport.all) func longPaths(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let long = String(repeating: "a", count: 7000)
            let response = try await client.get("/users/\(long)")
            #expect(response.text == "name \(long)")
            let deep = String(repeating: "/a", count: 3500)
            #expect(try await client.get("/users/x\(deep)").text == "x rest \(deep)")
        }
    }
}
