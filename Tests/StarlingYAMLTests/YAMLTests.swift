import HTTPTypes
import Starling
import StarlingTesting
import StarlingYAML
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("YAML") struct YAMLTests {
    @Model struct Book: Equatable {
        var id: Int
        var title: String
        var published: Date = Date(timeIntervalSince1970: 0)
        var price: Decimal = 10
        var copies: UInt128 = .max
        @Field(.private) var cost: Int = 1
    }

    @Model struct Notice: Equatable { var text: String }

    fileprivate struct Point: Encodable, Sendable {
        var x = 1.5
        var label: String? = "no"
    }

    @Get("/books/{id}", offers: [.json, .yaml, "text/yaml", "application/vnd.books+yaml"])
    static func book(id: Int) async -> Book { Book(id: id, title: "Solaris") }
    @Get("/titles", media: .yaml, returnDTO: DTO<Book>.titles)
    static func titles() async -> [Book] { [Book(id: 1, title: "Solaris"), Book(id: 2, title: "1984")] }
    @Get("/point", media: "application/x-yaml") fileprivate static func point() async -> Point { Point() }
    @Get("/nothing", media: .yaml) static func nothing() async -> Book? { nil }
    @Post("/notices", offers: [.yaml, .json]) static func notice(data: Notice) async -> Reply<Notice> {
        Reply(data, status: .accepted, headers: [.eTag: "\"v\""])
    }
    @Get("/either/{id}", offers: [.json, .yaml]) static func either(id: Int) async -> OneOf3<Book, WithStatus<410, Notice>, Void> {
        switch id {
        case 0: .third(())
        case 1: .first(Book(id: id, title: "Solaris"))
        default: .second(WithStatus(Notice(text: "gone\nfor good\n")))
        }
    }
    @Get("/throws", offers: [.yaml, .json]) static func throwing() async throws -> Notice { throw HTTPError.conflict("no") }

    private static let handlers: [any RouteComponent] = [$book, $titles, $point, $nothing, $notice, $either, $throwing]
    private static let app = Application(handlers: handlers, plugins: [YAML()])
    private static let solaris =
        "id: 1\ntitle: Solaris\npublished: \"1970-01-01T00:00:00Z\"\nprice: \"10\"\ncopies: 340282366920938463463374607431768211455\n"

    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let cases: [(path: String, accept: String?, media: String, body: String)] = [
            ("/books/1", "application/yaml", "application/yaml", Self.solaris),
            ("/books/1", "application/json;q=0.5, application/yaml", "application/yaml", Self.solaris),
            ("/books/1", "text/yaml", "text/yaml", Self.solaris),
            ("/books/1", "application/vnd.books+yaml", "application/vnd.books+yaml", Self.solaris),
            ("/titles", nil, "application/yaml", "- title: Solaris\n- title: \"1984\"\n"),
            ("/titles", "application/json", "application/yaml", "- title: Solaris\n- title: \"1984\"\n"),
            ("/point", nil, "application/x-yaml", "x: 1.5\nlabel: \"no\"\n"), ("/nothing", nil, "application/yaml", "null\n"),
            ("/either/1", "application/yaml", "application/yaml", Self.solaris),
        ]
        try await Self.app.test(transport) { client in
            for (path, accept, media, body) in cases {
                let response = try await client.get(path, headers: accept.map { [.accept: $0] } ?? [:])
                #expect(response.status == .ok, "\(path) \(accept ?? "-")")
                #expect(response.headers[values: .contentType] == [media], "\(path) \(accept ?? "-")")
                #expect(response.text == body, "\(path) \(accept ?? "-")")
            }
            let json = try await client.get("/books/1")
            #expect(json.headers[.contentType] == "application/json")
            #expect(json.headers[.vary] == "Accept")
            #expect(json.text.hasPrefix(#"{"id":1,"title":"Solaris","#))
            let head = try await client.send(.head, "/books/1", headers: [.accept: "application/yaml"])
            #expect(head.headers[.contentLength] == "\(Self.solaris.utf8.count)")
            // Who names another type gets none.
            #expect(try await client.get("/books/1", headers: [.accept: "application/x-yaml"]).status == .notAcceptable)
        }
    }

    @Test(arguments: TestTransport.all) func statusAndFields(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let reply = try await client.send(.post, "/notices", body: Array(#"{"text":"a: b"}"#.utf8))
            #expect(reply.status == .accepted)
            #expect(reply.headers[.contentType] == "application/yaml")
            #expect(reply.headers[.eTag] == "\"v\"")
            #expect(reply.text == "text: 'a: b'\n")
            let gone = try await client.get("/either/2", headers: [.accept: "application/yaml"])
            #expect(gone.status == .gone)
            #expect(gone.headers[.contentType] == "application/yaml")
            #expect(gone.text == "text: |\n  gone\n  for good\n")
            let empty = try await client.get("/either/0", headers: [.accept: "application/yaml"])
            #expect(empty.status == .ok)
            #expect(empty.body.isEmpty)
            // Errors have a form of their own.
            let failed = try await client.get("/throws", headers: [.accept: "application/yaml"])
            #expect(failed.status == .conflict)
            #expect(failed.headers[.contentType] == "application/json")
        }
    }

    @Test func areDescribed() throws {
        let routes = try Self.app.makeResponder().routes
        let book = try #require(routes.first { $0.handler == "book" })
        #expect(book.results.map(\.media) == [[.json, .yaml, "text/yaml", "application/vnd.books+yaml"]])
        let titles = try #require(routes.first { $0.handler == "titles" })
        #expect(titles.results.map(\.media) == [[.yaml]])
    }

    /// JSON that is called YAML would be worse than a fault.
    @Test func withoutThePlugIn() {
        let faults = Application(handlers: [Self.$titles, Self.$notice]).validate().map(\.description)
        #expect(faults.count == 2)
        #expect(
            faults.allSatisfy {
                $0.hasSuffix(
                    "cannot be offered as `application/yaml`: add the plug-in `YAML()` of StarlingYAML, "
                        + "conform it to `MediaConvertible`, or do not offer that")
            }, "\(faults)")
        #expect(Application(handlers: [Self.$titles, Self.$notice], plugins: [YAML()]).validate().isEmpty)
    }
}

extension DTO<YAMLTests.Book> {
    fileprivate static var titles: Self { DTO(include: [\.title]) }
}
