import Starling
import Testing

@Suite("Paginators") struct PaginatorTests {
    private struct Numbers: Paginator {
        let count: Int

        func total() async throws -> Int { count }
        func items(limit: Int, offset: Int) async throws -> [Int] { Array((0..<count).dropFirst(offset).prefix(limit)) }
    }

    private struct Page: PagePosition {
        var page: Int
        var pageSize: Int
    }

    private struct Part: OffsetPosition {
        var limit: Int
        var offset: Int
    }

    @Test(arguments: [
        (0, PageQuery(), [], 0), (3, PageQuery(page: 1, pageSize: 2), [0, 1], 2), (3, PageQuery(page: 2, pageSize: 2), [2], 2),
        (4, PageQuery(page: 2, pageSize: 2), [2, 3], 2), (4, PageQuery(page: .max, pageSize: 100), [], 1),
    ]) func pages(count: Int, position: PageQuery, items: [Int], pages: Int) async throws {
        let page = try await Numbers(count: count).page(at: position)
        #expect(page.items == items)
        #expect(page.totalPages == pages)
        let same = (0..<count).page(at: position)
        #expect(same.items == items)
        #expect(same.totalPages == pages)
    }

    /// Positions of one's own may hold anything.
    @Test(arguments: [Int.min, -1, 0, 1, .max], [Int.min, -1, 0, 1, .max]) func nothingOverflows(number: Int, size: Int) async throws {
        let (page, part) = (Page(page: number, pageSize: size), Part(limit: size, offset: number))
        let classic = try await Numbers(count: 3).page(at: page)
        #expect(classic.items.count <= 3)
        #expect(classic.links.count >= 2)
        let offset = try await Numbers(count: 3).page(at: part)
        #expect(offset.items.count <= 3)
        #expect(offset.links.count >= 2)
        #expect((0..<3).page(at: part).items == offset.items)
        #expect((0..<3).page(at: page).items == classic.items)
    }

    @Test func cursorsHoldAnyPosition() throws {
        let cursor = try Cursor(["a", "b"])
        #expect(Cursor<[String]>(text: cursor.text) == cursor)
        #expect(Cursor<[String]>(text: cursor.text)?.position == ["a", "b"])
        #expect(Cursor<Int>(text: cursor.text) == nil)
        #expect(Cursor<Int>(text: String(repeating: "A", count: 1_000_000)) == nil)
    }
}
