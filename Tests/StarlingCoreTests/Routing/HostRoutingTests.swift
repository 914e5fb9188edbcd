import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension HeaderFields {
    /// As a client of that host sends them.
    static func to(_ host: String) -> HeaderFields { [.init("host")!: host] }
}

@Suite("Routes of hosts") struct HostRoutingTests {
    @Get("/") static func root() async -> String { "root" }
    @Get("/") static func apiRoot() async -> String { "api" }
    @Get("/") static func tenantRoot() async -> String { "tenant" }
    @Get("/") static func deepRoot() async -> String { "deep" }
    @Get("/shared") static func shared() async -> String { "shared" }
    @Post("/shared") static func apiShared() async -> String { "api shared" }
    @Put("/shared") static func tenantShared() async -> String { "tenant shared" }
    @Get("/{name}") static func named(name: String) async -> String { "named \(name)" }

    private static let app = Application(handlers: [
        $root, $shared,
        Router(host: "*.example.com", handlers: [$tenantRoot, $tenantShared, $named]),
        Router(host: "api.example.com", handlers: [$apiRoot, $apiShared]),
        Router(host: "*.deep.example.com", handlers: [$deepRoot]),
    ])

    @Test(arguments: TestTransport.all) func reaches(transport: TestTransport) async throws {
        let cases = [
            ("example.com", "/", "root"), ("example.com:8000", "/", "root"), ("api.example.com", "/", "api"),
            ("API.Example.COM:80", "/", "api"),
            ("api.example.com.", "/", "api"), ("x.example.com", "/", "tenant"), ("a.b.example.com", "/", "tenant"),
            ("x.deep.example.com", "/", "deep"), ("deep.example.com", "/", "tenant"), ("notexample.com", "/", "root"),
            // The scopes further out are asked for what the narrower ones have not.
            ("api.example.com", "/x", "named x"), ("x.deep.example.com", "/x", "named x"), ("example.com", "/shared", "shared"),
            // `/{name}` of the narrower host comes before the literal of all hosts.
            ("x.example.com", "/shared", "named shared"),
        ]
        try await Self.app.test(transport) { client in
            for (host, target, text) in cases {
                let response = try await client.get(target, headers: .to(host))
                #expect(response.text == text, "\(host)\(target)")
            }
            #expect(try await client.get("/x", headers: .to("example.com")).status == .notFound)
            #expect(try await client.send(.post, "/shared", headers: .to("api.example.com")).text == "api shared")
            #expect(try await client.send(.put, "/shared", headers: .to("api.example.com")).text == "tenant shared")
        }
    }

    /// What all scopes of the request have.
    @Test(arguments: TestTransport.all) func otherMethods(transport: TestTransport) async throws {
        let cases: [(String, Set<String>)] = [
            ("example.com", ["GET", "HEAD", "OPTIONS"]), ("x.example.com", ["GET", "HEAD", "OPTIONS", "PUT"]),
            ("api.example.com", ["GET", "HEAD", "OPTIONS", "POST", "PUT"]),
        ]
        try await Self.app.test(transport) { client in
            for (host, methods) in cases {
                let refused = try await client.delete("/shared", headers: .to(host))
                #expect(refused.status == .methodNotAllowed, "\(host)")
                #expect(refused.allowed == methods, "\(host)")
                let options = try await client.send(.options, "/shared", headers: .to(host))
                #expect(options.status == .noContent, "\(host)")
                #expect(options.allowed == methods, "\(host)")
            }
        }
    }

    @Test(arguments: [TestTransport.application, .socket]) func everything(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let all = try await client.send(.options, "*", headers: .to("api.example.com"))
            #expect(all.allowed == ["GET", "HEAD", "OPTIONS", "POST", "PUT"])
            #expect(try await client.send(.options, "*", headers: .to("example.com")).allowed == ["GET", "HEAD", "OPTIONS"])
        }
    }

    /// Requests without a host reach what holds for all.
    @Test func noHost() async throws {
        try await Self.app.test { client in
            let response = try await client.get("/")
            #expect(response.text == "root")
            #expect(try await client.get("/x").status == .notFound)
            #expect(try await client.get("/", headers: .to("api.example.com:x")).text == "root")
        }
    }

    /// A router within another one narrows its host; one that is wider changes nothing.
    @Test(arguments: TestTransport.all) func nested(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router(
                "/outer", host: "*.example.com",
                handlers: [
                    Self.$tenantRoot,
                    Router("/inner", host: "api.example.com", handlers: [Router(host: "*.com", handlers: [Self.$apiRoot])]),
                ])
        ])
        let responder = try app.makeResponder()
        #expect(responder.routes.map { "\($0.host ?? "-")\($0.path)" } == ["*.example.com/outer", "api.example.com/outer/inner"])
        try await responder.test(transport) { client in
            let api = try await client.get("/outer/inner", headers: .to("api.example.com"))
            #expect(api.text == "api")
            #expect(try await client.get("/outer/inner", headers: .to("x.example.com")).status == .notFound)
            #expect(try await client.get("/outer", headers: .to("x.example.com")).text == "tenant")
            #expect(try await client.get("/outer", headers: .to("api.example.com")).text == "tenant")
            #expect(try await client.get("/outer", headers: .to("example.com")).status == .notFound)
        }
    }

    /// Of two patterns that say equally much, the one that was registered first.
    @Test func equallyNarrow() async throws {
        let app = Application(handlers: [
            Router(host: "api.*", handlers: [Self.$apiRoot]), Router(host: "*.com", handlers: [Self.$tenantRoot, Self.$shared]),
        ])
        try await app.test { client in
            let both = try await client.get("/", headers: .to("api.com"))
            #expect(both.text == "api")
            #expect(try await client.get("/shared", headers: .to("api.com")).text == "shared")
            #expect(try await client.get("/shared", headers: .to("api.org")).status == .notFound)
        }
    }
}
