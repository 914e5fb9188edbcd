import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Model private struct Choice {
    var tags: [String] = []
    var ids: Set<Int>?
    var text: String = ""
}

@Suite("Lists in one text") struct SeparatorTests {
    @Get("/query") static func query(
        @Query(separator: ",") tags: [String] = ["-"], @Query(separator: "|", ge: 1, maxItems: 3) n: [Int]?,
        @Query("s", separator: ",") set: Set<String> = []
    ) async -> String { "\(tags) \(n.map { "\($0)" } ?? "nil") \(set.sorted())" }

    @Get("/fields") static func fields(
        @Header(separator: ",") accepted: [String] = [], @Cookie(separator: ".") parts: [Int] = [], @Header(separator: ",") more: Set<Int>?
    ) async -> String { "\(accepted) \(parts) \(more.map { "\($0.sorted())" } ?? "nil")" }

    @Get("/group") fileprivate static func group(@Query(separator: ",") choice: Choice) async -> String {
        "\(choice.tags) \(choice.ids.map { "\($0.sorted())" } ?? "nil") \(choice.text)"
    }

    @Get("/needed") static func needed(@Query(separator: ",", minItems: 1) n: [Int]) async -> [Int] { n }

    private static let app = Application(handlers: [$query, $fields, $group, $needed])

    /// Repeated names and separators go together.
    @Test(arguments: TestTransport.all) func queries(transport: TestTransport) async throws {
        let cases = [
            "": #"["-"] nil []"#, "tags=a,b&tags=c": #"["a", "b", "c"] nil []"#, "tags=a%2Cb": #"["a", "b"] nil []"#, "tags=": "[] nil []",
            "tags=,a,,b": #"["", "a", "", "b"] nil []"#, "n=1|2&n=3": #"["-"] [1, 2, 3] []"#, "n=": #"["-"] [] []"#,
            "s=b,a,b": #"["-"] nil ["a", "b"]"#, "tags=a|b&tags=c+d,e": #"["a|b", "c d", "e"] nil []"#,
        ]
        try await Self.app.test(transport) { client in
            for (query, text) in cases {
                let response = try await client.get("/query?\(query)")
                #expect(response.text == text, "\(query)")
            }
        }
    }

    /// Elements are named by their place among all.
    @Test(arguments: TestTransport.all) func faults(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let bad = try await client.get("/query?n=1|2&n=x")
            #expect(try bad.faults == ["query n[2]: Expected `int`, got `str`"])
            #expect(
                try await client.get("/query?n=0|1|2&n=3").faults == [
                    "query n: Expected `array` of length <= 3", "query n[0]: Expected `int` >= 1",
                ])
            #expect(try await client.get("/needed?n=").faults == ["query n: Expected `array` of length >= 1"])
            #expect(try await client.get("/needed").faults == ["query n: Missing required query parameter 'n'"])
        }
    }

    /// In a header field blanks around elements, and empty ones, do not count.
    @Test(arguments: TestTransport.all) func headersAndCookies(transport: TestTransport) async throws {
        let (accepted, more) = try (#require(HTTPField.Name("accepted")), #require(HTTPField.Name("more")))
        try await Self.app.test(transport) { client in
            let all = try await client.get(
                "/fields", headers: [accepted: "a, b ,, c d", accepted: "e", more: "2, 1,2", .cookie: "parts=1.2; parts=3"])
            #expect(all.text == #"["a", "b", "c d", "e"] [1, 2, 3] [1, 2]"#)
            #expect(try await client.get("/fields", headers: [accepted: "", more: ","]).text == "[] [] []")
            #expect(
                try await client.get("/fields", headers: [more: "1, x", .cookie: "parts=1.."]).faults == [
                    "cookie parts[1]: Expected `int`, got `str`", "header more[1]: Expected `int`, got `str`",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func groups(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let all = try await client.get("/group?tags=a,b&tags=c&ids=2,1&text=x,y")
            #expect(all.text == #"["a", "b", "c"] [1, 2] x,y"#)
            #expect(try await client.get("/group?tags=&ids=").text == "[] [] ")
            #expect(try await client.get("/group?ids=1,x").faults == ["query ids[1]: Expected `int`, got `str`"])
        }
    }
}
