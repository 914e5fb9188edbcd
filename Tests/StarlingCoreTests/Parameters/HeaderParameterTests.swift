import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Header fields as arguments") struct HeaderParameterTests {
    @Get("/")
    static func header(
        @Header apiKey: String, @Header("X-Count", ge: 1) count: Int = 5, @Header if_match: String?, @Header("x-tag") tags: [String] = []
    ) async -> String {
        "\(apiKey) \(count) \(if_match ?? "-") \(tags)"
    }

    private static func name(_ text: String) throws -> HTTPField.Name { try #require(HTTPField.Name(text)) }

    @Test(arguments: TestTransport.all) func read(transport: TestTransport) async throws {
        let (key, count, tag) = (try Self.name("API-Key"), try Self.name("x-COUNT"), try Self.name("X-Tag"))
        try await Application(handlers: [Self.$header]).test(transport) { client in
            let one = try await client.get("/", headers: [key: "k"])
            #expect(one.text == "k 5 - []")
            #expect(
                try await client.get("/", headers: [key: "k", count: "7", .ifMatch: "\"a\"", tag: "x, y", tag: "z"]).text
                    == #"k 7 "a" ["x, y", "z"]"#)
            #expect(try await client.get("/", headers: [key: "first", key: "last"]).text == "last 5 - []")
            #expect(try await client.get("/", headers: [key: ""]).text == " 5 - []")
            #expect(try await client.get("/").faults == ["header api-key: Missing required header parameter 'api-key'"])
            #expect(try await client.get("/", headers: [key: "k", count: "x"]).faults == ["header x-count: Expected `int`, got `str`"])
            #expect(try await client.get("/", headers: [key: "k", count: "0"]).faults == ["header x-count: Expected `int` >= 1"])
        }
    }
}
