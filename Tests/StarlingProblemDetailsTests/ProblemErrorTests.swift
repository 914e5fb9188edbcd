import HTTPTypes
import Logging
import Starling
import StarlingProblemDetails
import StarlingTesting
import Testing

private protocol Shelving: Error {}
private struct OutOfStock: Error { var item: String }
private struct Full: Shelving {}
private struct Unmapped: Error {}

@Suite("Problems of one's own") struct ProblemErrorTests {
    @Get("/full", blocking: false)
    static func full() throws -> String {
        throw ProblemDetailsError(
            type: "https://example.com/probs/out-of-credit", title: "You do not have enough credit", status: .forbidden,
            detail: "Your balance is 30, but that costs 50", instance: "/account/12345/msgs/abc",
            extensions: ["balance": 30, "accounts": ["/account/12345", "/account/67890"], "status": 1], headers: [.retryAfter: "5"])
    }

    @Get("/plain", blocking: false)
    static func plain() throws -> String { throw ProblemDetailsError(status: .conflict) }

    @Get("/type", blocking: false)
    static func type(of: String) throws -> String { throw ProblemDetailsError(type: of, status: .conflict) }

    @Get("/broken", blocking: false)
    static func broken() throws -> String {
        throw ProblemDetailsError(
            type: "secret:type", title: "secret title", status: .internalServerError, detail: "secret detail", extensions: ["secret": 1])
    }

    @Get("/shelf/{kind}", blocking: false)
    static func shelf(kind: String) throws -> String {
        switch kind {
        case "tea": throw OutOfStock(item: kind)
        case "full": throw Full()
        default: throw Unmapped()
        }
    }

    private static func app(debug: Bool = false, _ plugins: ProblemDetails...) -> Application {
        Application(handlers: [$full, $plain, $type, $broken, $shelf], debug: debug, logger: .silent, plugins: plugins)
    }

    @Test(arguments: TestTransport.all) func areWritten(transport: TestTransport) async throws {
        try await Self.app(ProblemDetails()).test(transport) { client in
            let response = try await client.get("/full")
            #expect(response.status == .forbidden)
            #expect(response.headers[values: .contentType] == ["application/problem+json"])
            #expect(response.headers[.retryAfter] == "5")
            #expect(
                response.text == #"{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit","#
                    + #""status":403,"detail":"Your balance is 30, but that costs 50","instance":"/account/12345/msgs/abc","#
                    + #""balance":30,"accounts":["/account/12345","/account/67890"]}"#)
            let plain = try await client.get("/plain")
            #expect(plain.text == #"{"type":"about:blank","title":"Conflict","status":409,"instance":"/plain"}"#)
        }
    }

    /// What clients may not know of other errors with this status, they may not know of these.
    @Test(arguments: TestTransport.all) func keepTheirSecrets(transport: TestTransport) async throws {
        try await Self.app(ProblemDetails()).test(transport) { client in
            let response = try await client.get("/broken")
            #expect(
                response.text == #"{"type":"about:blank","title":"Internal Server Error","status":500,"#
                    + #""detail":"Internal Server Error","instance":"/broken"}"#)
        }
        try await Self.app(debug: true, ProblemDetails()).test(transport) { client in
            let response = try await client.get("/broken")
            #expect(
                response.text == #"{"type":"secret:type","title":"secret title","status":500,"detail":"secret detail","#
                    + #""instance":"/broken","secret":1}"#)
        }
    }

    @Test(arguments: [
        ("stock", "https://example.com/problems/stock"), ("/stock", "https://example.com/problems/stock"),
        ("stock:short", "stock:short"), ("https://other.example/x", "https://other.example/x"),
        ("urn:uuid:6f2c2d4e-9d0c-4d0e-8a3c-0d7f5a1b2c3d", "urn:uuid:6f2c2d4e-9d0c-4d0e-8a3c-0d7f5a1b2c3d"),
        ("9:x", "https://example.com/problems/9:x"), ("a/b:c", "https://example.com/problems/a/b:c"),
    ]) func haveTypesBelowABase(type: String, absolute: String) async throws {
        for base in ["https://example.com/problems", "https://example.com/problems/"] {
            try await Self.app(ProblemDetails(base: base)).test { client in
                let problem = try await client.get("/type?of=\(type)").decode(JSONObject.self)
                #expect(problem["type"] == .string(absolute))
            }
        }
        try await Self.app(ProblemDetails()).test { client in
            let problem = try await client.get("/type?of=\(type)").decode(JSONObject.self)
            #expect(problem["type"] == .string(type))
        }
    }

    @Test(arguments: TestTransport.all) func areMadeOfOtherErrors(transport: TestTransport) async throws {
        let plugin = ProblemDetails(
            base: "https://example.com",
            [
                .map(OutOfStock.self) { error, context in
                    ProblemDetailsError(
                        type: "out-of-stock", status: .conflict, detail: "No \(error.item) left",
                        extensions: ["handler": .string(context.route?.handler ?? "")])
                },
                .map((any Shelving).self) { _, _ in ProblemDetailsError(status: .insufficientStorage) },
            ])
        try await Self.app(plugin).test(transport) { client in
            let tea = try await client.get("/shelf/tea")
            #expect(tea.status == .conflict)
            #expect(
                tea.text == #"{"type":"https://example.com/out-of-stock","title":"Conflict","status":409,"#
                    + #""detail":"No tea left","instance":"/shelf/tea","handler":"shelf"}"#)
            #expect(try await client.get("/shelf/full").status.code == 507)
            #expect(try await client.get("/shelf/other").status == .internalServerError)
        }
    }

    /// A mapping is an error handler of the application, and the application's own come after it.
    @Test(arguments: TestTransport.all) func areLeftToErrorHandlers(transport: TestTransport) async throws {
        var app = Self.app(ProblemDetails([.map(OutOfStock.self) { _, _ in ProblemDetailsError(status: .conflict) }]))
        app.options.errorHandlers = [
            .on(OutOfStock.self) { error, _ in Response(error.item, status: .gone) },
            .status(.forbidden) { _, _ in Response("not for you", status: .forbidden) },
        ]
        try await app.test(transport) { client in
            let tea = try await client.get("/shelf/tea")
            #expect(tea.status == .gone)
            #expect(tea.text == "tea")
            #expect(try await client.get("/full").text == "not for you")
        }
    }

    /// The error is answered where nobody installed the plug-in, too.
    @Test(arguments: TestTransport.all) func withoutThePlugin(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let plain = try await client.get("/plain")
            #expect(plain.text == #"{"status_code":409,"detail":"Conflict"}"#)
            let full = try await client.get("/full")
            #expect(full.headers[.contentType] == "application/json")
            #expect(full.text.hasPrefix(#"{"status_code":403,"detail":"Your balance is 30, but that costs 50","extra":{"balance":30,"#))
        }
    }

    @Test func twoOfThemAreAFault() {
        let error = #expect(throws: StartupError.self) { try Self.app(ProblemDetails(), ProblemDetails()).makeResponder() }
        #expect(error?.faults.map(\.fault.code) == [.duplicatePlugin])
    }
}

extension HTTPResponse.Status {
    fileprivate static let insufficientStorage = Self(code: 507)
}
