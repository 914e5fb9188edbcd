import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Cookies of answers") struct ResponseCookieTests {
    @Get("/visit", responseCookies: [SetCookie("layer", "1"), SetCookie("shared", "1")])
    static func visit(@Cookie seen: Int = 0) async -> Reply<Int> {
        Reply(seen, cookies: [SetCookie("__Host-seen", "\(seen + 1)", maxAge: .seconds(60)), SetCookie("shared", "2")])
    }

    @Get("/large")
    static func large(size: Int) async -> Reply<Void> {
        Reply((), cookies: [SetCookie("large", String(repeating: "x", count: size))])
    }

    @Test(arguments: TestTransport.all) func areSent(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$visit]).test(transport) { client in
            let response = try await client.get("/visit", headers: [.cookie: "seen=4"])
            #expect(response.text == "4")
            #expect(
                response.headers[values: .setCookie] == [
                    "layer=1; Path=/; HttpOnly; SameSite=Lax",
                    "__Host-seen=5; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax", "shared=2; Path=/; HttpOnly; SameSite=Lax",
                ])
        }
    }

    @Get("/reply") static func byField() async -> Reply<String> {
        Reply("x", headers: [.setCookie: "own=1", .setCookie: "shared=2; path=/"], cookies: [SetCookie("own", "3", path: nil)])
    }
    @Get("/response") static func byResponse() async -> Response {
        var response = Response("x")
        response.headers.append("own=1; PATH=/; domain=.Example.com", for: .setCookie)
        response.headers.append("shared=2; Path=/", for: .setCookie)
        return response
    }

    /// A cookie has one value: that of who is nearest. Others stay.
    @Test(arguments: TestTransport.all) func takeThePlaceOfThoseOfLayers(transport: TestTransport) async throws {
        let layers = [
            SetCookie("layer", "1"), SetCookie("shared", "1"), SetCookie("shared", "1", path: "/x"),
            SetCookie("own", "0", domain: "example.com"),
        ]
        let app = Application(handlers: [Self.$byField, Self.$byResponse], responseCookies: layers)
        try await app.test(transport) { client in
            let rest = ["layer=1; Path=/; HttpOnly; SameSite=Lax", "shared=1; Path=/x; HttpOnly; SameSite=Lax"]
            let reply = try await client.get("/reply")
            #expect(
                reply.headers[values: .setCookie] == rest + [
                    "own=0; Path=/; Domain=example.com; HttpOnly; SameSite=Lax", "shared=2; path=/", "own=3; HttpOnly; SameSite=Lax",
                ])
            #expect(
                try await client.get("/response").headers[values: .setCookie] == rest + [
                    "own=1; PATH=/; domain=.Example.com", "shared=2; Path=/",
                ])
        }
    }

    /// Browsers would drop it, and nobody would know why.
    @Test(arguments: TestTransport.all) func thatBrowsersWouldDropAreErrors(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$large], debug: true).test(transport) { client in
            let fine = try await client.get("/large?size=4000")
            #expect(fine.status == .ok)
            let refused = try await client.get("/large?size=5000")
            #expect(refused.status == .internalServerError)
            #expect(refused.text.contains("The cookie `large` cannot be set: name and value have 5005 bytes, and 4096 are the most"))
            #expect(refused.headers[.setCookie] == nil)
        }
    }

    @Test func ofLayersAreCheckedAtStartUp() {
        let app = Application(
            handlers: [Router("/a", handlers: [Handler.get("/b") { _ in "x" }], responseCookies: [SetCookie("__Host-x", "", domain: "d")])],
            responseCookies: [SetCookie("a b", "")])
        #expect(
            app.validate().map { FaultCatalogue().message(for: $0.fault) } == [
                "the cookie `a b` of GET /a/b cannot be set: its name is no token",
                "the cookie `__Host-x` of GET /a/b cannot be set: the prefix `__Host-` allows no domain",
            ])
    }

    @Test func areInTheTableOfRoutes() throws {
        let app = Application(
            handlers: [Self.$visit], responseHeaders: [.age: 5], responseCookies: [SetCookie("outer", "1")],
            documentedHeaders: [DocumentedHeader(.retryAfter, Int.self, required: true), .cookie("__Host-seen", deprecated: true)])
        let route = try #require(try app.makeResponder().routes.first)
        #expect(route.responseHeaders == [.age: 5])
        #expect(route.responseCookies.map(\.name) == ["outer", "layer", "shared"])
        #expect(route.documentedHeaders.map(\.cookie) == [nil, "__Host-seen"])
        #expect(route.documentedHeaders.map(\.isRequired) == [true, false])
        #expect(route.documentedHeaders.map(\.isDeprecated) == [false, true])
    }
}
