import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Conditional requests") struct ConditionsTests {
    @Model struct Book: Equatable {
        var title: String
    }

    /// One book with a version, and how often it was looked at.
    final class Shelf: Sendable {
        let work = Mutex(0)
        let version: ETag
        let changed = Date(timeIntervalSince1970: 784_111_777)

        init(_ version: ETag = "v1") {
            self.version = version
        }

        func book() -> Book {
            work.withLock { $0 += 1 }
            return Book(title: "Solaris")
        }
    }

    @Get("/tag") static func byTag(conditions: Conditions, shelf: Shelf) async throws -> Book {
        try conditions.check(etag: shelf.version)
        return shelf.book()
    }

    @Get("/date") static func byDate(conditions: Conditions, shelf: Shelf) async throws -> Book {
        try conditions.check(lastModified: shelf.changed)
        return shelf.book()
    }

    @Get("/reply") static func reply(wishes: Conditions, shelf: Shelf) async throws -> Reply<Book> {
        try wishes.check(etag: shelf.version, lastModified: shelf.changed)
        return Reply(shelf.book(), headers: [.eTag: "\"other\""])
    }

    @Get("/failing") static func failing(conditions: Conditions, shelf: Shelf) async throws -> Book {
        try conditions.check(etag: shelf.version)
        throw HTTPError.gone()
    }

    @Put("/tag") static func replace(data: Book, conditions: Conditions, shelf: Shelf) async throws -> Book {
        try conditions.check(etag: shelf.version, lastModified: shelf.changed)
        _ = shelf.book()
        return data
    }

    @Put("/new") static func create(data: Book, conditions: Conditions) async throws -> Book {
        try conditions.check(exists: false)
        return data
    }

    private func app(_ shelf: Shelf, _ more: LayerOptions = LayerOptions()) -> Application {
        Application(
            handlers: [Self.$byTag, Self.$byDate, Self.$reply, Self.$failing, Self.$replace, Self.$create],
            dependencies: [Provider.value(shelf, as: "shelf")], errorHandlers: more.errorHandlers, responseHeaders: more.responseHeaders,
            responseCookies: more.responseCookies, cacheControl: more.cacheControl)
    }

    @Test(arguments: TestTransport.all) func tellTheVersion(transport: TestTransport) async throws {
        try await app(Shelf()).test(transport) { client in
            let tagged = try await client.get("/tag")
            #expect(tagged.text == #"{"title":"Solaris"}"#)
            #expect(tagged.headers[values: .eTag] == ["\"v1\""])
            #expect(!tagged.headers.contains(.lastModified))
            let head = try await client.send(.head, "/tag")
            #expect(head.headers[.eTag] == "\"v1\"")
            #expect(try await client.get("/date").headers[.lastModified] == "Sun, 06 Nov 1994 08:49:37 GMT")
            // What the handler says itself wins; errors, and answers that tell of a change, have no version.
            #expect(try await client.get("/reply").headers[values: .eTag] == ["\"other\""])
            #expect(!(try await client.get("/failing").headers.contains(.eTag)))
            #expect(!(try await client.send(.put, "/tag", json: Book(title: "x")).headers.contains(.eTag)))
        }
    }

    @Test(arguments: TestTransport.all) func endTheWorkOfThoseWhoHaveIt(transport: TestTransport) async throws {
        let shelf = Shelf()
        let cached = LayerOptions(
            errorHandlers: [
                .on((any Error).self) { _, _ in Response("an error") }, .status(.notModified) { _, _ in Response("an error") },
            ],
            responseHeaders: [.vary: "accept"], cacheControl: CacheControl(maxAge: .seconds(5)))
        try await app(shelf, cached).test(transport) { client in
            for (target, fields) in [
                ("/tag", [.ifNoneMatch: "\"v1\""]), ("/tag", [.ifNoneMatch: "W/\"v1\", \"v0\""]), ("/tag", [.ifNoneMatch: "*"]),
                ("/date", [.ifModifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"]),
            ] as [(String, HeaderFields)] {
                for method in [HTTPRequest.Method.get, .head] {
                    let response = try await client.send(method, target, headers: fields)
                    #expect(response.status == .notModified)
                    #expect(response.body.isEmpty)
                    #expect(response.headers[.cacheControl] == "max-age=5")
                    #expect(response.headers[.vary] == "accept")
                    #expect(response.headers.contains(.eTag) == (target == "/tag"))
                    #expect(response.headers.contains(.lastModified) == (target == "/date"))
                    #expect(!response.headers.contains(.contentType))
                }
            }
            #expect(shelf.work.withLock { $0 } == 0)
            #expect(try await client.get("/tag", headers: [.ifNoneMatch: "\"v2\""]).text == #"{"title":"Solaris"}"#)
            #expect(shelf.work.withLock { $0 } == 1)
        }
    }

    @Test(arguments: TestTransport.all) func refuseWhatWouldUndoTheWorkOfOthers(transport: TestTransport) async throws {
        let shelf = Shelf()
        try await app(shelf).test(transport) { client in
            for fields: HeaderFields in [
                [.ifMatch: "\"v0\""], [.ifMatch: "W/\"v1\""], [.ifNoneMatch: "*"], [.ifUnmodifiedSince: "Sun, 06 Nov 1994 08:49:36 GMT"],
            ] {
                let response = try await client.send(.put, "/tag", headers: fields, json: Book(title: "x"))
                #expect(response.status == .preconditionFailed)
                #expect(response.text == #"{"status_code":412,"detail":"Precondition Failed"}"#)
            }
            #expect(shelf.work.withLock { $0 } == 0)
            for fields: HeaderFields in [[.ifMatch: "\"v1\""], [.ifMatch: "*"], [.ifUnmodifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"], [:]]
            {
                #expect(try await client.send(.put, "/tag", headers: fields, json: Book(title: "x")).status == .ok)
            }
            #expect(shelf.work.withLock { $0 } == 4)
            #expect(try await client.send(.put, "/new", headers: [.ifNoneMatch: "*"], json: Book(title: "x")).status == .ok)
            #expect(try await client.send(.put, "/new", headers: [.ifMatch: "*"], json: Book(title: "x")).status == .preconditionFailed)
        }
    }
}
