import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What results become. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Responses") struct ResponseTests {
    @Get("/dictionary") static func dictionary() async -> [String: Int] { ["a": 1] }

    @Test("1: a dictionary", arguments: TestTransport.all)
    func dictionaries(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$dictionary]).test(transport) { client in
            let response = try await client.get("/dictionary")
            #expect(response.answer == .json(200, #"{"a":1}"#))
        }
    }

    @Route("/mixed", methods: [.get, .post]) static func mixed() async -> [String: Bool] { ["mixed": true] }

    /// Each method has its own status.
    @Test("3: one handler for GET and POST", arguments: TestTransport.all)
    func severalMethods(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$mixed]).test(transport) { client in
            let response = try await client.get("/mixed")
            #expect(response.answer == .json(200, #"{"mixed":true}"#))
            #expect(try await client.send(.post, "/mixed").answer == .json(201, #"{"mixed":true}"#))
        }
    }

    @Get("/text") static func text() async -> String { "\"grüß\"" }

    @Test("5: a text", arguments: TestTransport.all)
    func texts(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$text]).test(transport) { client in
            let response = try await client.get("/text")
            #expect(response.answer == .text(200, "\"grüß\""))
            #expect(response.headers[.contentLength] == "8")
        }
    }

    @Get("/elsewhere") static func elsewhere() async -> Redirect { Redirect(to: "/x y").query("a", [1, 2]) }
    @Get("/nowhere") static func nowhere() async -> Reply<Redirect> { Reply(Redirect(to: "/x"), status: .ok) }

    @Test("57: a redirect", arguments: TestTransport.all)
    func redirects(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$elsewhere, Self.$nowhere], logger: .silent).test(transport) { client in
            let response = try await client.get("/elsewhere")
            #expect(response.answer == .empty(302))
            #expect(response.headers[values: .location] == ["/x%20y?a=1&a=2"])
            #expect(try await client.get("/nowhere").answer == .json(500, #"{"status_code":500,"detail":"Internal Server Error"}"#))
        }
    }

    @Get("/cached", cacheControl: CacheControl(.public, maxAge: .seconds(5)), etag: ETag("abc", weak: true))
    static func cached() async -> String { "cached" }

    @Test("61: Cache-Control and a weak ETag", arguments: TestTransport.all)
    func cacheFields(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$cached]).test(transport) { client in
            let response = try await client.get("/cached")
            #expect(response.answer == .text(200, "cached"))
            #expect(response.headers[values: .cacheControl] == ["max-age=5, public"])
            #expect(response.headers[values: .eTag] == [#"W/"abc""#])
        }
    }

    @Get("/problem", media: "application/problem+json") static func problem() async -> [String: Int] { ["a": 1] }

    @Test("63: JSON by another name", arguments: TestTransport.all)
    func otherMediaType(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$problem]).test(transport) { client in
            let response = try await client.get("/problem")
            #expect(response.answer == Answer(status: 200, media: "application/problem+json", text: #"{"a":1}"#))
        }
    }

    @Model struct Special {
        var moment: Date
        var price: Decimal
        var bytes: Data
        var nothing: Double
        var most: Double
        var length: Duration
    }

    @Get("/special") static func special() async -> Special {
        Special(
            moment: Date(timeIntervalSince1970: 1_704_164_645), price: Decimal(3) / 2, bytes: Data([0, 1, 254, 255]), nothing: .nan,
            most: .infinity, length: .seconds(90))
    }

    @Test("85: values that JSON has no form for", arguments: TestTransport.all)
    func specialValues(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$special]).test(transport) { client in
            let response = try await client.get("/special")
            let expected =
                #"{"moment":"2024-01-02T03:04:05Z","price":"1.5","bytes":"AAH+/w==","nothing":null,"most":null,"length":"PT90S"}"#
            #expect(response.answer == .json(200, expected))
        }
    }

    @Test("accept: the best of some media types")
    func accepting() {
        let cases: [(field: String, offer: String, best: String?)] = [
            ("text/*", "text/html", "text/html"), ("text/plain", "text/*", "text/plain"), ("text/plain;p=test", "text/plain", "text/plain"),
            ("text/plain", "text/plain;p=test", nil),
        ]
        for (field, offer, best) in cases {
            #expect(Accept(field).best(of: [MediaType(rawValue: offer)])?.rawValue == best, "\(field)")
        }
    }
}
