import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

private struct Secret: Error { let password = "hunter2" }

/// Tells errors as lines of text.
private struct Lines: ErrorFormat {
    var mediaType: MediaType { .text }

    func response(to report: ErrorReport, _ context: RequestContext) -> Response {
        var lines = ["\(report.status.code) \(report.detail)", "at \(context.request.path) for \(context.route?.handler ?? "nobody")"]
        lines += report.faults.map { "\($0.fault.code.name) \($0.fault.path): \($0.message)" }
        if let extra = report.extra { lines.append("\(extra)") }
        if report.isUnexpected { lines.append(report.isConcealed ? "concealed" : "told") }
        var response = Response(lines.joined(separator: "|"), status: report.status)
        response.headers.append(contentsOf: report.headers)
        return response
    }
}

@Suite("Error formats") struct ErrorFormatTests {
    @Post("/all/{id}", requestMaxBodySize: 20)
    static func all(id: Int, @Query(ge: 1) page: Int, data: [Int]) async -> Int { id }

    @Get("/http/{status}", blocking: false)
    static func http(status: Int) throws -> String {
        throw HTTPError(.init(code: status), "why", extra: ["a": 1], headers: [.retryAfter: "5"])
    }

    @Get("/secret", blocking: false)
    static func secret() throws -> String { throw Secret() }

    private static func app(debug: Bool = false, _ format: any ErrorFormat = .json) -> Application {
        Application(
            handlers: [$all, $http, $secret], debug: debug, errorFormat: format, logger: LogCapture.logger(LogCapture.Entries()))
    }

    private static let body = Array("[1]".utf8)

    @Test(arguments: TestTransport.all) func oneOfYourOwn(transport: TestTransport) async throws {
        try await Self.app(Lines()).test(transport) { client in
            let http = try await client.get("/http/429")
            #expect(http.status == .tooManyRequests)
            #expect(http.headers[.retryAfter] == "5")
            #expect(http.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(http.text == #"429 why|at /http/429 for http|{"a":1}"#)
            #expect(
                try await client.send(.post, "/all/1?page=0", body: Array(#"["x"]"#.utf8)).text
                    == "400 Validation failed for POST /all/1?page=0|at /all/1 for all|greater_or_equal page: Expected `int` >= 1"
                    + "|wrong_type [0]: Expected `int`, got `str`")
            let malformed = try await client.send(.post, "/all/1?page=1", body: Array("[1".utf8))
            #expect(malformed.text.hasPrefix("400 JSON is malformed: "))
            let tooLarge = try await client.send(.post, "/all/1?page=1", body: Array(repeating: 0x20, count: 30))
            #expect(tooLarge.text == "413 Request Entity Too Large|at /all/1 for all")
            #expect(try await client.get("/nowhere").text == "404 Not Found|at /nowhere for nobody")
            let method = try await client.get("/all/1")
            #expect(method.text == "405 Method Not Allowed|at /all/1 for nobody")
            #expect(method.allowed == ["OPTIONS", "POST"])
            #expect(try await client.get("/secret").text == "500 Internal Server Error|at /secret for secret|concealed")
            #expect(try await client.get("/http/500").text == "500 Internal Server Error|at /http/500 for http|concealed")
            #expect(try await client.get("/http/304").body.isEmpty)
        }
    }

    @Test(arguments: TestTransport.all) func whatItMayTell(transport: TestTransport) async throws {
        try await Self.app(debug: true, Lines()).test(transport) { client in
            let secret = try await client.get("/secret")
            #expect(secret.text.hasPrefix(#"500 Secret(password: "hunter2")|at /secret for secret|{"type":"Secret","#))
            #expect(secret.text.hasSuffix("|told"))
            #expect(try await client.get("/http/500").text == #"500 why|at /http/500 for http|{"a":1}|told"#)
        }
    }

    /// Clients depend on each byte of it.
    @Test(arguments: TestTransport.all) func theDefault(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let http = try await client.get("/http/429")
            #expect(http.text == #"{"status_code":429,"detail":"why","extra":{"a":1}}"#)
            #expect(http.headers[values: .contentType] == ["application/json"])
            #expect(http.headers[.retryAfter] == "5")
            #expect(
                try await client.send(.post, "/all/1?page=0", body: Array(#"["x"]"#.utf8)).text
                    == #"{"status_code":400,"detail":"Validation failed for POST /all/1?page=0","extra":["#
                    + #"{"message":"Expected `int` >= 1","key":"page","source":"query"},"#
                    + #"{"message":"Expected `int`, got `str`","key":"[0]","source":"body"}]}"#)
            #expect(try await client.get("/nowhere").text == #"{"status_code":404,"detail":"Not Found"}"#)
            #expect(try await client.get("/secret").text == #"{"status_code":500,"detail":"Internal Server Error"}"#)
        }
        try await Self.app(debug: true).test(transport) { client in
            let response = try await client.get("/secret")
            let expected =
                #"{"status_code":500,"detail":"Secret(password: \"hunter2\")","extra":{"type":"Secret","description":""#
                + #"StarlingCoreTests.(unknown context"#
            #expect(response.text.hasPrefix(expected))
            #expect(response.text.hasSuffix(#".Secret(password: \"hunter2\")","handler":"secret at \#(Self.$secret.handler.id)"}}"#))
        }
    }

    /// Adds to what another format writes.
    private final class Counting: ErrorFormat {
        let count = Mutex(0)
        var mediaType: MediaType { JSONErrorFormat().mediaType }

        func response(to report: ErrorReport, _ context: RequestContext) -> Response {
            var report = report
            let number = count.withLock { count in
                count += 1
                return count
            }
            report.extra = .integer(number)
            return JSONErrorFormat().response(to: report, context)
        }
    }

    @Test(arguments: TestTransport.all) func oneAroundAnother(transport: TestTransport) async throws {
        try await Self.app(Counting()).test(transport) { client in
            let first = try await client.get("/nowhere")
            #expect(first.text == #"{"status_code":404,"detail":"Not Found","extra":1}"#)
            #expect(try await client.get("/nowhere").text == #"{"status_code":404,"detail":"Not Found","extra":2}"#)
        }
    }
}
