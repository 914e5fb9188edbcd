import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Reserved arguments") struct ReservedTests {
    @Get("/{id}")
    static func all(id: Int, request: Request, headers: HeaderFields, cookies: Cookies, query: QueryParameters) async -> [String] {
        [
            request.method.rawValue, request.target, request.path, request.pathParameters["id"] ?? "-", headers[.userAgent] ?? "-",
            cookies["c"] ?? "-", query["q"] ?? "-", request.query.all("q").joined(separator: ","),
        ]
    }

    @Get("/raw/{id}/{rest...}")
    static func parameters(id: String, rest: String, request: Request) async -> [String] {
        request.pathParameters.map { "\($0.name)=\($0.value)" }
    }

    /// A label does not matter, the name inside does; `@Query` takes a reserved word as an ordinary name.
    @Get("/wrapped/words")
    static func words(of request: Request, @Query("body") text: String, @Query cookies: Int, @Query("data") data: String) async -> String {
        "\(text) \(cookies) \(data)"
    }

    @Test(arguments: TestTransport.all) func values(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$all, Self.$parameters, Self.$words]).test(transport) { client in
            let response = try await client.get("/5?q=a&q=b+c", headers: [.userAgent: "me", .cookie: "c=d"])
            #expect(try response.decode([String].self) == ["GET", "/5?q=a&q=b+c", "/5", "5", "me", "d", "b c", "a,b c"])
            #expect(try await client.get("/raw/a%2Fb/c/d%20e").decode([String].self) == ["id=a/b", "rest=/c/d e"])
            #expect(try await client.get("/wrapped/words?body=x&cookies=3&data=y").text == "x 3 y")
        }
    }
}
