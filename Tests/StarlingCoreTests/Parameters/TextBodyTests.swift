import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Bodies of text") struct TextBodyTests {
    @Post("/text") static func text(@Body(media: "text/plain") data: String) async -> String { "<\(data)>" }
    @Post("/any") static func any(@Body(media: "text/*") note: String?) async -> String { note.map { "<\($0)>" } ?? "none" }
    @Post("/default") static func standard(@Body(media: .text) note: String = "standard") async -> String { note }
    @Post("/xml") static func xml(@Body(media: ["application/xml", .json]) document: String) async -> String { "<\(document)>" }
    @Post("/string") static func string(data: String) async -> String { "<\(data)>" }

    private static let app = Application(handlers: [$text, $any, $standard, $xml, $string], requestMaxBodySize: 20)

    @Test(arguments: TestTransport.all) func areRead(transport: TestTransport) async throws {
        let latin: [UInt8] = [0x4D, 0xFC]
        let cases: [(path: String, type: String?, body: [UInt8], status: Int, text: String)] = [
            ("/text", "text/plain", Array("Mü".utf8), 201, "<Mü>"), ("/text", nil, Array("Mü".utf8), 201, "<Mü>"),
            ("/text", "text/plain; charset=UTF-8", Array("Mü".utf8), 201, "<Mü>"),
            ("/text", "text/plain; charset=\"ISO-8859-1\"", latin, 201, "<Mü>"),
            ("/text", "Text/Plain;charset=us-ascii", [0x4D], 201, "<M>"),
            // What looks like JSON is text, and so is nothing.
            ("/text", "text/plain", Array("\"a\"".utf8), 201, "<\"a\">"), ("/text", "text/plain", [], 201, "<>"),
            ("/any", "text/csv", Array("a,b".utf8), 201, "<a,b>"), ("/any", "text/csv", [], 201, "none"),
            ("/default", nil, [], 201, "standard"), ("/default", "text/plain", Array("x".utf8), 201, "x"),
            ("/xml", "application/xml", Array("<a/>".utf8), 201, "<<a/>>"), ("/xml", "application/json", Array("\"a\"".utf8), 201, "<a>"),
            ("/string", "application/json", Array("\"a\"".utf8), 201, "<a>"),
        ]
        try await Self.app.test(transport) { client in
            for (path, type, body, status, text) in cases {
                let response = try await client.send(.post, path, headers: type.map { [.contentType: $0] } ?? [:], body: body)
                #expect(response.status.code == status, "\(path) \(type ?? "-")")
                #expect(response.text == text, "\(path) \(type ?? "-")")
            }
        }
    }

    @Test(arguments: TestTransport.all) func areRefused(transport: TestTransport) async throws {
        let cases: [(path: String, type: String, body: [UInt8], status: Int, detail: String)] = [
            ("/text", "text/html", [0x61], 415, "Expected `text/plain`, got `text/html`"),
            ("/text", "application/json", [0x61], 415, "Expected `text/plain`, got `application/json`"),
            ("/any", "application/json", [0x61], 415, "Expected `text/*`, got `application/json`"),
            ("/string", "text/plain", [0x61], 415, "Expected `application/json`, got `text/plain`"),
            ("/text", "text/plain; charset=utf-16", [0x61], 415, "Expected text in `utf-8`, `us-ascii` or `iso-8859-1`, got `utf-16`"),
            ("/text", "text/plain", [0x4D, 0xFC], 400, "The text is malformed: it is no utf-8"),
            ("/text", "text/plain; charset=us-ascii", [0xFC], 400, "The text is malformed: it is no us-ascii"),
            ("/text", "text/plain", Array(repeating: 0x61, count: 21), 413, "The body has more than 20 bytes"),
        ]
        try await Self.app.test(transport) { client in
            for (path, type, body, status, detail) in cases {
                let response = try await client.send(.post, path, headers: [.contentType: type], body: body)
                #expect(try response.problem == Problem(status_code: status, detail: detail), "\(path) \(type)")
            }
        }
    }

    @Model struct Book {
        var title: String
    }
    struct Point: Decodable, Sendable { var x: Int }

    @Post("/csv") static func csv(@Body(media: "text/csv") data: Book) async {}
    @Post("/all") static func all(@Body(media: "*/*") data: [Book]) async {}
    @Post("/some") static func some(@Body(media: [.json, "application/xml", .yaml]) data: Point) async {}
    @Post("/parts") static func parts(@Body(media: .json) form: MultipartForm) async {}
    @Post("/fine")
    static func fine(@Body(media: ["application/vnd.api+json", .messagePack, .urlEncoded, .multipart]) data: Book) async {}
    @Post("/bytes") static func bytes(@Body(media: ["image/*", .json]) data: [UInt8]) async {}

    /// JSON by a name that others mean something else by is read by nobody: not even by who sends it.
    @Test func mediaTypesThatNobodyReadsAreStartUpFaults() {
        let faults = Application(handlers: [Self.$csv, Self.$all, Self.$some, Self.$parts, Self.$fine, Self.$bytes]).validate().map(\.fault)
        #expect(faults.map(\.code) == Array(repeating: .unreadableBody, count: 5))
        #expect(faults.map { $0.parameters["media"] } == ["text/csv", "*/*", "application/xml", "application/yaml", "application/json"])
        #expect(
            faults.first.map { FaultCatalogue().message(for: $0) }
                == "`data: Book` of POST /csv cannot be read from `text/csv`: take it as `String`, `[UInt8]` or `RequestBody`, and read it yourself"
        )
    }
}
