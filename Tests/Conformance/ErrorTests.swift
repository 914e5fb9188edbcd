import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

/// What errors become. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Errors") struct ErrorTests {
    struct Broken: Error {
        var secret = "secret"
    }

    @Get("/broken", blocking: false) static func broken() throws -> String { throw Broken() }
    @Get("/hidden", blocking: false) static func hidden() throws(HTTPError) -> String { throw .internalServerError("secret") }

    @Test("43: an unexpected error, and a 500 that was meant", arguments: TestTransport.all)
    func unexpected(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$broken, Self.$hidden], logger: .silent).test(transport) { client in
            for path in ["/broken", "/hidden"] {
                let response = try await client.get(path)
                #expect(response.answer == .json(500, #"{"status_code":500,"detail":"Internal Server Error"}"#), "\(path)")
            }
        }
    }

    @Get("/text", media: .text, blocking: false) static func text() throws(HTTPError) -> String { throw .forbidden("no") }

    /// JSON is called JSON, whatever the handler would have answered.
    @Test("45: an error of a handler that answers text", arguments: TestTransport.all)
    func ofTextHandler(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text]).test(transport) { client in
            let response = try await client.get("/text")
            #expect(response.answer == .json(403, #"{"status_code":403,"detail":"no"}"#))
        }
    }

    /// JSON for who takes anything, too.
    @Test("75: an error in debug mode", arguments: TestTransport.all)
    func debugMode(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$broken], debug: true, logger: .silent).test(transport) { client in
            let page = try await client.get("/broken", headers: [.accept: "text/html"])
            #expect(page.status == .internalServerError)
            #expect(page.headers[values: .contentType] == ["text/html; charset=utf-8"])
            #expect(page.text.contains("<h1>Broken</h1>"))
            for accept in ["application/json", "*/*"] {
                let json = try await client.get("/broken", headers: [.accept: accept])
                #expect(json.status == .internalServerError)
                #expect(json.headers[values: .contentType] == ["application/json"])
                #expect(json.text.hasPrefix(#"{"status_code":500,"detail":"Broken(secret: \"secret\")","extra":{"type":"Broken","#))
            }
        }
    }

    struct Unknown: Guard {
        func check(_ request: Request, _ context: RequestContext) async throws { throw HTTPError.unauthorized(challenge: "Bearer") }
    }

    @Get("/guarded", guards: [Unknown()]) static func guarded() async -> String { "never" }

    /// The client learns how it could say who it is.
    @Test("71: a guard that refuses", arguments: TestTransport.all)
    func refused(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$guarded]).test(transport) { client in
            let response = try await client.get("/guarded")
            #expect(response.answer == .json(401, #"{"status_code":401,"detail":"Unauthorized"}"#))
            #expect(response.headers[values: .wwwAuthenticate] == ["Bearer"])
        }
    }
}
