import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Requests as clients see them") struct ClientViewTests {
    @Get("/seen/{name}")
    fileprivate static func seen(name: String, request: Request) async throws -> [String] {
        [
            request.url.description, request.url.host, "\(request.url.port)", request.baseURL, "\(request.isSecure)",
            try request.url(for: Self.$seen(name: "x")), try request.absoluteURL(for: Self.$seen(name: "x")),
        ]
    }

    @Get("/client")
    fileprivate static func client(request: Request) async -> String { request.client?.description ?? "?" }

    @Get("/facts", opt: ["level": 3])
    fileprivate static func facts(request: Request) async -> [String] {
        [
            request.route?.path.description ?? "-", request.route?.handler ?? "-", "\(request.route?.opt("level", as: Int.self) ?? 0)",
            request.contentType?.parameter("charset") ?? "-", request.accept.best(of: [.json, .html])?.rawValue ?? "-",
            request.encodedQuery ?? "-",
        ]
    }

    private static let behind: HeaderFields = {
        var headers = HeaderFields()
        for (name, value) in [
            ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "example.com:8443"),
            ("X-Forwarded-Prefix", "/shop"),
        ] {
            if let name = HTTPField.Name(name) { headers.append(value, for: name) }
        }
        return headers
    }()

    @Test(arguments: TestTransport.all) func behindAProxy(transport: TestTransport) async throws {
        let app = Application(handlers: [Router("/api", handlers: [Self.$seen]), Self.$client], trustedProxies: .loopback)
        try await app.test(transport) { client in
            let seen = try await client.get("/api/seen/a%20b?q=1", headers: Self.behind)
            #expect(
                try seen.decode([String].self) == [
                    "https://example.com:8443/shop/api/seen/a%20b?q=1", "example.com", "8443", "https://example.com:8443/shop", "true",
                    "/shop/api/seen/x", "https://example.com:8443/shop/api/seen/x",
                ])
            let who = try await client.get("/client", headers: Self.behind)
            #expect(who.text == "192.0.2.1")
        }
    }

    /// Everybody can send such fields.
    @Test(arguments: TestTransport.all) func nobodyIsBelieved(transport: TestTransport) async throws {
        let app = Application(handlers: [Handler.get("/url") { request in request.url.description }, Self.$client])
        try await app.test(transport) { client in
            let seen = try await client.get("/url", headers: Self.behind)
            let url = seen.text
            #expect(url.hasPrefix("http://") && url.hasSuffix("/url") && !url.contains("example.com"), "\(url)")
            let who = try await client.get("/client", headers: Self.behind)
            #expect(who.text != "192.0.2.1")
        }
    }

    @Test(arguments: TestTransport.all) func hostsAreThoseOfTheClient(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Router(host: "example.com", handlers: [Handler.get("/") { _ in "shop" }]), Handler.get("/") { _ in "other" }],
            trustedProxies: .loopback)
        try await app.test(transport) { client in
            #expect(try await client.get("/", headers: Self.behind).text == "shop")
            let other = try await client.get("/")
            #expect(other.text == "other")
        }
    }

    @Test(arguments: TestTransport.all) func seenFromWithinAMount(transport: TestTransport) async throws {
        let inner = Application(handlers: [Self.$seen])
        let app = Application(handlers: [Mount("/inner", inner)], trustedProxies: .loopback)
        try await app.test(transport) { client in
            let seen = try await client.get("/inner/seen/a", headers: Self.behind)
            #expect(
                try seen.decode([String].self) == [
                    "https://example.com:8443/shop/inner/seen/a", "example.com", "8443", "https://example.com:8443/shop/inner", "true",
                    "/shop/inner/seen/x", "https://example.com:8443/shop/inner/seen/x",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func tellsItsRouteAndContent(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$facts]).test(transport) { client in
            let facts = try await client.get(
                "/facts?a=%20&b", headers: [.contentType: "text/plain; Charset=\"x\"", .accept: "text/html;q=0.9, application/json;q=0.5"])
            #expect(try facts.decode([String].self) == ["/facts", "facts", "3", "x", "text/html; charset=utf-8", "a=%20&b"])
        }
    }

    @Test func networksAreCheckedAtStartUp() {
        let app = Application(handlers: [Handler.get("/") { _ in "x" }], trustedProxies: ["10.0.0.0/99"])
        #expect(
            app.validate().map { FaultCatalogue().message(for: $0.fault) } == [
                "`trustedProxies:` cannot be used: `10.0.0.0/99` is neither an address nor a network"
            ])
    }
}
