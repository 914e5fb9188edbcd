import Starling
import StarlingTesting
import Testing

private struct Broken: Error {}

@Suite("Scopes outside requests") struct ScopeTests {
    struct Users: Sendable { let source: String }

    @Provide static func users(db: String) async -> Users { Users(source: db) }
    @Provide static func tenant(@Header tenant: String) async -> Int { tenant.count }
    @Get("/users") static func list(users: Users) async -> String { users.source }

    private static func db(_ log: Log, _ name: String = "db", failing: Bool = false) -> Provider<String> {
        Provider("db") { () async throws -> Scoped<String> in
            log.add("open")
            return Scoped(name, finish: .beforeResponse) { outcome in
                log.add("close \(outcome.isSuccess) \(outcome.status?.code ?? 0)")
                if failing { throw Broken() }
            }
        }
    }

    @Test func resolves() async throws {
        let log = Log()
        let app = Application(handlers: [Router("/api", handlers: [Self.$list], dependencies: [Self.$users])], dependencies: [Self.db(log)])
        let sources = try await app.withScope { scope in
            let (first, second) = (try await scope.resolve(Self.$users), try await scope.resolve("users", as: Users.self))
            return [first.source, second.source]
        }
        #expect(sources == ["db", "db"])
        #expect(log.entries == ["open", "close true 0"])
    }

    @Test func aScopeThatFails() async throws {
        let log = Log()
        let app = Application(handlers: [], dependencies: [Self.$users, Self.db(log)])
        await #expect(throws: Broken.self) {
            try await app.withScope { scope in
                _ = try await scope.resolve(Self.$users)
                throw Broken()
            }
        }
        #expect(log.entries == ["open", "close false 0"])
    }

    @Test func aFinishThatFails() async throws {
        let log = Log()
        let app = Application(handlers: [], dependencies: [Self.$users, Self.db(log, failing: true)])
        await #expect(throws: Broken.self) {
            try await app.withScope { _ = try await $0.resolve(Self.$users) }
        }
    }

    @Test func eachScopeHasItsOwn() async throws {
        let log = Log()
        let app = Application(handlers: [], dependencies: [Self.$users, Self.db(log)])
        let responder = try app.makeResponder()
        for _ in 0..<2 { try await responder.withScope { _ = try await $0.resolve(Self.$users) } }
        #expect(log.entries == ["open", "close true 0", "open", "close true 0"])
    }

    @Test func overridden() async throws {
        let log = Log()
        let db = Self.db(log)
        let app = Application(handlers: [], dependencies: [Self.$users, db]).overriding([db.replaced(by: "fake")])
        let source = try await app.withScope { try await $0.resolve(Self.$users).source }
        #expect(source == "fake")
        #expect(log.entries.isEmpty)
    }

    @Test func whatReadsFromARequestCannotBeResolved() async throws {
        let app = Application(handlers: [], dependencies: [Self.$tenant])
        let error = await #expect(throws: InjectionError.self) {
            try await app.withScope { _ = try await $0.resolve(Self.$tenant) }
        }
        #expect("\(try #require(error))".contains("`tenant: String` of the provider `tenant` is read from a request, and there is none"))
    }

    @Test func transientByName() async throws {
        let log = Log()
        let numbers = Provider("number", scope: .transient) {
            log.add("made")
            return log.entries.count
        }
        let app = Application(handlers: [], dependencies: [numbers])
        let made = try await app.withScope { scope in
            let (first, second) = (try await scope.resolve(numbers), try await scope.resolve(numbers))
            return [first, second]
        }
        #expect(made == [1, 2])
    }

    @Test func wrongType() async throws {
        let app = Application(handlers: [], dependencies: [Provider.value(1, as: "number")])
        let error = await #expect(throws: InjectionError.self) {
            try await app.withScope { _ = try await $0.resolve("number", as: String.self) }
        }
        #expect("\(try #require(error))" == "the provider `number` makes `Int`, not `String`")
    }

    @Test func anOverrideOfNothing() {
        let app = Application(handlers: []).overriding([Provider.value(1, as: "number").replaced(by: 2)])
        #expect(app.validate().map(\.fault.code) == [.unknownOverride])
    }
}
