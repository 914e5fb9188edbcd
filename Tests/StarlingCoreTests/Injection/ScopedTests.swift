import HTTPTypes
import NIOCore
import Starling
import StarlingHTTP
import StarlingTesting
import Testing

private struct CommitFailed: Error {}
private struct Session: Sendable, Equatable { var name: String }
private typealias Held = Scoped<Session>
private typealias MaybeHeld = Held?

@Suite("Clean-up of provided values") struct ScopedTests {
    @Get("/ok") static func ok(session: String) async -> String { session }
    @Get("/fails") static func fails(session: String) async throws -> String { throw HTTPError(.conflict, "no") }
    @Get("/stream") static func stream(session: String) async -> Response {
        Response(
            body: .stream(length: nil) { writer in
                try await writer.write(ByteBuffer(string: "a"))
                try await writer.write(ByteBuffer(string: "b"))
            })
    }

    private static func provider(_ log: Log, _ phase: FinishPhase, failing: Bool = false) -> Provider<String> {
        Provider("session") { () async throws -> Scoped<String> in
            log.add("made")
            return Scoped("value", finish: phase) { outcome in
                log.add("finished \(outcome.status?.code ?? 0) \(outcome.isSuccess) \(outcome.delivery.map { "\($0)" } ?? "before")")
                if failing { throw CommitFailed() }
            }
        }
    }

    @Test(arguments: TestTransport.all) func beforeTheResponse(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [Self.$ok, Self.$fails], dependencies: [Self.provider(log, .beforeResponse)])
        try await app.test(transport) { client in
            let first = try await client.get("/ok")
            #expect(first.text == "value")
            #expect(try await client.get("/fails").status == .conflict)
        }
        #expect(log.entries == ["made", "finished 200 true before", "made", "finished 409 false before"])
    }

    @Test(arguments: TestTransport.all) func aFailedCommitBecomesTheAnswer(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$ok], dependencies: [Self.provider(log, .beforeResponse, failing: true)],
            errorHandlers: [.on(CommitFailed.self) { _, _ in Response("not committed", status: .serviceUnavailable) }])
        try await app.test(transport) { client in
            let response = try await client.get("/ok")
            #expect(response.status == .serviceUnavailable)
            #expect(response.text == "not committed")
        }
    }

    @Test func afterTheBody() async throws {
        let log = Log()
        let app = Application(handlers: [Self.$stream], dependencies: [Self.provider(log, .afterBody)])
        try await app.test(.socket) { client in
            let first = try await client.get("/stream")
            #expect(first.text == "ab")
            #expect(await log.entries(atLeast: 2) == ["made", "finished 200 true sent"])
        }
    }

    @Test func inReverse() async throws {
        let log = Log()
        func provider(_ name: String, needs: String?) -> Provider<Int> {
            Provider<Int>(
                id: SourceLocation(fileID: name, line: 1, column: 1), name: name, arguments: [],
                result: ProviderResulting.of(Scoped<Int>.self)
            ) { builder in
                let need = needs.map { builder.bind(ParameterArgument<Int>($0, decoder: ParameterDecoding.of(Int.self))) }
                return { context in
                    if let need, need.value(in: context) == nil { throw context.failure() }
                    log.add("make \(name)")
                    return Scoped(1, finish: .beforeResponse) { _ in log.add("finish \(name)") }
                }
            }
        }
        let app = Application(
            handlers: [Self.$nested],
            dependencies: [provider("a", needs: nil), provider("b", needs: "a"), provider("c", needs: "b")])
        try await app.test { client in
            let first = try await client.get("/nested")
            #expect(first.status == .ok)
        }
        #expect(log.entries == ["make a", "make b", "make c", "finish c", "finish b", "finish a"])
    }

    @Get("/nested") static func nested(c: Int) async -> Int { c }

    @Test func thoseOfTheApplicationWhenItEnds() async throws {
        let log = Log()
        let provider = Provider("session", scope: .application) { () async throws -> Scoped<String> in
            log.add("made")
            return Scoped("value", finish: .afterBody) { _ in log.add("finished") }
        }
        try await Application(handlers: [Self.$ok], dependencies: [provider]).test { client in
            for _ in 0..<3 {
                let response = try await client.get("/ok")
                #expect(response.text == "value")
            }
            #expect(log.entries == ["made"])
        }
        #expect(log.entries == ["made", "finished"])
    }

    private static let ended = Log()

    private static func scoped(_ name: String) -> Scoped<Session> {
        Scoped(Session(name: name), finish: .beforeResponse) { _ in ended.add(name) }
    }

    @Provide fileprivate static func held() async -> Held { scoped("held") }
    @Provide fileprivate static func optional(@Query open: Bool) async -> Scoped<Session>? { open ? scoped("optional") : nil }
    @Provide fileprivate static func hidden(@Query open: Bool) async -> MaybeHeld { open ? scoped("hidden") : nil }
    @Provide fileprivate static func mixed(@Query open: Bool) async -> Held? { open ? scoped("mixed") : nil }

    @Get("/named") fileprivate static func named(
        held: Session, optional: Session?, hidden: Session?, mixed: Session?
    ) async -> [String] {
        [held, optional, hidden, mixed].map { $0?.name ?? "-" }
    }

    /// The name of a result's type may hide that the value has an end, and there may be no value.
    @Test func byAnotherNameOrOptional() async throws {
        let app = Application(
            handlers: [Self.$named], dependencies: [Self.$held, Self.$optional, Self.$hidden, Self.$mixed], middleware: [Resolving()])
        try await app.test { client in
            let open = try await client.get("/named?open=true")
            #expect(open.text == #"["held","optional","hidden","mixed"]"#)
            #expect(Set(Self.ended.entries) == ["held", "optional", "hidden", "mixed"])
            let closed = try await client.get("/named?open=false")
            #expect(closed.text == #"["held","-","-","-"]"#)
            #expect(Self.ended.entries.count == 5)
        }
        let fake = app.overriding([Self.$held.replaced(by: Session(name: "fake")), Self.$hidden.replaced(by: nil)])
        try await fake.test { client in
            let response = try await client.get("/named?open=false")
            #expect(response.text == #"["fake","-","-","-"]"#)
        }
    }

    /// Takes values whose providers' types hide them, as typed as others.
    private struct Resolving: Middleware {
        func respond(to request: Request, next: Next) async throws -> Response {
            let held: Session = try await next.context.resolve(ScopedTests.$held)
            let hidden: Session? = try await next.context.resolve(ScopedTests.$hidden)
            guard !held.name.isEmpty, hidden?.name != "" else { throw HTTPError.conflict() }
            return try await next(request)
        }
    }

    private struct Making: Middleware {
        func respond(to request: Request, next: Next) async throws -> Response {
            _ = try await next.context.resolve("session", as: String.self)
            return Response("instead")
        }
    }

    @Test(arguments: TestTransport.all) func whatAMiddlewareMakes(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$ok], dependencies: [Self.provider(log, .afterBody)], middleware: [Making()])
        try await app.test(transport) { client in
            let response = try await client.get("/ok")
            #expect(response.text == "instead")
            #expect(await log.entries(atLeast: 2).count == 2)
        }
    }
}
