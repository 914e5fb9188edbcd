import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Model
private struct Item: Equatable {
    var id: Int
    var secret: String = "s"
}

extension DTO<Item> {
    fileprivate static var summary: Self { DTO(exclude: [\.secret]) }
}

@Suite("Pages") struct PageTests {
    private static let items = (1...45).map { Item(id: $0) }

    @Get("/classic", returnDTO: DTO<Item>.summary)
    fileprivate static func classic(@Query at: PageQuery) async -> ClassicPage<Item> { items.page(at: at) }

    @Get("/offset", returnDTO: DTO<Item>.summary)
    fileprivate static func offset(@Query at: OffsetQuery) async -> OffsetPage<Item> { items.page(at: at) }

    @Get("/cursor")
    fileprivate static func cursor(@Query at: CursorQuery<Int>) async throws -> CursorPage<Int, Int> {
        try await Numbers().page(at: at)
    }

    @Get("/linked")
    fileprivate static func linked(@Query at: PageQuery, tag: [String] = []) async -> Linked<ClassicPage<Int>> {
        Linked((1...45).page(at: at))
    }

    @Get("/linked-offset")
    fileprivate static func linkedOffset(@Query at: OffsetQuery) async -> Linked<OffsetPage<Int>> {
        Linked(OffsetPage(Array((1...45).dropFirst(at.offset).prefix(at.limit)), at: at, total: nil))
    }

    @Get("/linked-cursor")
    fileprivate static func linkedCursor(@Query at: CursorQuery<Int>) async throws -> Linked<CursorPage<Int, Int>> {
        Linked(try await Numbers().page(at: at))
    }

    private struct Numbers: CursorPaginator {
        func items(after position: Int?, limit: Int) -> [Int] { Array((1...5).filter { $0 > position ?? 0 }.prefix(limit)) }
        func position(of item: Int) -> Int { item }
    }

    private static let app = Application(
        handlers: [Self.$classic, Self.$offset, Self.$cursor, Self.$linked, Self.$linkedOffset, Self.$linkedCursor])

    @Test(
        arguments: TestTransport.all,
        [
            ("/classic?page_size=2", #"{"items":[{"id":1},{"id":2}],"page_size":2,"current_page":1,"total_pages":23}"#),
            ("/classic?page_size=2&page=23", #"{"items":[{"id":45}],"page_size":2,"current_page":23,"total_pages":23}"#),
            ("/classic?page=99", #"{"items":[],"page_size":20,"current_page":99,"total_pages":3}"#),
            (
                "/classic?page=9223372036854775807&page_size=100",
                #"{"items":[],"page_size":100,"current_page":9223372036854775807,"total_pages":1}"#
            ),
            ("/offset?limit=2&offset=3", #"{"items":[{"id":4},{"id":5}],"limit":2,"offset":3,"total":45}"#),
            ("/offset?limit=2&offset=44", #"{"items":[{"id":45}],"limit":2,"offset":44,"total":45}"#),
            (
                "/offset?limit=100&offset=9223372036854775807",
                #"{"items":[],"limit":100,"offset":9223372036854775807,"total":45}"#
            ),
        ]) func areOfTheirPlace(transport: TestTransport, call: (path: String, json: String)) async throws
    {
        try await Self.app.test(transport) { client in
            let response = try await client.get(call.path)
            #expect(response.text == call.json)
        }
    }

    @Test(
        arguments: TestTransport.all,
        [
            ("/classic?page=0", "page", "Expected `int` >= 1"), ("/classic?page_size=101", "page_size", "Expected `int` <= 100"),
            ("/classic?page=x", "page", "Expected `int`, got `str`"), ("/offset?offset=-1", "offset", "Expected `int` >= 0"),
            ("/offset?limit=9223372036854775808", "limit", "Expected `int` from -9223372036854775808 to 9223372036854775807"),
            ("/cursor?limit=0", "limit", "Expected `int` >= 1"),
            ("/cursor?cursor=x", "cursor", "Expected a cursor that came with a page of this list"),
            ("/cursor?cursor=", "cursor", "Expected a cursor that came with a page of this list"),
            ("/cursor?cursor=AQ", "cursor", "Expected a cursor that came with a page of this list"),
            ("/cursor?cursor=AqQ", "cursor", "Expected a cursor that came with a page of this list"),
            ("/cursor?cursor=AaF4", "cursor", "Expected a cursor that came with a page of this list"),
            ("/cursor?cursor=ASoq", "cursor", "Expected a cursor that came with a page of this list"),
        ]) func thatAreNoneAreFaults(transport: TestTransport, call: (path: String, key: String, message: String)) async throws
    {
        try await Self.app.test(transport) { client in
            let response = try await client.get(call.path)
            #expect(response.status == .badRequest)
            #expect(response.text.contains(#"[{"message":"\#(call.message)","key":"\#(call.key)","source":"query"}]"#), "\(response.text)")
        }
    }

    @Test(arguments: TestTransport.all) func followEachOtherByCursors(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            var (path, seen) = ("/cursor?limit=2", [Int]())
            for _ in 0..<3 {
                let response = try await client.get(path)
                let page = try response.decode(CursorPage<Int, Int>.self)
                #expect(page.resultsPerPage == 2)
                seen += page.items
                guard let cursor = page.cursor else { break }
                path = "/cursor?limit=2&cursor=\(cursor.text)"
            }
            #expect(seen == [1, 2, 3, 4, 5])
            let last = try await client.get(path)
            #expect(last.text == #"{"items":[5],"results_per_page":2,"cursor":null}"#)
        }
    }

    @Test(
        arguments: TestTransport.all,
        [
            (
                "/linked?tag=a%26b&page=2&tag=c",
                #"<?tag=a%26b&tag=c&page=1&page_size=20>; rel="first", <?tag=a%26b&tag=c&page=1&page_size=20>; rel="prev", "#
                    + #"<?tag=a%26b&tag=c&page=3&page_size=20>; rel="next", <?tag=a%26b&tag=c&page=3&page_size=20>; rel="last""#
            ),
            (
                "/linked?page=99&page_size=100",
                #"<?page=1&page_size=100>; rel="first", <?page=1&page_size=100>; rel="prev", <?page=1&page_size=100>; rel="last""#
            ),
            ("/linked-offset?limit=40", #"<?limit=40&offset=0>; rel="first", <?limit=40&offset=40>; rel="next""#),
            ("/linked-offset?limit=40&offset=30", #"<?limit=40&offset=0>; rel="first", <?limit=40&offset=0>; rel="prev""#),
            ("/linked-cursor?limit=2", #"<?limit=2>; rel="first", <?cursor=AQI&limit=2>; rel="next""#),
            ("/linked-cursor?limit=2&cursor=AQQ", #"<?limit=2>; rel="first""#),
        ]) func nameTheOthers(transport: TestTransport, call: (path: String, links: String)) async throws
    {
        try await Self.app.test(transport) { client in
            let response = try await client.get(call.path)
            #expect(response.status == .ok)
            #expect(response.headers[try #require(HTTPField.Name("link"))] == call.links)
            let head = try await client.send(.head, call.path)
            #expect(head.headers[try #require(HTTPField.Name("link"))] == call.links)
        }
    }
}
