import HTTPTypes
import Starling
import StarlingTesting
import Testing

@testable import Bookshelf

/// The example, as a client uses it.
@Suite("Bookshelf") struct BookshelfTests {
    private struct Problem: Decodable, Equatable {
        struct Entry: Decodable, Equatable { var message: String, key: String, source: String? }
        var status_code: Int
        var detail: String
        var extra: [Entry]?
    }

    private static func app() -> Application { Application(handlers: [$welcome, $authors, BookController(shelf: Shelf())]) }

    @Test(arguments: TestTransport.all) func reading(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let welcome = try await client.get("/")
            #expect(welcome.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(welcome.text.hasPrefix("Bookshelf"))
            #expect(try await client.get("/authors").decode([Author].self).map(\.name) == ["Ursula K. Le Guin", "Stanisław Lem"])
            #expect(try await client.get("/books").decode([Book].self).map(\.id) == [1, 2, 3])
            #expect(try await client.get("/books?author=1").decode([Book].self).map(\.id) == [1, 2])
            #expect(try await client.get("/books?author=9").decode([Book].self).isEmpty)
            #expect(try await client.get("/books?limit=1&author=2").decode([Book].self).map(\.title) == ["Solaris"])
            #expect(try await client.get("/books/3").decode(Book.self).year == 1961)
        }
    }

    @Test(arguments: TestTransport.all) func roundTrip(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let created = try await client.post("/books", json: NewBook(title: "Fiasco", year: 1986, author: 2))
            #expect(created.status == .created)
            #expect(created.headers[.location] == "/books/4")
            let location = try #require(created.headers[.location])
            #expect(try await client.get(location).decode(Book.self).title == "Fiasco")
            let replaced = try await client.put(location, json: NewBook(title: "Eden", year: 1959, author: 2))
            #expect(replaced.status == .ok)
            #expect(try await client.get(location).decode(Book.self).title == "Eden")
            let deleted = try await client.delete(location)
            #expect(deleted.status == .noContent)
            #expect(deleted.body.isEmpty)
            #expect(try await client.get(location).status == .notFound)
            #expect(try await client.delete(location).status == .notFound)
            #expect(try await client.get("/books").decode([Book].self).count == 3)
        }
    }

    @Test(arguments: TestTransport.all) func refusals(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let missing = try await client.get("/books/99")
            #expect(try missing.decode(Problem.self) == Problem(status_code: 404, detail: "No book 99"))
            #expect(try await client.get("/books/x").decode(Problem.self) == Problem(status_code: 404, detail: "Not Found"))
            let faults = try await client.get("/books?author=x&limit=1000").decode(Problem.self)
            #expect(
                faults
                    == Problem(
                        status_code: 400, detail: "Validation failed for GET /books?author=x&limit=1000",
                        extra: [
                            .init(message: "Expected `int`, got `str`", key: "author", source: "query"),
                            .init(message: "Expected `int` <= 100", key: "limit", source: "query"),
                        ]))
            let author = try await client.post("/books", json: NewBook(title: "x", year: 1, author: 9))
            #expect(author.status == .unprocessableContent)
            let body = try await client.post("/books", json: ["title": "x"])
            #expect(body.status == .badRequest)
            let method = try await client.send(.patch, "/books/1")
            #expect(method.status == .methodNotAllowed)
            #expect(method.headers[.allow] == "DELETE, GET, HEAD, OPTIONS, PUT")
        }
    }
}
