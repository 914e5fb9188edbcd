import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

private protocol Known: Error {}
private struct Broken: Known { var part = "wheel" }
private struct Other: Error {}

@Suite("What is logged of errors") struct ErrorLogTests {
    private static let answer: @Sendable (any Error, RequestContext) async throws -> Response = { _, _ in Response("handled") }

    private static func log(
        of error: any Error & Sendable, _ handlers: [ErrorHandler], transport: TestTransport
    ) async throws -> [LogCapture.Entry] {
        let entries = LogCapture.Entries()
        let app = Application(
            handlers: [Handler.get("/x") { _ -> String in throw error }], logger: LogCapture.logger(entries), errorHandlers: handlers)
        let response = try await app.test(transport) { try await $0.get("/x?q=1") }
        try #require(response.status.code != 404)
        return entries.all
    }

    /// One for a status, or for any error, knows nothing of this one: it is a mistake that somebody has to mend.
    @Test(arguments: TestTransport.all) func mistakesWhoeverAnswersThem(transport: TestTransport) async throws {
        let general: [ErrorHandler] = [
            .status(.internalServerError, Self.answer), .on((any Error).self, Self.answer),
        ]
        for handler in general {
            let entries = try await Self.log(of: Broken(), [handler], transport: transport)
            try #require(entries.count == 1)
            #expect(entries[0].level == .error)
            #expect(entries[0].message == "A handler failed")
            #expect(entries[0].metadata["error"]?.contains("wheel") == true)
            #expect(entries[0].metadata["target"] == "/x?q=1")
        }
        let http = ErrorHandler.on(HTTPError.self) { _, _ in Response("handled") }
        let convertible = ErrorHandler.on((any HTTPErrorConvertible).self) { _, _ in Response("handled") }
        for handler in general + [http, convertible] {
            #expect(try await Self.log(of: HTTPError.internalServerError("x"), [handler], transport: transport).count == 1)
        }
        #expect(try await Self.log(of: RequestBodyError.alreadyConsumed, [], transport: transport).count == 1)
    }

    @Test(arguments: TestTransport.all) func nothingThatWasExpected(transport: TestTransport) async throws {
        let own = ErrorHandler.on(Broken.self) { _, _ in Response("handled") }
        let ofProtocol = ErrorHandler.on((any Known).self) { _, _ in Response("handled") }
        for handler in [own, ofProtocol] {
            #expect(try await Self.log(of: Broken(), [handler], transport: transport).isEmpty)
        }
        let any = ErrorHandler.on((any Error).self, Self.answer)
        for error: any Error & Sendable in [HTTPError.serviceUnavailable(), HTTPError.conflict(), ValidationError([])] {
            #expect(try await Self.log(of: error, [any], transport: transport).isEmpty)
            #expect(try await Self.log(of: error, [], transport: transport).isEmpty)
        }
    }

    @Test(arguments: TestTransport.all) func whatErrorHandlersThrow(transport: TestTransport) async throws {
        let failing = ErrorHandler.on(Broken.self) { _, _ in throw Other() }
        let one = try await Self.log(of: Broken(), [failing], transport: transport)
        try #require(one.count == 1)
        #expect(one[0].message == "An error handler failed")
        #expect(one[0].metadata["error"]?.contains("Other") == true)
        #expect(one[0].metadata["answering"]?.contains("Broken") == true)

        let translating = ErrorHandler.on((any Error).self) { _, _ in throw HTTPError.serviceUnavailable() }
        let translated = try await Self.log(of: Broken(), [translating], transport: transport)
        #expect(translated.map(\.message) == ["A handler failed"])

        let both = try await Self.log(of: Broken(), [.on((any Error).self) { _, _ in throw Other() }], transport: transport)
        #expect(both.map(\.message) == ["A handler failed", "An error handler failed"])
    }

    /// Whoever throws the error again has looked at it, and leaves it to the framework.
    @Test(arguments: TestTransport.all) func onceWhatIsThrownAgain(transport: TestTransport) async throws {
        let own = ErrorHandler.on(Broken.self) { error, _ in throw error }
        let any = ErrorHandler.on((any Error).self) { error, _ in throw error }
        for handler in [own, any] {
            let entries = try await Self.log(of: Broken(), [handler], transport: transport)
            #expect(entries.map(\.message) == ["A handler failed"])
        }
    }
}
