import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

/// Keeps the context that it was made in, and says when it is given up.
private final class Service: Sendable {
    let events: Events
    let log: Log

    init(_ events: Events, _ log: Log) {
        self.events = events
        self.log = log
    }

    deinit { log.add("given up") }
}

/// Lives as long as the application.
private struct Notices: Sendable {
    let events: Events
}

/// Keeps something from one task for another.
private final class Kept<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    var current: Value? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

/// Asks for something, and goes on without.
private struct Asking: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        let tenant = try? await next.context.resolve("tenant", as: String.self)
        var response = try await next(request)
        response.headers[.init("tenant")!] = tenant ?? "none"
        return response
    }
}

@Suite("The end of a scope") struct ScopeEndTests {
    @Provide fileprivate static func service(events: Events, log: Log) async -> Service { Service(events, log) }
    @Provide(scope: .application) fileprivate static func notices(events: Events) async -> Notices { Notices(events: events) }
    @Provide static func tenant(@Header tenant: String) async -> String { tenant }

    @Get("/service") fileprivate static func serve(service: Service) async throws -> String {
        try service.events.emit("served")
        return "ok"
    }
    @Get("/name") static func name(name: String) async -> String { name }
    @Get("/lazy") fileprivate static func lazy(name: Lazy<String>, kept: Kept<Lazy<String>>) async -> String {
        kept.current = name
        return "kept"
    }
    @Post("/notices") fileprivate static func notice(notices: Notices, log: Log) async throws -> Int {
        try notices.events.emit("noticed")
        return await log.entries(atLeast: 1).count
    }

    @Listener("served") fileprivate static func served(service: Service) async { service.log.add("heard") }

    private static func name(_ log: Log) -> Provider<String> {
        Provider("name") { () async throws -> Scoped<String> in
            log.add("open")
            return Scoped("ada", finish: .afterBody) { _ in log.add("close") }
        }
    }

    @Test(arguments: TestTransport.all) func whatHoldsItsContextIsGivenUp(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$serve], listeners: [Self.$served], dependencies: [Self.$service, Provider.value(log, as: "log")])
        try await app.test(transport) { client in
            let response = try await client.get("/service")
            #expect(response.text == "ok")
        }
        // Of the request, and of the listener's scope.
        #expect(await log.entries(atLeast: 3).sorted() == ["given up", "given up", "heard"])
    }

    @Test(arguments: TestTransport.all) func whatTheLastHookAsksForIsFinished(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Handler.get("/") { _ in "ok" }], dependencies: [Self.name(log)],
            afterResponse: { context, _ in
                do { log.add(try await context.resolve("name", as: String.self)) } catch { log.add("\(error)") }
            })
        try await app.test(transport) { client in
            let response = try await client.get("/")
            #expect(response.text == "ok")
        }
        #expect(log.entries == ["open", "ada", "close"])
    }

    @Test func whatIsAskedForTooLateIsNotMade() async throws {
        let log = Log()
        let kept = Kept<Lazy<String>>()
        let app = Application(handlers: [Self.$lazy], dependencies: [Self.name(log), Provider.value(kept, as: "kept")])
        try await app.test { client in
            let response = try await client.get("/lazy")
            #expect(response.text == "kept")
            let lazy = try #require(kept.current)
            let error = await #expect(throws: InjectionError.self) { try await lazy.value }
            let text = "the value of `name` was asked for when the request, or the scope, had ended: nobody would finish it"
            #expect("\(try #require(error))" == text)
        }
        #expect(log.entries.isEmpty)
    }

    @Test func aScopeThatIsKept() async throws {
        let log = Log()
        let app = Application(handlers: [], dependencies: [Self.name(log)])
        let kept = try await app.withScope { scope in scope }
        await #expect(throws: InjectionError.self) { try await kept.resolve("name", as: String.self) }
        #expect(log.entries.isEmpty)
    }

    @Test(arguments: TestTransport.all) func whatCannotBeResolvedIsNotHeldAgainstTheRequest(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$name], dependencies: [Self.name(Log()), Self.$tenant], middleware: [Asking()])
        try await app.test(transport) { client in
            let response = try await client.get("/name")
            #expect(response.text == "ada")
            #expect(response.headers[.init("tenant")!] == "none")
            #expect(try await client.get("/name", headers: [.init("tenant")!: "x"]).headers[.init("tenant")!] == "x")
        }
    }

    /// A value of the application tells events at once: it does not wait for the request that was the first to need it.
    @Test(arguments: TestTransport.all) func eventsOfTheApplication(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$notice], listeners: [Listener("noticed") { _ in log.add("noticed") }],
            dependencies: [Self.$notices, Provider.value(log, as: "log")])
        try await app.test(transport) { client in
            let response = try await client.send(.post, "/notices")
            #expect(response.text == "1")
        }
        #expect(log.entries == ["noticed"])
    }
}
