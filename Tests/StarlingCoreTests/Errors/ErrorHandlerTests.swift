import HTTPTypes
import Starling
import StarlingTesting
import Testing

private protocol Known: Error {}
private struct Plain: Known {}
private class Base: Error, @unchecked Sendable {}
private final class Derived: Base, @unchecked Sendable {}

@Suite("Error handlers") struct ErrorHandlerTests {
    private static func handler(_ path: String, _ error: any Error & Sendable, _ handlers: [ErrorHandler] = []) -> Handler {
        .get(path, options: HandlerOptions(errorHandlers: handlers)) { _ -> String in throw error }
    }

    private static func say(_ text: String) -> @Sendable (any Error, RequestContext) async throws -> Response {
        { _, _ in Response(text, status: .ok) }
    }

    @Test(arguments: TestTransport.all) func theMostSpecificIsAsked(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Self.handler("/plain", Plain()), Self.handler("/derived", Derived()), Self.handler("/conflict", HTTPError(.conflict)),
                Self.handler("/gone", HTTPError(.gone)), Self.handler("/cancel", CancellationError()),
            ],
            errorHandlers: [
                .on((any Error).self, Self.say("any")), .on((any Known).self) { _, _ in Response("known") },
                .on(Base.self) { _, _ in Response("base") }, .on(HTTPError.self) { error, _ in Response("http \(error.status.code)") },
                .status(.conflict, Self.say("status")), .status(.notFound, Self.say("not found")),
                .status(.methodNotAllowed, Self.say("method")),
            ])
        try await app.test(transport) { client in
            let first = try await client.get("/plain")
            #expect(first.text == "known")
            #expect(try await client.get("/derived").text == "base")
            #expect(try await client.get("/conflict").text == "status")
            #expect(try await client.get("/gone").text == "http 410")
            #expect(try await client.get("/cancel").text == "any")
            #expect(try await client.get("/nowhere").text == "not found")
            #expect(try await client.send(.delete, "/gone").text == "method")
        }
    }

    @Test(arguments: TestTransport.all) func theInnermostOfTwoIsAsked(transport: TestTransport) async throws {
        let own: [ErrorHandler] = [.on(Plain.self) { _, _ in Response("handler") }]
        let app = Application(
            handlers: [
                Self.handler("/own", Plain(), own),
                Router("/r", handlers: [Self.handler("/x", Plain())], errorHandlers: [.on(Plain.self) { _, _ in Response("router") }]),
                Self.handler("/y", Plain()),
            ], errorHandlers: [.on(Plain.self) { _, _ in Response("application") }])
        try await app.test(transport) { client in
            let first = try await client.get("/own")
            #expect(first.text == "handler")
            #expect(try await client.get("/r/x").text == "router")
            #expect(try await client.get("/y").text == "application")
        }
    }

    @Test func anErrorOfTheHandlerItselfIs500() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.handler("/x", Plain())], afterError: [{ error, _ in log.add("\(type(of: error))") }],
            errorHandlers: [.on(Plain.self) { _, _ in throw Derived() }])
        try await app.test { client in
            let first = try await client.get("/x")
            #expect(first.status == .internalServerError)
        }
        #expect(log.entries == ["Plain"])
    }

    @Get("/valid") static func valid(number: Int) async -> Int { number }

    @Test(arguments: TestTransport.all) func faultsOfArgumentsToo(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$valid],
            errorHandlers: [
                .on(ValidationError.self) { error, _ in Response(error.faults.map(\.path).joined(), status: .unprocessableContent) }
            ])
        try await app.test(transport) { client in
            let response = try await client.get("/valid?number=x")
            #expect(response.status == .unprocessableContent)
            #expect(response.text == "number")
        }
    }
}
