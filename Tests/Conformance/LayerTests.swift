import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

/// How layers come together, and in which order things run. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Layers") struct LayerTests {
    /// Tells in a field what the options of the layers are.
    struct TellingOptions: Middleware {
        func respond(to request: Request, next: Next) async throws -> Response {
            var response = try await next(request)
            let options = ["a", "b", "c"].map { next.context.route?.opt($0, as: String.self) ?? "-" }
            response.headers[.layerOptions] = options.joined(separator: " ")
            return response
        }
    }

    @Get(
        "/merged", responseHeaders: [.layerA: "handler"], responseCookies: [SetCookie("a", "handler")], opt: ["a": "handler"])
    static func merged() async -> String { "merged" }

    @Test("47: fields, cookies and options of all layers", arguments: TestTransport.all)
    func inner(transport: TestTransport) async throws {
        let names = ["a", "b", "c"]
        func cookies(_ layer: String, _ names: [String]) -> [SetCookie] { names.map { SetCookie($0, layer) } }
        let router = Router(
            "", handlers: [Self.$merged], responseHeaders: [.layerA: "router", .layerB: "router"],
            responseCookies: cookies("router", ["a", "b"]), opt: ["a": "router", "b": "router"])
        let app = Application(
            handlers: [router], middleware: [TellingOptions()],
            responseHeaders: [.layerA: "application", .layerB: "application", .layerC: "application"],
            responseCookies: cookies("application", names), opt: ["a": "application", "b": "application", "c": "application"])
        try await app.test(transport) { client in
            let response = try await client.get("/merged")
            #expect(response.answer == .text(200, "merged"))
            #expect(response.headers[values: .layerA] == ["handler"])
            #expect(response.headers[values: .layerB] == ["router"])
            #expect(response.headers[values: .layerC] == ["application"])
            #expect(
                response.headers[values: .setCookie].map { $0.prefix { $0 != ";" } }.sorted() == ["a=handler", "b=router", "c=application"])
            #expect(response.headers[.layerOptions] == "handler router application")
        }
    }

    /// Logs when a request comes by, and when its answer does.
    struct Step: Middleware, Guard {
        let name: String

        init(_ name: String) { self.name = name }

        func respond(to request: Request, next: Next) async throws -> Response {
            let log = next.context.applicationState[.steps]
            log?.add("\(name) in")
            let response = try await next(request)
            log?.add("\(name) out")
            return response
        }

        func check(_ request: Request, _ context: RequestContext) async throws {
            context.applicationState[.steps]?.add("guard \(name)")
        }
    }

    @Provide static func dependency(state: State) async -> Scoped<Int> {
        let log = state[.steps]
        log?.add("dependency")
        return Scoped(1, finish: .beforeResponse) { _ in log?.add("clean-up") }
    }

    @Controller("/ordered", middleware: [Step("controller")])
    struct Ordered {
        @Get(
            guards: [Step("handler")], middleware: [Step("handler 1"), Step("handler 2")],
            beforeRequest: { _, context in
                context.applicationState[.steps]?.add("before-request")
                return nil
            },
            afterRequest: { response, context in
                context.applicationState[.steps]?.add("after-request")
                return response
            },
            afterResponse: { context, _ in context.applicationState[.steps]?.add("after-response") })
        func get(dependency: Int, state: State) async -> Reply<Int> {
            state[.steps]?.add("handler")
            return Reply(dependency, background: [BackgroundTask { scope in scope.state[.steps]?.add("background") }])
        }
    }

    /// A middleware has the answer in its hand before a byte of it is sent: its way out comes before the sending.
    @Test("49: the order of execution", .timeLimit(.minutes(1)), arguments: TestTransport.all)
    func order(transport: TestTransport) async throws {
        let log = StepLog()
        let state = State()
        state[.steps] = log
        let app = Application(
            handlers: [Router("", handlers: [Ordered()], middleware: [Step("router")])], state: state,
            beforeSend: [{ _, _ in log.add("before-send") }], guards: [Step("application")], dependencies: [Self.$dependency],
            middleware: [Step("application 1"), Step("application 2")])
        try await app.test(transport) { client in
            let response = try await client.get("/ordered")
            #expect(response.answer == .json(200, "1"))
            #expect(
                await log.steps(atLeast: 22) == [
                    "application 1 in", "application 2 in", "router in", "controller in", "handler 1 in", "handler 2 in",
                    "guard application", "guard handler", "before-request", "dependency", "handler", "after-request", "clean-up",
                    "handler 2 out", "handler 1 out", "controller out", "router out", "application 2 out", "application 1 out",
                    "before-send", "background", "after-response",
                ])
        }
    }

    struct Failure: Error {}

    @Get("/failing") static func failing(resource: Int) async throws -> Int { throw Failure() }

    @Test("79: an error of the handler, as a dependency sees it", arguments: TestTransport.all)
    func errorInDependency(transport: TestTransport) async throws {
        let log = StepLog()
        let resource = Provider("resource") { () async throws -> Scoped<Int> in
            log.add("made")
            return Scoped(1, finish: .beforeResponse) { outcome in
                log.add(outcome.error is Failure ? "saw the error" : "saw nothing")
                log.add("clean-up")
            }
        }
        try await Application(handlers: [Self.$failing], logger: .silent, dependencies: [resource]).test(transport) { client in
            let response = try await client.get("/failing")
            #expect(response.answer == .json(500, #"{"status_code":500,"detail":"Internal Server Error"}"#))
        }
        #expect(log.steps == ["made", "saw the error", "clean-up"])
    }
}

extension HTTPField.Name {
    fileprivate static let layerA = Self("x-a")!
    fileprivate static let layerB = Self("x-b")!
    fileprivate static let layerC = Self("x-c")!
    fileprivate static let layerOptions = Self("x-opt")!
}
