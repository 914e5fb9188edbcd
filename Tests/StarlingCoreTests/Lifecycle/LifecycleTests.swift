import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension StateKey<String> {
    fileprivate static var pool: Self { Self() }
}

private struct Broken: Error {}

@Suite("Life cycle") struct LifecycleTests {
    @Get("/pool") static func pool(state: State) async -> String { state[.pool] ?? "none" }

    private static func lifespan(_ name: String, _ log: Log) -> Lifespan {
        { app, run in
            log.add("\(name) begins")
            app.state[.pool] = name
            defer { log.add("\(name) ends") }
            try await run()
        }
    }

    private static func value(_ log: Log) -> Provider<Int> {
        Provider("value", scope: .application) {
            Scoped(1, finish: .afterBody) { _ in log.add("value finished") }
        }
    }

    @Test(arguments: TestTransport.all) func order(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$pool], lifespan: [Self.lifespan("outer", log), Self.lifespan("inner", log)],
            onStartup: [
                { app in
                    log.add("start")
                    let value = try await app.withScope { try await $0.resolve("value", as: Int.self) }
                    log.add("value \(value)")
                }
            ],
            onShutdown: [{ _ in log.add("stop") }, { _ in throw Broken() }, { _ in log.add("stopped") }], dependencies: [Self.value(log)])
        try await app.test(transport) { client in
            let response = try await client.get("/pool")
            #expect(response.text == "inner")
            log.add("served")
        }
        #expect(
            log.entries == [
                "outer begins", "inner begins", "start", "value 1", "served", "stop", "stopped", "value finished", "inner ends",
                "outer ends",
            ])
    }

    @Test func afterAnError() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$pool], lifespan: [Self.lifespan("outer", log), Self.lifespan("inner", log)],
            onShutdown: [{ _ in log.add("stop") }])
        await #expect(throws: Broken.self) {
            try await app.test { _ in throw Broken() }
        }
        #expect(log.entries == ["outer begins", "inner begins", "stop", "inner ends", "outer ends"])
    }

    @Test func whenItCannotStart() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$pool], lifespan: [Self.lifespan("outer", log)],
            onStartup: [{ _ in throw Broken() }, { _ in log.add("second") }], onShutdown: [{ _ in log.add("stop") }])
        await #expect(throws: Broken.self) {
            try await app.test { _ in log.add("served") }
        }
        #expect(log.entries == ["outer begins", "outer ends"])
    }

    @Test func aLifespanThatDoesNotRun() async throws {
        let app = Application(handlers: [Self.$pool], lifespan: [{ _, run in try await run() }, { _, _ in }])
        let error = await #expect(throws: LifecycleError.self) {
            try await app.test { _ in Issue.record("served") }
        }
        #expect("\(try #require(error))" == "lifespan 2 of the application returned without having called what it stands around")
    }

    @Test func aSwallowedErrorIsThrownNevertheless() async throws {
        let app = Application(handlers: [Self.$pool], lifespan: [{ _, run in try? await run() }])
        await #expect(throws: Broken.self) {
            try await app.test { _ in throw Broken() }
        }
    }

    @Test func runTwice() async throws {
        let log = Log()
        let responder = try Application(handlers: [], dependencies: [Self.value(log)]).makeResponder()
        for number in 1...2 {
            try await responder.running {
                _ = try await responder.withScope { try await $0.resolve("value", as: Int.self) }
                log.add("run \(number)")
            }
        }
        #expect(log.entries == ["run 1", "value finished", "run 2", "value finished"])
    }

    @Test func whatALifespanBeginsAtItsEnd() async throws {
        let log = Log()
        let app = Application(
            handlers: [],
            lifespan: [
                { app, run in
                    try await run()
                    _ = try await app.withScope { try await $0.resolve("value", as: Int.self) }
                    try app.emit("ended")
                }
            ], listeners: [Listener("ended") { _ in log.add("heard") }], dependencies: [Self.value(log)])
        try await app.test { _ in }
        #expect(log.entries == ["heard", "value finished"])
    }

    @Test func cancelled() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$pool],
            onShutdown: [
                { _ in
                    try Task.checkCancellation()
                    log.add("stop")
                }
            ], dependencies: [Self.value(log)])
        let responder = try app.makeResponder()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let running = Task {
            try await responder.running {
                _ = try await responder.withScope { try await $0.resolve("value", as: Int.self) }
                start.finish()
                try await Task.sleep(for: .seconds(3600))
            }
        }
        for await _ in started {}
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(log.entries == ["stop", "value finished"])
    }

    @Test func onInit() async throws {
        let app = Application(
            handlers: [],
            onInit: [
                { $0.handlers.append(Self.$pool) },
                { app in app.onInit.append { $0.onStartup.append { $0.state[.pool] = "from init" } } },
            ])
        try await app.test { client in
            let response = try await client.get("/pool")
            #expect(response.text == "from init")
        }
    }

    @Test func aFailingInit() async throws {
        let app = Application(handlers: [], onInit: [{ _ in throw HTTPError(.badGateway, "no settings") }])
        let faults = app.validate()
        #expect(faults.map(\.fault.code) == [.failedInit])
    }
}
