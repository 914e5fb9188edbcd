import Starling
import StarlingTesting
import Testing

private enum Order: String { case up, down }
private enum Level: Int, CaseIterable, ParameterValue { case low = 1, high = 2 }
private struct Slug: ParameterValue, Hashable {
    let parameterText: String
    init?(parameter text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) }) else { return nil }
        parameterText = text
    }
}

@Suite("Query parameters as arguments") struct QueryParameterTests {
    struct Seen: Codable, Equatable, Sendable {
        var page: Int
        var tags: [String]
        var flag: Bool?
        var size: Int
    }

    @Get("/q")
    static func list(page: Int, tags: [String] = [], flag: Bool?, @Query("page_size", le: 100) size: Int = 10) async -> Seen {
        Seen(page: page, tags: tags, flag: flag, size: size)
    }

    @Get("/text")
    static func text(q: String) async -> String { q }

    @Get("/enums")
    fileprivate static func enums(order: Order = .up, level: Level?, slug: Slug?) async -> String {
        "\(order.rawValue) \(level?.rawValue ?? 0) \(slug?.parameterText ?? "-")"
    }

    @Get("/lists")
    fileprivate static func lists(
        n: [Int] = [], orders: [Order] = [], levels: Set<Level> = [], slugs: [Slug]?, orderSet: Set<Order> = [], ints: Set<Int>?,
        more: [Order]?, moreSet: Set<Order>?
    ) async -> String {
        let parts: [String] = [
            "\(n)", orders.map(\.rawValue).joined(separator: ","), levels.map(\.rawValue).sorted().map(String.init).joined(separator: ","),
            slugs?.map(\.parameterText).joined(separator: ",") ?? "-", orderSet.map(\.rawValue).sorted().joined(separator: ","),
            ints?.sorted().map(String.init).joined(separator: ",") ?? "-", more?.map(\.rawValue).joined(separator: ",") ?? "-",
            moreSet?.map(\.rawValue).sorted().joined(separator: ",") ?? "-",
        ]
        return parts.joined(separator: " ")
    }

    @Get("/needed")
    static func needed(n: [Int]) async -> [Int] { n }

    @Get("/weird")
    static func weird(@Query("filter[name]") name: String?, @Query("größe") size: Int?, @Query("a b") spaced: String?) async -> String {
        "\(name ?? "-") \(size ?? 0) \(spaced ?? "-")"
    }

    private static let app = Application(handlers: [$list, $text, $enums, $lists, $needed, $weird])

    @Test(arguments: TestTransport.all) func values(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let all = try await client.get("/q?page=1&tags=a&tags=b&flag=true")
            #expect(try all.decode(Seen.self) == Seen(page: 1, tags: ["a", "b"], flag: true, size: 10))
            #expect(
                try await client.get("/q?page=1&tags=a&page_size=100").decode(Seen.self) == Seen(page: 1, tags: ["a"], flag: nil, size: 100)
            )
            #expect(try await client.get("/q?page=1&page=2&flag=0").decode(Seen.self) == Seen(page: 2, tags: [], flag: false, size: 10))
            #expect(try await client.get("/q?page=1&size=3").decode(Seen.self).size == 10)
            #expect(try await client.get("/q?page=x&page=3").decode(Seen.self).page == 3)
            #expect(try await client.get("/q?page=3&page=x").status == .badRequest)
            #expect(try await client.get("/q?&&page=3&").decode(Seen.self).page == 3)
            #expect(try await client.get("/q?tags&page=3&tags=").decode(Seen.self).tags == ["", ""])
            #expect(try await client.get("/q?tags=a,b;c&page=3").decode(Seen.self).tags == ["a,b;c"])
            #expect(try await client.get("/q?%70age=%33").decode(Seen.self).page == 3)
            #expect(try await client.get("/q?page=3?x").status == .badRequest)
        }
    }

    @Test(arguments: TestTransport.all) func decoding(transport: TestTransport) async throws {
        let cases = [
            "a+b": "a b", "a%20b": "a b", "a%2Bb": "a+b", "%C3%BC": "ü", "%F0%9F%98%80": "😀", "": "", "a=b": "a=b", "a%26b": "a&b",
            "%": "%", "%4": "%4", "%zz": "%zz", "%FF": "\u{FFFD}", "a%00b": "a\0b", "x/y?z": "x/y?z", "%2525": "%25",
        ]
        try await Self.app.test(transport) { client in
            for (encoded, decoded) in cases {
                let response = try await client.get("/text?q=\(encoded)")
                #expect(response.text == decoded, "\(encoded)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func enumerations(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let defaults = try await client.get("/enums")
            #expect(defaults.text == "up 0 -")
            #expect(try await client.get("/enums?order=down&level=2&slug=a-b").text == "down 2 a-b")
            #expect(
                try await client.get("/enums?order=left&level=3&slug=A").faults == [
                    "query level: Invalid enum value '3'", "query order: Invalid enum value 'left'",
                    "query slug: Expected `Slug`, got `str`",
                ])
        }
    }

    @Test(arguments: TestTransport.all) func lists(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let none = try await client.get("/lists")
            #expect(none.text == "[]   -  - - -")
            let some = try await client.get(
                "/lists?n=1&n=2&orders=up&orders=down&levels=2&levels=1&levels=2&slugs=a&slugs=b&orderSet=up&orderSet=up&ints=2&ints=1&more=up&moreSet=down"
            )
            #expect(some.text == "[1, 2] up,down 1,2 a,b up 1,2 up down")
            #expect(
                try await client.get("/lists?n=1&n=x&orders=q&levels=9").faults == [
                    "query levels[0]: Invalid enum value '9'", "query n[1]: Expected `int`, got `str`",
                    "query orders[0]: Invalid enum value 'q'",
                ])
            #expect(try await client.get("/needed").faults == ["query n: Missing required query parameter 'n'"])
        }
    }

    @Test(arguments: TestTransport.all) func wireNames(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let response = try await client.get("/weird?filter%5Bname%5D=x&gr%C3%B6%C3%9Fe=5&a+b=y")
            #expect(response.text == "x 5 y")
        }
    }
}
