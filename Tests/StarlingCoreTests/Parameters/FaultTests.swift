import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("All faults in one answer") struct FaultTests {
    @Model struct Item { var n: Int }

    @Put("/all/{id}")
    static func everything(
        @Path(ge: 10) id: Int, page: Int, @Query("page_size", le: 100) size: Int, @Query(minLength: 2, maxLength: 3) word: String,
        @Query(minItems: 2) tags: [String], @Query(maxLength: 1, maxItems: 1) more: [String] = [], @Header apiKey: String,
        @Header("X-Count") count: Int, @Cookie session: String, @Cookie(ge: 0) visits: Double, flag: Bool?, data: Item
    ) async -> String { "never" }

    private static let headers: HeaderFields = [HTTPField.Name("x-count")!: "many", .cookie: "visits=-1"]

    @Test(arguments: TestTransport.all) func together(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$everything]).test(transport) { client in
            let response = try await client.send(
                .put, "/all/9?page=x&page_size=1000&word=a&tags=a&more=aa&more=b&flag=maybe", headers: Self.headers,
                body: Array(#"{"n":"x"}"#.utf8))
            #expect(response.status == .badRequest)
            #expect(response.headers[.contentType] == "application/json")
            #expect(
                try response.problem.detail
                    == "Validation failed for PUT /all/9?page=x&page_size=1000&word=a&tags=a&more=aa&more=b&flag=maybe")
            let faults = try response.faults
            #expect(
                faults == [
                    "body n: Expected `int`, got `str`",
                    "cookie session: Missing required cookie parameter 'session'",
                    "cookie visits: Expected `float` >= 0.0",
                    "header api-key: Missing required header parameter 'api-key'",
                    "header x-count: Expected `int`, got `str`",
                    "path id: Expected `int` >= 10",
                    "query flag: Expected `bool`, got `str`",
                    "query more: Expected `array` of length <= 1",
                    "query more[0]: Expected `str` of length <= 1",
                    "query page: Expected `int`, got `str`",
                    "query page_size: Expected `int` <= 100",
                    "query tags: Expected `array` of length >= 2",
                    "query word: Expected `str` of length >= 2",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func missing(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$everything]).test(transport) { client in
            let response = try await client.send(.put, "/all/10")
            #expect(
                try response.faults == [
                    "body data: Missing required body",
                    "cookie session: Missing required cookie parameter 'session'",
                    "cookie visits: Missing required cookie parameter 'visits'",
                    "header api-key: Missing required header parameter 'api-key'",
                    "header x-count: Missing required header parameter 'x-count'",
                    "query page: Missing required query parameter 'page'",
                    "query page_size: Missing required query parameter 'page_size'",
                    "query tags: Missing required query parameter 'tags'",
                    "query word: Missing required query parameter 'word'",
                ])
        }
    }

    /// The faults come in the order of the arguments, the body last.
    @Get("/order")
    static func order(b: Int, a: Int, c: Int) async {}

    @Test func order() async throws {
        let response = try await Application(handlers: [Self.$order]).test { try await $0.get("/order?a=x") }
        #expect(try response.problem.extra?.map(\.key) == ["b", "a", "c"])
        #expect(
            response.text.hasPrefix(#"{"status_code":400,"detail":"Validation failed for GET \/order?a=x","extra":[{"message":"Missing"#)
                || response.text.hasPrefix(
                    #"{"status_code":400,"detail":"Validation failed for GET /order?a=x","extra":[{"message":"Missing"#)
        )
    }

    @Get("/bounds")
    static func bounds(
        @Query(gt: 0, lt: 10) a: Int?, @Query(gt: 0.5, lt: 2) b: Double?, @Query(multipleOf: 3) c: Int?, @Query(maxLength: 2) d: String?
    ) async -> String { "ok" }

    @Test(arguments: TestTransport.all) func bounds(transport: TestTransport) async throws {
        let cases: [String: [String]] = [
            "a=1&b=1&c=3&d=ab": [], "": [], "a=0": ["query a: Expected `int` > 0"], "a=10": ["query a: Expected `int` < 10"],
            "b=0.5": ["query b: Expected `float` > 0.5"], "b=nan": ["query b: Expected `float`, got `str`"],
            "b=inf": ["query b: Expected `float`, got `str`"], "c=4": ["query c: Expected `int` that's a multiple of 3"],
            "d=abc": ["query d: Expected `str` of length <= 2"], "a=": ["query a: Expected `int`, got `str`"],
            "a=99999999999999999999": ["query a: Expected `int`, got `str`"],
        ]
        try await Application(handlers: [Self.$bounds]).test(transport) { client in
            for (query, faults) in cases {
                let response = try await client.get("/bounds?\(query)")
                #expect(try response.status == .ok ? faults.isEmpty : response.faults == faults, "\(query): \(response.text)")
            }
        }
    }
}
