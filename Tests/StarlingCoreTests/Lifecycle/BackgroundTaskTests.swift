import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

private struct Broken: Error {}

/// Holds back whoever comes before it is opened, cancelled or not.
private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

/// Answers without what stands inside.
private struct Refusing: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        _ = try await next(request)
        return Response("refused", status: .forbidden)
    }
}

@Suite("Background tasks") struct BackgroundTaskTests {
    @Get("/reply") static func reply(log: Log) async -> Reply<String> {
        Reply(
            "ok",
            background: [
                BackgroundTask { log.add("first") }, BackgroundTask { throw Broken() },
                BackgroundTask { scope in log.add("second \(try await scope.resolve("name", as: String.self))") },
            ])
    }

    @Get("/response") static func response(log: Log) async -> Response {
        var response = Response("ok")
        response.background.append(BackgroundTask { log.add("background") })
        return response
    }

    private static func application(_ log: Log, middleware: [any Middleware] = []) -> Application {
        Application(
            handlers: [Self.$reply, Self.$response],
            dependencies: [
                Provider.value(log, as: "log"),
                Provider("name") { Scoped("ada", finish: .afterBody) { _ in log.add("name finished") } },
            ], middleware: middleware, afterResponse: { _, _ in log.add("after-response") })
    }

    @Test(arguments: TestTransport.all) func run(transport: TestTransport) async throws {
        let log = Log()
        try await Self.application(log).test(transport) { client in
            let first = try await client.get("/reply")
            #expect(first.text == "ok")
            _ = await log.entries(atLeast: 4)
            #expect(try await client.get("/response").text == "ok")
        }
        #expect(log.entries == ["first", "second ada", "name finished", "after-response", "background", "after-response"])
    }

    @Test func areWaitedForAtShutdown() async throws {
        let log = Log()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let app = Application(handlers: [
            Handler.get("/") { _ in
                Reply(
                    "ok",
                    background: [
                        BackgroundTask {
                            for await _ in gate {}
                            log.add("done")
                        }
                    ])
            }
        ])
        try await app.test { client in
            let response = try await client.get("/")
            #expect(response.text == "ok")
            #expect(log.entries.isEmpty)
            open.finish()
        }
        #expect(log.entries == ["done"])
    }

    @Test func whatDoesNotEndIsCancelled() async throws {
        let log = Log()
        let app = Application(
            handlers: [
                Handler.get("/") { _ in
                    Reply(
                        "ok",
                        background: [
                            BackgroundTask {
                                do { try await Task.sleep(for: .seconds(3600)) } catch { log.add("cancelled") }
                            }
                        ])
                }
            ], shutdownGrace: .zero)
        try await app.test { client in
            let response = try await client.get("/")
            #expect(response.text == "ok")
        }
        #expect(await log.entries(atLeast: 1) == ["cancelled"])
    }

    @Test func whatIgnoresThatIsNotWaitedForAgain() async throws {
        let log = Log()
        let gate = Gate()
        let app = Application(
            handlers: [
                Handler.get("/") { _ in
                    Reply(
                        "ok",
                        background: [
                            BackgroundTask {
                                await gate.wait()
                                log.add("done")
                            }
                        ])
                }
            ], onShutdown: [{ _ in log.add("stop") }], shutdownGrace: .zero)
        try await app.test { client in
            let response = try await client.get("/")
            #expect(response.text == "ok")
        }
        #expect(log.entries == ["stop"])
        await gate.open()
        #expect(await log.entries(atLeast: 2) == ["stop", "done"])
    }

    @Test func ofAnAnswerThatIsHandedOn() async throws {
        let log = Log()
        let inner = try Self.application(log).makeResponder()
        let outer = Application(handlers: [Handler.get("/response") { await inner.respond(to: $0) }])
        try await inner.running {
            try await outer.test { client in
                let response = try await client.get("/response")
                #expect(response.text == "ok")
            }
        }
        #expect(log.entries == ["background", "after-response"])
    }

    @Test func ofAnAnswerThatIsNotSent() async throws {
        let log = Log()
        try await Self.application(log, middleware: [Refusing()]).test { client in
            let response = try await client.get("/response")
            #expect(response.status == .forbidden)
        }
        #expect(log.entries == ["after-response"])
    }
}
