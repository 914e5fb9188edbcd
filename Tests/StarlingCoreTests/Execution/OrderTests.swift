import HTTPTypes
import NIOCore
import Starling
import StarlingHTTP
import StarlingTesting
import Testing

private struct Step: Middleware, Guard {
    let name: String
    let log: Log

    func respond(to request: Request, next: Next) async throws -> Response {
        log.add("\(name) in")
        let response = try await next(request)
        log.add("\(name) out \(response.status.code)")
        return response
    }

    func check(_ request: Request, _ context: RequestContext) async throws { log.add("guard \(name)") }
}

@Suite("Order of execution") struct OrderTests {
    /// An application that logs every step.
    private static func app(_ log: Log, throwing: Bool = false) -> Application {
        func step(_ name: String) -> Step { Step(name: name, log: log) }
        let options = HandlerOptions(
            guards: [step("handler")],
            dependencies: [
                Provider("value") { () async throws -> Scoped<Int> in
                    log.add("provide")
                    return Scoped(1, finish: .beforeResponse) { outcome in log.add("clean-up \(outcome.status?.code ?? 0)") }
                },
                Provider("later") { () async throws -> Scoped<Int> in
                    Scoped(1, finish: .afterBody) { _ in log.add("clean-up after the body") }
                },
            ], middleware: [step("handler")],
            beforeRequest: { _, context in
                log.add("before-request")
                _ = try await context.resolve("value", as: Int.self)
                _ = try await context.resolve("later", as: Int.self)
                return nil
            },
            afterRequest: { response, _ in
                log.add("after-request \(response.status.code)")
                return response
            }, afterResponse: { _, delivery in log.add("after-response \(delivery)") })
        let handler = handler(log, options) { context in
            log.add("handler")
            try context.events.emit("asked")
            if throwing { throw HTTPError(.conflict) }
            var response = Response(
                body: .stream { writer in
                    log.add("body")
                    try await writer.write(ByteBuffer(string: "x"))
                })
            response.background = [BackgroundTask { log.add("background task 1") }, BackgroundTask { log.add("background task 2") }]
            return response
        }
        return Application(
            handlers: [Router("", handlers: [handler], guards: [step("router")], middleware: [step("router")])],
            afterError: [{ error, _ in log.add("after-error") }],
            beforeSend: [{ response, _ in log.add("before-send \(response.status.code)") }],
            listeners: [Listener("asked") { _ in log.add("event") }], guards: [step("application")], middleware: [step("application")])
    }

    /// A handler as a macro writes it, with an argument that logs when it is read.
    private static func handler(
        _ log: Log, _ options: HandlerOptions, _ answer: @escaping @Sendable (RequestContext) throws -> Response
    ) -> Handler {
        let argument = ParameterArgument(
            "page",
            decoder: ParameterDecoder<Int>(kind: Int.parameterKind) { text in
                log.add("binding")
                return Int(text)
            })
        return Handler(
            id: SourceLocation(fileID: #fileID, line: #line, column: #column), name: "stream", methods: [.get], path: "/stream",
            options: options, arguments: [argument.description], result: ResultEncoding.of(Response.self)
        ) { builder in
            let binder = builder.bind(argument)
            return { context in
                guard binder.value(in: context) != nil else { throw context.failure() }
                return try answer(context)
            }
        }
    }

    @Test func everyStep() async throws {
        let log = Log()
        try await Self.app(log).test(.socket) { client in
            let first = try await client.get("/stream?page=1")
            #expect(first.text == "x")
            let entries = await log.entries(atLeast: 22)
            #expect(
                entries == [
                    "application in", "router in", "handler in", "guard application", "guard router", "guard handler", "before-request",
                    "provide", "binding", "handler", "after-request 200", "clean-up 200", "handler out 200", "router out 200",
                    "application out 200", "before-send 200", "body", "clean-up after the body", "background task 1", "background task 2",
                    "event", "after-response sent",
                ])
        }
    }

    @Test func anErrorRunsEveryStepAfterIt() async throws {
        let log = Log()
        try await Self.app(log, throwing: true).test(.socket) { client in
            let first = try await client.get("/stream?page=1")
            #expect(first.status == .conflict)
            let entries = await log.entries(atLeast: 20)
            #expect(
                entries == [
                    "application in", "router in", "handler in", "guard application", "guard router", "guard handler", "before-request",
                    "provide", "binding", "handler", "after-error", "after-request 409", "clean-up 409", "handler out 409",
                    "router out 409", "application out 409", "before-send 409", "clean-up after the body", "event", "after-response sent",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func whatNoRouteAnswersPassesTheApplicationsMiddleware(transport: TestTransport) async throws {
        let log = Log()
        let app = Self.app(log)
        try await app.test(transport) { client in
            let first = try await client.get("/nowhere")
            #expect(first.status == .notFound)
            #expect(try await client.send(.delete, "/stream").status == .methodNotAllowed)
            #expect(try await client.send(.options, "/stream").status == .noContent)
        }
        #expect(
            log.entries == [
                "application in", "after-error", "application out 404", "before-send 404",
                "application in", "after-error", "application out 405", "before-send 405",
                "application in", "application out 204", "before-send 204",
            ])
    }
}
