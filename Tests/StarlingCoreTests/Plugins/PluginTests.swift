import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

private struct Health: Plugin {
    var path = "/health"
    func configure(_ application: inout Application) {
        application.handlers.append(Handler.get(path) { _ in "ok" })
    }
}

private struct Needing: Plugin {
    let requires = ["Health"]
    func configure(_ application: inout Application) {}
}

private struct Adding: Plugin {
    func configure(_ application: inout Application) { application.plugins.append(Health()) }
}

private struct Pushing: Plugin {
    func configure(_ application: inout Application) { application.plugins.insert(Health(), at: 0) }
}

private struct Failing: Plugin {
    struct NoSettings: Error {}
    func configure(_ application: inout Application) throws {
        application.handlers.append(Handler.get("/half") { _ in "half" })
        throw NoSettings()
    }
}

private final class Counting: RouteReceiver {
    let paths = Mutex<[String]>([])
    let refuses: Bool
    init(refuses: Bool = false) { self.refuses = refuses }
    func configure(_ application: inout Application) {}
    func receive(_ routes: [RouteDescription]) throws {
        if refuses { throw HTTPError(.conflict, "too many") }
        paths.withLock { $0 = routes.map { "\($0.method.rawValue) \($0.path)" } }
    }
}

@Suite("Plug-ins") struct PluginTests {
    @Get("/plugin") static func plugin(context: RequestContext) async -> String { context.route?.handler ?? "none" }

    @Test(arguments: TestTransport.all) func changeTheApplication(transport: TestTransport) async throws {
        let counting = Counting()
        let app = Application(handlers: [Self.$plugin], plugins: [Adding(), counting])
        try await app.test(transport) { client in
            let response = try await client.get("/health")
            #expect(response.text == "ok")
            #expect(try await client.get("/plugin").text == "plugin")
        }
        #expect(counting.paths.withLock { $0 } == ["GET /plugin", "GET /health"])
    }

    @Test func areFoundByTheirType() async throws {
        let responder = try Application(handlers: [], plugins: [Adding()]).makeResponder()
        #expect(responder.plugin(Health.self)?.path == "/health")
        #expect(responder.plugin(Failing.self) == nil)
    }

    private static func texts(_ app: Application) -> [String] { app.validate().map { FaultCatalogue().message(for: $0.fault) } }

    @Test func twoOfOneName() {
        #expect(
            Self.texts(Application(handlers: [], plugins: [Health(), Health(path: "/live")])) == [
                "there are two plug-ins named `Health`: leave one of them out, or give it another `name`"
            ])
    }

    @Test func order() {
        #expect(Self.texts(Application(handlers: [], plugins: [Health(), Needing()])).isEmpty)
        #expect(
            Self.texts(Application(handlers: [], plugins: [Needing(), Health()])) == [
                "the plug-in `Needing` requires `Health`: list that one before it"
            ])
        #expect(
            Self.texts(Application(handlers: [], plugins: [Needing()])) == [
                "the plug-in `Needing` requires `Health`: add it to `plugins`, before this one"
            ])
    }

    @Test func oneThatChangesThoseBeforeIt() {
        #expect(
            Self.texts(Application(handlers: [], plugins: [Pushing(), Counting()])) == [
                "the plug-in `Pushing` could not change the application: it may only add others at the end of `plugins`"
            ])
    }

    @Test func oneThatFails() throws {
        let app = Application(handlers: [Self.$plugin], plugins: [Failing()])
        #expect(Self.texts(app) == ["the plug-in `Failing` could not change the application: NoSettings()"])
        #expect(throws: StartupError.self) { try app.routes }
    }

    @Test func oneThatRefusesTheRoutes() {
        let texts = Self.texts(Application(handlers: [Self.$plugin], plugins: [Counting(refuses: true)]))
        #expect(texts.count == 1)
        #expect(texts.first?.contains("the plug-in `Counting` could not change the application") == true)
    }
}

/// Makes whatever says how it is made.
private protocol SelfMade: Sendable { init() }
private struct Clock: SelfMade { let name = "clock" }

private final class Watch: SelfMade { init() {} }

private struct Making: InjectionPlugin {
    func configure(_ application: inout Application) {}
    func provider(for type: any Any.Type) -> (any DependencyProvider)? {
        func make<Made: SelfMade>(_ type: Made.Type) -> any DependencyProvider { Provider("\(type)") { Made() } }
        return (type as? any SelfMade.Type).map { make($0) }
    }
}

extension PluginTests {
    @Get("/made") fileprivate static func made(clock: Clock, @Inject other: Clock, lazy: Lazy<Clock>) async throws -> String {
        "\(clock.name) \(other.name) \(try await lazy.value.name)"
    }

    @Get("/same") fileprivate static func same(watch: Watch, @Inject other: Watch, lazy: Lazy<Watch>) async throws -> [Bool] {
        [watch === other, try await lazy.value === watch]
    }

    @Test func makeTheValueOfATypeOnce() async throws {
        try await Application(handlers: [Self.$same], plugins: [Making()]).test { client in
            let response = try await client.get("/same")
            #expect(response.text == "[true,true]")
        }
    }

    @Test(arguments: TestTransport.all) func giveValuesOfForeignTypes(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$made], plugins: [Making()]).test(transport) { client in
            let response = try await client.get("/made")
            #expect(response.text == "clock clock clock")
        }
        #expect(Application(handlers: [Self.$made]).validate().map(\.fault.code) == [.nothingProvides, .nothingProvides, .nothingProvides])
    }
}
