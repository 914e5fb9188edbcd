import HTTPTypes
import Logging
import Starling
import StarlingProblemDetails
import StarlingTesting
import Testing

private struct Secret: Error { let password = "hunter2" }

@Suite("Problem details") struct ProblemTests {
    @Model struct Address { @Field(minLength: 2) var zip: String }
    @Model struct Order {
        var items: [Address]
        var tags: Set<Int> = []
        @Field("a/b~c d") var odd: Int = 0
    }

    @Get("/http/{status}", blocking: false)
    static func http(status: Int) throws -> String {
        throw HTTPError(.init(code: status), "why", headers: [.retryAfter: "5", .contentType: "text/troff"])
    }

    @Get("/extra/{kind}", blocking: false)
    static func extra(kind: String) throws -> String {
        switch kind {
        case "object": throw HTTPError(.conflict, "taken", extra: ["isbn": "1", "by": "Ada"])
        case "list": throw HTTPError(.conflict, "taken", extra: [1, 2])
        default: throw HTTPError(.conflict, "taken", extra: ["isbn": "1", "title": "Solaris"])
        }
    }

    @Get("/secret", blocking: false)
    static func secret() throws -> String { throw Secret() }

    @Post("/orders/{id}", requestMaxBodySize: 100)
    static func order(id: Int, @Query(ge: 1) page: Int, @Header apiKey: String, @Cookie session: Int, data: Order) async -> Int { id }

    @Post("/whole") static func whole(data: Order) async -> Int { 1 }

    @Get("/faults", blocking: false)
    static func faults() throws -> String {
        throw ValidationError([
            Fault(.invalidValue, ["reason": "odd"]), Fault(.invalidValue, ["reason": "bad"], path: "a.b[0]"),
        ])
    }

    private static func app(debug: Bool = false) -> Application {
        Application(
            handlers: [$http, $extra, $secret, $order, $whole, $faults], debug: debug, logger: .silent, plugins: [ProblemDetails()])
    }

    private static func post(
        _ client: TestClient, _ target: String, _ body: String, headers: HeaderFields = [:]
    ) async throws -> TestResponse {
        try await client.send(.post, target, headers: headers, body: Array(body.utf8))
    }

    @Test(arguments: TestTransport.all) func ofOrdinaryErrors(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let response = try await client.get("/http/429?a=b")
            #expect(response.status == .tooManyRequests)
            #expect(response.headers[values: .contentType] == ["application/problem+json"])
            #expect(response.headers[.retryAfter] == "5")
            #expect(
                response.text
                    == #"{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"why","instance":"/http/429"}"#)
            let unknown = try await client.get("/http/418")
            #expect(
                unknown.text == #"{"type":"about:blank","title":"Status 418","status":418,"detail":"why","instance":"/http/418"}"#)
            #expect(try await client.get("/http/304").body.isEmpty)
            let missing = try await client.get("/no%20where")
            #expect(missing.headers[.contentType] == "application/problem+json")
            #expect(
                missing.text
                    == #"{"type":"about:blank","title":"Not Found","status":404,"detail":"Not Found","instance":"/no%20where"}"#)
            let method = try await client.delete("/secret")
            #expect(method.status == .methodNotAllowed)
            #expect(method.headers[.allow] == "GET, HEAD, OPTIONS")
            #expect(method.text.hasPrefix(#"{"type":"about:blank","title":"Method Not Allowed","status":405,"#))
            let large = try await Self.post(client, "/orders/1", String(repeating: " ", count: 200))
            #expect(large.text.hasPrefix(#"{"type":"about:blank","title":"Content Too Large","status":413,"#))
            let malformed = try await Self.post(client, "/whole", "{")
            #expect(malformed.status == .badRequest)
            #expect(malformed.text.contains(#""detail":"JSON is malformed: "#))
            let head = try await client.send(.head, "/nowhere")
            #expect(head.headers[.contentType] == "application/problem+json")
            #expect(head.body.isEmpty)
        }
    }

    @Test(arguments: TestTransport.all) func membersOfTheirOwn(transport: TestTransport) async throws {
        let start = #"{"type":"about:blank","title":"Conflict","status":409,"detail":"taken","instance":"/extra/"#
        try await Self.app().test(transport) { client in
            let object: [String: JSONValue] = try await client.get("/extra/object").decode()
            #expect(object["isbn"] == "1")
            #expect(object["by"] == "Ada")
            #expect(object["extra"] == nil)
            #expect(try await client.get("/extra/list").text == start + #"list","extra":[1,2]}"#)
            let clash: [String: JSONValue] = try await client.get("/extra/clash").decode()
            #expect(clash["title"] == "Conflict")
            #expect(clash["extra"] == ["isbn": "1", "title": "Solaris"])
        }
    }

    @Test(arguments: TestTransport.all) func ofUnexpectedErrors(transport: TestTransport) async throws {
        let start = #"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":""#
        try await Self.app().test(transport) { client in
            for path in ["/secret", "/http/500"] {
                let response = try await client.get(path)
                #expect(response.headers[values: .contentType] == ["application/problem+json"])
                #expect(response.text == start + #"Internal Server Error","instance":"\#(path)"}"#)
            }
        }
        try await Self.app(debug: true).test(transport) { client in
            let response = try await client.get("/secret")
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(response.text.hasPrefix(start + #"Secret(password: \"hunter2\")","instance":"/secret","extra":{"type":"Secret","#))
            // Whoever would rather have a problem than a page gets one.
            let problem = try await client.get("/secret", headers: [.accept: "application/problem+json, text/html;q=0.9"])
            #expect(problem.headers[.contentType] == "application/problem+json")
            let page = try await client.get("/secret", headers: [.accept: "text/html"])
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        }
    }

    @Test(arguments: TestTransport.all) func ofFaults(transport: TestTransport) async throws {
        let body = #"{"items":[{"zip":"1"}],"tags":["x"],"a/b~c d":"y"}"#
        try await Self.app().test(transport) { client in
            let response = try await Self.post(client, "/orders/7?page=0", body, headers: [.cookie: "session=x"])
            #expect(response.status == .badRequest)
            #expect(response.headers[values: .contentType] == ["application/problem+json"])
            let problem = try response.decode(JSONObject.self)
            #expect(Array(problem.keys.prefix(6)) == ["type", "title", "status", "detail", "instance", "errors"])
            #expect(problem["title"] == "Bad Request")
            #expect(problem["detail"] == "Validation failed for POST /orders/7?page=0")
            #expect(problem["instance"] == "/orders/7")
            let expected: JSONValue = [
                ["detail": "Expected `int` >= 1", "parameter": "page", "source": "query"],
                ["detail": "Missing required header parameter 'api-key'", "parameter": "api-key", "source": "header"],
                ["detail": "Expected `int`, got `str`", "parameter": "session", "source": "cookie"],
                ["detail": "Expected `str` of length >= 2", "pointer": "#/items/0/zip", "source": "body"],
                ["detail": "Expected `int`, got `str`", "pointer": "#/tags/0", "source": "body"],
                ["detail": "Expected `int`, got `str`", "pointer": "#/a~1b~0c%20d", "source": "body"],
            ]
            #expect(problem["errors"] == expected)
        }
    }

    @Test(arguments: TestTransport.all) func ofFaultsWithoutAPlace(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let missing = try await Self.post(client, "/whole", "")
            #expect(missing.text.hasSuffix(##""errors":[{"detail":"Missing required body","pointer":"#","source":"body"}]}"##))
            let other = try await Self.post(client, "/whole", "5")
            #expect(other.text.contains(##""pointer":"#","source":"body"}]}"##))
            let thrown = try await client.get("/faults")
            #expect(thrown.text.hasSuffix(##""errors":[{"detail":"odd"},{"detail":"bad","pointer":"#/a/b/0"}]}"##))
        }
    }
}
