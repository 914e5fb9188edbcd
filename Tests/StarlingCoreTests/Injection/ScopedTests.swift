import HTTPTypes
import NIOCore
import Starling
import StarlingHTTP
import StarlingTesting
import Testing

private struct CommitFailed: Error {}

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
                let need = needs.map { builder.bind(Argument<Int>($0, decoder: ParameterDecoding.of(Int.self))) }
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
