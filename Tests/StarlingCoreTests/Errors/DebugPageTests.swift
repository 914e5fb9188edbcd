import HTTPTypes
import Starling
import StarlingTesting
import Testing

private struct Cause: Error { var code = 7 }
private struct Broken: Error {
    var text: String
    var underlying: any Error
}

private enum Nested: Error {
    case several([any Error])
    case pair(Cause, after: Int)
}

private struct Passing: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {}
}

private struct Around: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        if request.headers[.userAgent] == "fails" { throw Cause() }
        request.state[.note] = "<i>noted</i>"
        return try await next(request)
    }
}

extension StateKey<String> {
    fileprivate static var note: Self { Self() }
}

extension HTTPField.Name {
    fileprivate static let apiKey = Self("x-api-key")!
    fileprivate static let harmless = Self("x-harmless")!
}

@Suite("The debug page") struct DebugPageTests {
    private static let page: HeaderFields = [.accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]

    @Get("/broken/{name}", guards: [Passing()], opt: ["role": "<b>reader</b>"])
    static func broken(name: String, shelf: String, unused: Lazy<Int>) async throws -> String {
        throw Broken(text: name, underlying: Nested.several([Cause(), Nested.pair(Cause(), after: 2)]))
    }

    @Get("/http/{status}", blocking: false)
    static func http(status: Int) throws(HTTPError) -> String {
        throw HTTPError(.init(code: status), "because", extra: ["a": 1], headers: [.retryAfter: "5"])
    }

    private static func app(debug: Bool = true, errorHandlers: [ErrorHandler] = []) -> Application {
        let state = State()
        state[.note] = "<u>shared</u>"
        return Application(
            handlers: [$broken, $http], debug: debug, logger: LogCapture.logger(LogCapture.Entries()), state: state,
            dependencies: [
                Provider.value("<em>oak</em>", as: "shelf"), Provider("unused") { () async throws -> Int in 1 },
            ], middleware: [Around()], errorHandlers: errorHandlers)
    }

    @Test(arguments: TestTransport.all) func tellsWhatThereIs(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let response = try await client.get("/broken/spine?page=2", headers: Self.page)
            #expect(response.status == .internalServerError)
            #expect(response.headers[values: .contentType] == ["text/html; charset=utf-8"])
            #expect(response.headers[values: .cacheControl] == ["no-store"])
            #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; style-src 'unsafe-inline'") == true)
            let text = response.text
            for part in [
                "<h1>Broken</h1>", "<p>500 Internal Server Error</p>",
                // Every error, and what held it.
                "<span class=\"label\">underlying</span> <strong>Nested</strong>",
                "<li class=\"depth2\"><span class=\"label\">several</span> <strong>Cause</strong>",
                "<li class=\"depth3\"><span class=\"label\">pair</span> <strong>Cause</strong>",
                "<strong>broken</strong> at <code>", "DebugPageTests.swift:\(Self.$broken.handler.id.line)</code>",
                "<td>GET</td>", "<td>/broken/spine?page=2</td>", "<th scope=\"row\">name</th><td>spine</td>",
                "<th scope=\"row\">page</th><td>2</td>", "<td>GET /broken/{name}</td>", "<td>Around</td>", "<td>Passing</td>",
                "<th scope=\"row\">shelf</th><td>String (application, ", "&lt;em&gt;oak&lt;/em&gt;",
                "<th scope=\"row\">unused</th><td>Int (request, ", ": not made</td>",
                "<th scope=\"row\">role</th>", "<h3>Of the application</h3>", "<h3>Of the request</h3>",
            ] { #expect(text.contains(part), "\(part)") }
        }
    }

    @Test(arguments: TestTransport.all) func needsNothingFromElsewhere(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let text = try await client.get("/broken/spine", headers: Self.page).text
            for part in ["<script", "<link", "<img", "@import", "url(", "http://", "https://"] {
                #expect(!text.contains(part), "\(part)")
            }
            #expect(text.hasPrefix("<!doctype html>"))
            #expect(text.contains("name=\"viewport\""))
            #expect(text.contains("prefers-color-scheme: dark"))
        }
    }

    @Test(arguments: TestTransport.all) func isTextWhateverComes(transport: TestTransport) async throws {
        let evil = #"<script>alert("1")</script>&'"#
        let encoded = "%3Cscript%3Ealert%28%221%22%29%3C%2Fscript%3E%26%27"
        try await Self.app().test(transport) { client in
            let response = try await client.get(
                "/broken/\(encoded)?\(encoded)=\(encoded)",
                headers: [.accept: "text/html", .harmless: evil, .cookie: "\(evil)=\(evil)", .authorization: "\(evil) \(evil)"])
            let text = response.text
            #expect(response.status == .internalServerError)
            #expect(!text.contains("<script"))
            #expect(!text.contains(evil))
            for tag in ["<em>", "<b>reader", "<i>noted", "<u>shared"] { #expect(!text.contains(tag), "\(tag)") }
            let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"
            #expect(text.contains("<th scope=\"row\">name</th><td>\(escaped)</td>"))
            #expect(text.contains("<th scope=\"row\">\(escaped)</th><td>\(escaped)</td>"))
            #expect(text.contains("<th scope=\"row\">x-harmless</th><td>\(escaped)</td>"))
            #expect(text.contains("<pre class=\"detail\">Broken("))
        }
    }

    @Test(arguments: TestTransport.all) func keepsSecrets(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let response = try await client.get(
                "/broken/x",
                headers: [
                    .accept: "text/html", .authorization: "Bearer hunter2", .proxyAuthorization: "hunter2", .apiKey: "hunter2",
                    .cookie: "theme=hunter2; session=hunter2", .harmless: "plain",
                ])
            let text = response.text
            #expect(!text.contains("hunter2"))
            #expect(text.contains("<th scope=\"row\">authorization</th><td>Bearer •••</td>"))
            #expect(text.contains("<th scope=\"row\">proxy-authorization</th><td>•••</td>"))
            #expect(text.contains("<th scope=\"row\">cookie</th><td>theme=•••; session=•••</td>"))
            #expect(text.contains("<th scope=\"row\">x-api-key</th><td>•••</td>"))
            #expect(text.contains("<th scope=\"row\">x-harmless</th><td>plain</td>"))
        }
    }

    /// JSON for everybody who does not say that HTML is better.
    @Test(arguments: TestTransport.all) func isForThoseWhoWantIt(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for accept in ["text/html", "text/*", "text/html, application/json;q=0.9", "application/xhtml+xml, text/html;q=0.1"] {
                let response = try await client.get("/broken/x", headers: [.accept: accept])
                #expect(response.headers[.contentType] == "text/html; charset=utf-8", "\(accept)")
            }
            for accept in ["*/*", "application/json", "text/html, application/json", "text/html;q=0, */*", "image/png", ""] {
                let response = try await client.get("/broken/x", headers: [.accept: accept])
                #expect(response.headers[.contentType] == "application/json", "\(accept)")
                #expect(response.text.contains(#""extra":{"type":"Broken","#), "\(accept)")
            }
            #expect(try await client.get("/broken/x").headers[.contentType] == "application/json")
        }
    }

    @Test(arguments: TestTransport.all) func isForUnexpectedErrors(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for path in ["/http/404", "/http/503", "/nowhere", "/broken/x/y"] {
                let response = try await client.get(path, headers: Self.page)
                #expect(response.headers[.contentType] == "application/json", "\(path)")
            }
            let meant = try await client.get("/http/500", headers: Self.page)
            #expect(meant.text.contains("<pre class=\"detail\">because</pre>"))
            #expect(meant.headers[.retryAfter] == "5")
        }
    }

    @Test(arguments: TestTransport.all) func isNotThereWithoutDebugMode(transport: TestTransport) async throws {
        try await Self.app(debug: false).test(transport) { client in
            for path in ["/broken/x", "/http/500"] {
                let response = try await client.get(path, headers: Self.page)
                #expect(response.text == #"{"status_code":500,"detail":"Internal Server Error"}"#, "\(path)")
                #expect(response.headers[.contentType] == "application/json")
            }
        }
    }

    @Test(arguments: TestTransport.all) func hasNoBodyForHEAD(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let response = try await client.send(.head, "/broken/x", headers: Self.page)
            #expect(response.status == .internalServerError)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            #expect(response.body.isEmpty)
        }
    }

    /// What an error handler answers is the answer.
    @Test(arguments: TestTransport.all) func leavesErrorHandlersAlone(transport: TestTransport) async throws {
        let app = Self.app(errorHandlers: [.status(.internalServerError) { _, _ in Response("mine", status: .badGateway) }])
        try await app.test(transport) { client in
            let response = try await client.get("/broken/x", headers: Self.page)
            #expect(response.status == .badGateway)
            #expect(response.text == "mine")
        }
    }

    @Test(arguments: TestTransport.all) func tellsWhatMiddlewareThrows(transport: TestTransport) async throws {
        var headers = Self.page
        headers[.userAgent] = "fails"
        let fields = headers
        try await Self.app().test(transport) { client in
            let unrouted = try await client.get("/nowhere", headers: fields)
            #expect(unrouted.status == .internalServerError)
            #expect(unrouted.text.contains("<h1>Cause</h1>"))
            #expect(unrouted.text.contains("No route answers this request."))
            let routed = try await client.get("/broken/x", headers: fields)
            #expect(routed.text.contains("<h1>Cause</h1>"))
            #expect(routed.text.contains("<th scope=\"row\">name</th><td>x</td>"))
        }
    }
}
