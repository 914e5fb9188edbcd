import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

private struct Broken: Error {}

/// Notes what comes by, and delivers it.
private struct Noting: EventEmitter {
    let log: Log
    func handle(_ emission: EventEmission) async {
        log.add("\(emission.event) for \(emission.listenerNames.joined(separator: ", "))")
        await emission.deliver()
    }
}

@Suite("Events") struct EventTests {
    struct User: Codable, Sendable { var name: String }
    struct Mailer: Sendable {
        let log: Log
        func mail(_ text: String) { log.add(text) }
    }

    @Post("/users") static func create(data: User, events: Events, log: Log) async throws -> User {
        try events.emit("user_created", data)
        log.add("handled")
        return data
    }

    @Listener("user_created", "user_renamed") static func welcome(data: User, mailer: Mailer) async throws {
        mailer.mail("welcome \(data.name)")
    }
    @Listener("user_created", blocking: false) static func broken() throws { throw Broken() }
    @Listener("stopped") static func stopped(mailer: Mailer, state: State) async { mailer.mail("stopped") }

    private static func application(_ log: Log, emitter: any EventEmitter = ImmediateEmitter()) -> Application {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Application(
            handlers: [Self.$create], logger: logger, onShutdown: [{ app in try app.emit("stopped") }],
            listeners: [Self.$welcome, Self.$broken, Self.$stopped], eventEmitter: emitter,
            dependencies: [
                Provider.value(log, as: "log"), Provider("mailer") { Mailer(log: log) },
            ])
    }

    @Test(arguments: TestTransport.all) func areDelivered(transport: TestTransport) async throws {
        let log = Log()
        try await Self.application(log).test(transport) { client in
            let response = try await client.post("/users", json: User(name: "Ada"))
            #expect(response.status == .created)
            #expect(await log.entries(atLeast: 2) == ["handled", "welcome Ada"])
        }
        #expect(log.entries == ["handled", "welcome Ada", "stopped"])
    }

    @Test func throughAnEmitter() async throws {
        let log = Log()
        try await Self.application(log, emitter: Noting(log: log)).test { client in
            let response = try await client.post("/users", json: User(name: "Ada"))
            #expect(response.status == .created)
        }
        #expect(log.entries == ["handled", "user_created for welcome, broken", "welcome Ada", "stopped for stopped", "stopped"])
    }

    @Test func outsideRequests() async throws {
        let log = Log()
        try await Self.application(log).withScope { scope in
            try scope.emit("user_renamed", User(name: "Bob"))
            _ = await log.entries(atLeast: 1)
        }
        #expect(log.entries == ["welcome Bob", "stopped"])
    }

    @Test func unknownEvent() async throws {
        let error = await #expect(throws: EventError.self) {
            try await Self.application(Log()).withScope { try $0.emit("user_create", User(name: "Bob")) }
        }
        #expect("\(try #require(error))" == "nobody listens to the event \"user_create\"; closest: `user_created`")
    }

    @Test func otherData() async throws {
        let error = await #expect(throws: EventError.self) {
            try await Self.application(Log()).withScope { try $0.emit("user_created", 5) }
        }
        let text = "\(try #require(error))"
        #expect(text.hasPrefix("the event \"user_created\" brings Int, and the listener `welcome` at "))
        #expect(text.hasSuffix(" takes User"))
        await #expect(throws: EventError.self) {
            try await Self.application(Log()).withScope { try $0.emit("user_created") }
        }
    }

    @Test func closures() async throws {
        let log = Log()
        let app = Application(
            handlers: [],
            listeners: [
                Listener("a", data: Int.self) { number, scope in log.add("\(number) \(try await scope.resolve("name", as: String.self))") },
                Listener("b") { _ in log.add("b") },
            ], dependencies: [Provider.value("x", as: "name")])
        try await app.withScope { scope in
            try scope.emit("a", 1)
            _ = await log.entries(atLeast: 1)
            try scope.emit("b", "whatever")
        }
        #expect(log.entries == ["1 x", "b"])
    }

    @Test func faults() {
        let app = Application(handlers: [], listeners: [Self.$welcome, Listener { _ in }])
        let faults = app.validate()
        #expect(faults.map(\.fault.code) == [.nothingProvides, .noEvents])
        #expect(faults.first.map { "\($0)" }?.contains("nothing provides `mailer: Mailer` for the listener `welcome`") == true)
    }
}
