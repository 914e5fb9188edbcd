import Starling
import StarlingTesting
import Testing

enum SortOrder: String, ParameterValue { case up, down }
enum PlainShade: String { case light = "very light", dark }

@Model
struct BookFilter {
    var text: String?
    @Field("min-year") var year: Int?
    var tags: [String] = []
    var inStock: Bool = false
}

@Suite("Queries of URLs") struct RouteQueryTests {
    @Get("/books/{shelf}")
    static func books(
        shelf: String, @Query page: Int = 1, @Query("page-size") size: Int?, @Query tags: [String] = [], @Query order: SortOrder = .up,
        @Query shade: PlainShade?, @Query ids: Set<Int> = [], @Query `in`: Bool = false, open: String = "-"
    ) async -> String {
        let numbers = ids.sorted().map(String.init).joined(separator: ",")
        return "\(shelf) \(page) \(size ?? 0) \(tags) \(order) \(shade?.rawValue ?? "-") [\(numbers)] \(`in`) \(open)"
    }

    @Get("/same/{a}") static func same(@Path("a") b: Int, @Query("c") a: String = "") async -> String { "\(b) \(a)" }

    private static let app = Application(handlers: [$books, $same])

    @Test(arguments: TestTransport.all) func leadBack(transport: TestTransport) async throws {
        let cases: [(RouteReference, String, String)] = [
            (Self.$books(shelf: "x"), "/books/x", "x 1 0 [] up - [] false -"),
            (Self.$books(shelf: "x", page: 3), "/books/x?page=3", "x 3 0 [] up - [] false -"),
            (
                Self.$books(shelf: "x", size: 5, tags: ["a b", "c&d=e", "ü+"], order: .down, shade: .light, ids: [10, 2], in: true),
                "/books/x?page-size=5&tags=a%20b&tags=c%26d%3De&tags=%C3%BC%2B&order=down&shade=very%20light&ids=10&ids=2&in=true",
                "x 1 5 [\"a b\", \"c&d=e\", \"ü+\"] down very light [2,10] true -"
            ),
            (Self.$books(shelf: "x", page: nil, tags: []), "/books/x", "x 1 0 [] up - [] false -"),
            (Self.$books(shelf: "x", page: 2).query("open", "a?b#c"), "/books/x?page=2&open=a%3Fb%23c", "x 2 0 [] up - [] false a?b#c"),
            (Self.$books(shelf: "x").query("tags", ["a", "b"]), "/books/x?tags=a&tags=b", "x 1 0 [\"a\", \"b\"] up - [] false -"),
            (
                Self.$books(shelf: "x").query("shade", PlainShade.dark).query("page", Int?.none), "/books/x?shade=dark",
                "x 1 0 [] up dark [] false -"
            ),
            (Self.$books(shelf: "x").query("a b", ""), "/books/x?a%20b=", "x 1 0 [] up - [] false -"),
            // An argument named like a variable of the path cannot be offered.
            (Self.$same(a: 1), "/same/1", "1 "), (Self.$same(a: 1).query("c", "d"), "/same/1?c=d", "1 d"),
        ]
        let responder = try Self.app.makeResponder()
        try await responder.test(transport) { client in
            for (reference, url, answer) in cases {
                let made = try responder.url(for: reference)
                #expect(made == url)
                #expect(try await client.get(made).text == answer, "\(made)")
            }
        }
    }

    /// The value of one reference is no value of another.
    @Test func values() throws {
        let plain = Self.$books(shelf: "x")
        #expect(plain == Self.$books(shelf: "x"))
        #expect(plain != plain.query("page", 1))
        #expect(plain.query("a", 1).query("b", 2) != plain.query("b", 2).query("a", 1))
        #expect(Self.$books(shelf: "x", page: 1) == plain.query("page", 1))
    }

    /// A model is written as it is read: by the names of its fields.
    @Test func models() throws {
        let filter = BookFilter(text: "a&b", year: 1969, tags: ["x", "y"], inStock: true)
        let expected = [("text", "a&b"), ("min-year", "1969"), ("tags", "x"), ("tags", "y"), ("inStock", "true")]
        #expect(QueryText.of("filter", Optional(filter)).map { "\($0)=\($1)" } == expected.map { "\($0)=\($1)" })
        let none = QueryText.of("filter", BookFilter?.none)
        #expect(none.isEmpty)
    }
}
