import Starling
import StarlingTesting
import Testing

@Suite("Cookies as arguments") struct CookieParameterTests {
    @Get("/")
    static func session(@Cookie session: String, @Cookie("n", ge: 1) number: Int = 7, @Cookie other: Int?) async -> String {
        "\(session) \(number) \(other.map(String.init) ?? "-")"
    }

    @Get("/set")
    static func set() async -> Reply<String> {
        Reply("set", cookies: [SetCookie("a", "1"), .deleting("b")])
    }

    @Test(arguments: TestTransport.all) func read(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$session, Self.$set]).test(transport) { client in
            let one = try await client.get("/", headers: [.cookie: "session=abc"])
            #expect(one.text == "abc 7 -")
            #expect(try await client.get("/", headers: [.cookie: "session=a%20b; n=3; other=5"]).text == "a b 3 5")
            #expect(try await client.get("/", headers: [.cookie: "session=1; session=2"]).text == "2 7 -")
            #expect(try await client.get("/", headers: [.cookie: "session=\"q\""]).text == "q 7 -")
            #expect(
                try await client.get("/", headers: [.cookie: "n=x; other=y"]).faults == [
                    "cookie n: Expected `int`, got `str`", "cookie other: Expected `int`, got `str`",
                    "cookie session: Missing required cookie parameter 'session'",
                ])
            #expect(try await client.get("/", headers: [.cookie: "n=0;session="]).faults == ["cookie n: Expected `int` >= 1"])
            let set = try await client.get("/set")
            #expect(
                set.headers[values: .setCookie] == [
                    "a=1; Path=/; HttpOnly; SameSite=Lax", "b=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
                ])
        }
    }
}
