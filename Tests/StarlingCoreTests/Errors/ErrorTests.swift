import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

private struct Secret: Error { let password = "hunter2" }
private struct Unencodable: Encodable {
    func encode(to encoder: any Encoder) throws { throw Secret() }
}

@Suite("Errors") struct ErrorTests {
    @Get("/http/{status}")
    static func http(status: Int, detail: String?) async throws(HTTPError) -> String {
        throw HTTPError(HTTPResponse.Status(code: status), detail, headers: [.eTag: "\"e\""])
    }

    @Get("/unexpected", blocking: false)
    static func unexpected() throws -> String { throw Secret() }

    @Get("/blocking", blocking: true)
    static func onThread() throws -> String { throw Secret() }

    @Get("/cancelled", blocking: false)
    static func cancelled() throws -> String { throw CancellationError() }

    @Get("/extra", blocking: false)
    static func extra() throws(HTTPError) -> String { throw HTTPError(.conflict, "Already there", extra: ["isbn": "1"]) }

    @Get("/extra/bad", blocking: false)
    static func badExtra() throws(HTTPError) -> String { throw HTTPError(.conflict, "x", extra: Unencodable()) }

    @Get("/hidden", blocking: false)
    static func hidden() throws(HTTPError) -> String { throw HTTPError(.internalServerError, "secret", extra: ["password": "hunter2"]) }

    @Get("/validation", blocking: false)
    static func validation() throws -> String {
        throw ValidationError([
            Fault(.invalidValue, ["reason": "neg"], path: "data", source: .body), Fault(.wrongType, ["type": "int", "got": "str"]),
        ])
    }

    private static func app(debug: Bool = false, _ entries: LogCapture.Entries = .init()) -> Application {
        Application(
            handlers: [$http, $unexpected, $onThread, $cancelled, $extra, $badExtra, $hidden, $validation],
            debug: debug, logger: LogCapture.logger(entries))
    }

    @Test(arguments: TestTransport.all) func statuses(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for code in [400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 413, 415, 418, 422, 429, 501, 503, 599] {
                let response = try await client.get("/http/\(code)?detail=why")
                #expect(response.status.code == code)
                #expect(try response.problem == Problem(status_code: code, detail: "why"))
                #expect(response.headers[.eTag] == "\"e\"")
                #expect(response.headers[.contentType] == "application/json")
            }
            #expect(try await client.get("/http/599").problem.detail == "Status 599")
            for code in [204, 304] {
                let response = try await client.get("/http/\(code)?detail=why")
                #expect(response.status.code == code)
                #expect(response.body.isEmpty)
                #expect(response.headers[.eTag] == "\"e\"")
            }
        }
    }

    /// A status below 200 is no final answer: a client would wait for ever.
    @Test(arguments: [TestTransport.application, .socket]) func interimStatus(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for code in [100, 103, 199] {
                let response = try await client.get("/http/\(code)?detail=why")
                #expect(try response.problem == Problem(status_code: 500, detail: "Internal Server Error"))
            }
        }
    }

    @Test func factories() {
        let errors: [(HTTPError, Int)] = [
            (.badRequest(), 400), (.unauthorized(), 401), (.forbidden(), 403), (.notFound(), 404),
            (.methodNotAllowed(allowed: [.get]), 405),
            (.notAcceptable(), 406), (.conflict(), 409), (.gone(), 410), (.preconditionFailed(), 412), (.contentTooLarge(), 413),
            (.unsupportedMediaType(), 415), (.unprocessableContent(), 422), (.tooManyRequests(), 429), (.internalServerError(), 500),
            (.notImplemented(), 501), (.serviceUnavailable(), 503),
        ]
        for (error, code) in errors {
            #expect(error.status.code == code)
            #expect(!error.detail.isEmpty)
        }
        #expect(HTTPError.notFound("x").detail == "x")
        #expect(HTTPError.notFound().detail == "Not Found")
        #expect(HTTPError.unauthorized(challenge: "Bearer").headers[.wwwAuthenticate] == "Bearer")
        #expect(HTTPError.tooManyRequests(retryAfter: .milliseconds(1500)).headers[.retryAfter] == "2")
        #expect(HTTPError.serviceUnavailable(retryAfter: .seconds(-3)).headers[.retryAfter] == "0")
        #expect(HTTPError.methodNotAllowed(allowed: [.post, .get]).headers[.allow] == "GET, POST")
    }

    @Test(arguments: TestTransport.all) func unexpectedErrors(transport: TestTransport) async throws {
        let entries = LogCapture.Entries()
        try await Self.app(entries).test(transport) { client in
            for path in ["/unexpected?q=1", "/blocking", "/cancelled"] {
                let response = try await client.get(path)
                #expect(response.status == .internalServerError, "\(path)")
                #expect(try response.problem == Problem(status_code: 500, detail: "Internal Server Error"), "\(path)")
                #expect(!response.text.contains("hunter2"))
            }
        }
        #expect(entries.all.count == 3)
        let entry = try #require(entries.all.first)
        #expect(entry.level == .error)
        #expect(entry.metadata["method"] == "GET")
        #expect(entry.metadata["target"] == "/unexpected?q=1")
        #expect(entry.metadata["handler"] == "unexpected")
        #expect(entry.metadata["source"] == Self.$unexpected.handler.id.description)
        #expect(entry.metadata["error"]?.contains("hunter2") == true)
    }

    @Test(arguments: TestTransport.all) func debugMode(transport: TestTransport) async throws {
        struct Debugged: Decodable {
            struct Extra: Decodable { var type: String, description: String, handler: String }
            var detail: String
            var extra: Extra
        }
        try await Self.app(debug: true).test(transport) { client in
            let response = try await client.get("/unexpected")
            #expect(response.status == .internalServerError)
            let debugged = try response.decode(Debugged.self)
            #expect(debugged.extra.type == "Secret")
            #expect(debugged.extra.description.contains("hunter2"))
            #expect(debugged.extra.handler == "unexpected at \(Self.$unexpected.handler.id)")
            #expect(try await client.get("/hidden").problemDetail == "secret")
        }
    }

    @Test(arguments: TestTransport.all) func hiddenDetail(transport: TestTransport) async throws {
        let entries = LogCapture.Entries()
        try await Self.app(entries).test(transport) { client in
            let response = try await client.get("/hidden")
            #expect(try response.problem == Problem(status_code: 500, detail: "Internal Server Error"))
        }
        #expect(entries.all.map { $0.metadata["handler"] } == ["hidden"])
    }

    @Test(arguments: TestTransport.all) func extraData(transport: TestTransport) async throws {
        struct WithExtra: Decodable { var detail: String, extra: [String: String] }
        try await Self.app().test(transport) { client in
            let response = try await client.get("/extra")
            #expect(response.status == .conflict)
            #expect(try response.decode(WithExtra.self).extra == ["isbn": "1"])
            #expect(try await client.get("/extra/bad").problem == Problem(status_code: 409, detail: "x"))
            #expect(
                try await client.get("/validation").problem
                    == Problem(
                        status_code: 400, detail: "Validation failed for GET /validation",
                        extra: [
                            .init(message: "neg", key: "data", source: "body"),
                            .init(message: "Expected `int`, got `str`", key: "", source: nil),
                        ]))
        }
    }

    @Test(arguments: TestTransport.all) func notFound(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let missing = try await client.get("/nothing")
            #expect(missing.status == .notFound)
            #expect(try missing.problem == Problem(status_code: 404, detail: "Not Found"))
            let method = try await client.send(.post, "/extra")
            #expect(method.status == .methodNotAllowed)
            #expect(try method.problem == Problem(status_code: 405, detail: "Method Not Allowed"))
            #expect(method.allowed == ["GET", "HEAD", "OPTIONS"])
            let head = try await client.send(.head, "/nothing")
            #expect(head.status == .notFound)
            #expect(head.body.isEmpty)
        }
    }

    @Get("/catalogue")
    static func numbers(@Query(ge: 1) a: Int, b: Int, c: Int) async {}

    @Test(arguments: TestTransport.all) func catalogue(transport: TestTransport) async throws {
        var german = FaultCatalogue()
        german[.greaterOrEqual] = "Erwartet: `{type}` >= {bound}"
        german[.missingParameter] = "{name} fehlt ({source}, {unknown})"
        try await Application(handlers: [Self.$numbers], catalogue: german).test(transport) { client in
            let response = try await client.get("/catalogue?a=0&b=x")
            #expect(
                try response.faults == [
                    "query a: Erwartet: `int` >= 1", "query b: Expected `int`, got `str`", "query c: c fehlt (query, {unknown})",
                ])
        }
    }
}

extension TestResponse {
    fileprivate var problemDetail: String {
        get throws {
            struct Detail: Decodable { var detail: String }
            return try decode(Detail.self).detail
        }
    }
}
