import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Entity tags of layers") struct ComputedETagTests {
    @Model struct Book {
        var title: String
    }

    @Get("/books/{title}") static func book(title: String) async -> Book { Book(title: title) }
    @Get("/text", etag: .computed(weak: true)) static func text() async -> String { "text" }
    @Get("/own") static func own() async -> Reply<String> { Reply("own", headers: [.eTag: "\"own\""]) }
    @Get("/fixed", etag: ETag("fixed")) static func fixed() async -> String { "fixed" }
    @Get("/stream") static func stream() async -> Response { Response(body: .stream { try await $0.write("x") }) }
    @Get("/accepted", status: .accepted) static func accepted() async -> String { "accepted" }
    @Get("/missing") static func missing() async throws -> String { throw HTTPError.notFound() }
    @Post("/made") static func made() async -> String { "made" }

    private static let app = Application(
        handlers: [$book, $text, $own, $fixed, $stream, $accepted, $missing, $made], cacheControl: CacheControl(maxAge: .seconds(5)),
        etag: .computed)

    @Test(arguments: TestTransport.all) func areMadeOfAnswers(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let book = try await client.get("/books/Solaris")
            let tag = try #require(ETag(headerValue: book.headers[.eTag] ?? ""))
            #expect(!tag.isWeak)
            #expect(try await client.get("/books/Solaris").headers[.eTag] == tag.headerValue)
            #expect(try await client.get("/books/Eden").headers[.eTag] != tag.headerValue)
            #expect(try await client.send(.head, "/books/Solaris").headers[.eTag] == tag.headerValue)
            #expect(try await client.get("/text").headers[.eTag]?.hasPrefix("W/\"") == true)
            #expect(try await client.get("/own").headers[values: .eTag] == ["\"own\""])
            #expect(try await client.get("/fixed").headers[values: .eTag] == ["\"fixed\""])
            for target in ["/stream", "/accepted", "/missing"] {
                #expect(!(try await client.get(target).headers.contains(.eTag)), "\(target)")
            }
            #expect(!(try await client.send(.post, "/made").headers.contains(.eTag)))
        }
    }

    @Test(arguments: TestTransport.all) func spareTheWayOfWhatTheClientHas(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for target in ["/books/Solaris", "/text", "/own", "/fixed"] {
                let etag = try #require(try await client.get(target).headers[.eTag])
                let response = try await client.get(target, headers: [.ifNoneMatch: etag])
                #expect(response.status == .notModified, "\(target)")
                #expect(response.body.isEmpty)
                #expect(response.headers[values: .eTag] == [etag])
                #expect(response.headers[.cacheControl] == "max-age=5")
                #expect(!response.headers.contains(.contentType))
                #expect(try await client.get(target, headers: [.ifNoneMatch: "\"x\""]).status == .ok)
                #expect(try await client.get(target, headers: [.ifMatch: "\"x\""]).status == .preconditionFailed)
            }
            #expect(try await client.send(.post, "/made", headers: [.ifNoneMatch: "*"]).status == .created)
        }
    }
}
