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
                    "layer=1; Path=/; HttpOnly; SameSite=Lax", "shared=1; Path=/; HttpOnly; SameSite=Lax",
                    "__Host-seen=5; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax", "shared=2; Path=/; HttpOnly; SameSite=Lax",
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
