import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// The body of an error is JSON and is called so, whatever the handler would have answered.
@Suite("The media type of errors") struct ErrorMediaTests {
    @Get("/html", media: .html, blocking: false)
    static func html(fault: Int?) throws -> String { throw HTTPError.forbidden("no") }

    @Get("/text", blocking: false)
    static func text(fault: Int?) throws -> String { throw HTTPError.forbidden("no") }

    @Get("/bytes", blocking: false)
    static func bytes(fault: Int?) throws -> [UInt8] { throw HTTPError.forbidden("no") }

    @Get("/response", media: "text/csv", blocking: false)
    static func response(fault: Int?) throws -> Response { throw HTTPError.forbidden("no") }

    @Get("/reply", media: "image/svg+xml", blocking: false)
    static func reply(fault: Int?) throws -> Reply<String> { throw HTTPError.forbidden("no") }

    @Test(arguments: TestTransport.all) func isThatOfJSON(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$html, Self.$text, Self.$bytes, Self.$response, Self.$reply],
            responseHeaders: [.contentType: "text/troff", .contentLanguage: "tlh"])
        try await app.test(transport) { client in
            for path in ["/html", "/text", "/bytes", "/response", "/reply"] {
                let thrown = try await client.get(path, headers: [.accept: "text/html, image/*"])
                #expect(thrown.status == .forbidden, "\(path)")
                #expect(thrown.headers[values: .contentType] == ["application/json"], "\(path)")
                #expect(thrown.headers[.contentLanguage] == nil, "\(path)")
                #expect(thrown.text == #"{"status_code":403,"detail":"no"}"#, "\(path)")
                let invalid = try await client.get(path + "?fault=x")
                #expect(invalid.status == .badRequest, "\(path)")
                #expect(invalid.headers[values: .contentType] == ["application/json"], "\(path)")
                #expect(try invalid.faults == ["query fault: Expected `int`, got `str`"], "\(path)")
            }
        }
    }
}
