import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// Answers that are sent piece by piece. Each behaviour has a number, which stays when its test is changed or moved.
@Suite("Streams") struct StreamTests {
    private static func stream<Element: Sendable>(_ elements: Element...) -> AsyncStream<Element> {
        AsyncStream { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }

    @Get("/all") static func all() async -> ServerSentEvents<String> {
        ServerSentEvents(stream("a\nb"), event: "msg", id: "7", retry: .seconds(1), comment: "hi")
    }
    @Get("/comment") static func comment() async -> ServerSentEvents<String> {
        ServerSentEvents(stream(ServerSentEvent(comment: "hi")))
    }
    @Get("/none") static func none() async -> ServerSentEvents<String> { ServerSentEvents(stream(ServerSentEvent(event: "e"))) }
    @Get("/empty") static func empty() async -> ServerSentEvents<String> { ServerSentEvents(stream("")) }

    /// What comes before the first event is apart from it, and a comment alone has no data.
    @Test("59: server-sent events", arguments: TestTransport.all)
    func events(transport: TestTransport) async throws {
        let cases = [
            (
                "/all",
                ": hi\r\nid: 7\r\nevent: msg\r\nretry: 1000\r\n\r\nid: 7\r\nevent: msg\r\ndata: a\r\ndata: b\r\nretry: 1000\r\n\r\n"
            ),
            ("/comment", ": hi\r\n\r\n"), ("/none", "event: e\r\n\r\n"), ("/empty", "data: \r\n\r\n"),
        ]
        let app = Application(handlers: [Self.$all, Self.$comment, Self.$none, Self.$empty], clock: ManualClock())
        try await app.test(transport) { client in
            for (path, text) in cases {
                let response = try await client.get(path)
                #expect(response.answer == Answer(status: 200, media: "text/event-stream; charset=utf-8", text: text), "\(path)")
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(response.headers[try #require(HTTPField.Name("x-accel-buffering"))] == "no")
            }
        }
    }
}
