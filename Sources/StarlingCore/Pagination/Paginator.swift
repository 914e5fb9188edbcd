public import StarlingModel

/// Something that parts of a list come from, such as a query of a database: write two functions, and have pages of both kinds.
///
/// ```swift
/// struct BooksOf: Paginator {
///     let author: Int
///     let shelf: Shelf
///
///     func total() async throws -> Int { await shelf.count(of: author) }
///     func items(limit: Int, offset: Int) async throws -> [Book] { await shelf.books(of: author, limit, offset) }
/// }
///
/// @Get("/authors/{author}/books")
/// func books(author: Int, @Query at: PageQuery, shelf: Shelf) async throws -> ClassicPage<Book> {
///     try await BooksOf(author: author, shelf: shelf).page(at: at)
/// }
/// ```
public protocol Paginator: Sendable {
    /// What the list has.
    associatedtype Item: WireValue & Sendable

    /// How many items there are.
    func total() async throws -> Int

    /// A part of the items.
    /// - Parameters:
    ///   - limit: How many at most; 1 or more.
    ///   - offset: How many stand before them; 0 or more, `Int.max` for a page that no list has.
    func items(limit: Int, offset: Int) async throws -> [Item]
}

extension Paginator {
    /// A numbered page.
    /// - Throws: What counting and finding throw.
    public func page(at position: some PagePosition) async throws -> ClassicPage<Item> {
        let total = try await total()
        let items = try await items(limit: max(1, position.pageSize), offset: position.offset)
        return ClassicPage(items, at: position, total: total)
    }

    /// A part by its place.
    /// - Throws: What counting and finding throw.
    public func page(at position: some OffsetPosition) async throws -> OffsetPage<Item> {
        let total = try await total()
        let items = try await items(limit: max(1, position.limit), offset: max(0, position.offset))
        return OffsetPage(items, at: position, total: total)
    }
}

/// Something that parts of a list come from, each behind an item: the counterpart of ``Paginator`` for ``CursorPage``.
public protocol CursorPaginator: Sendable {
    /// What the list has.
    associatedtype Item: WireValue & Sendable
    /// What finds an item again.
    associatedtype Position: WireValue & Sendable

    /// The items behind a position.
    /// - Parameters:
    ///   - position: That of the item they come behind; nil for the first ones. It comes from a client and may be of no item any more.
    ///   - limit: How many at most.
    func items(after position: Position?, limit: Int) async throws -> [Item]

    /// What finds an item again.
    func position(of item: Item) throws -> Position
}

extension CursorPaginator {
    /// A part behind a cursor.
    /// - Throws: What finding throws.
    public func page<Place: CursorPosition>(at place: Place) async throws -> CursorPage<Item, Position> where Place.Position == Position {
        let limit = max(1, place.limit)
        let (more, isTooMany) = limit.addingReportingOverflow(1)
        let found = try await items(after: place.cursor?.position, limit: isTooMany ? limit : more)
        return try CursorPage(found, at: place, by: position)
    }
}

extension RandomAccessCollection where Element: WireValue & Sendable {
    /// A numbered page of a list in memory.
    public func page(at position: some PagePosition) -> ClassicPage<Element> {
        ClassicPage(part(position.pageSize, position.offset), at: position, total: count)
    }

    /// A part of a list in memory, by its place.
    public func page(at position: some OffsetPosition) -> OffsetPage<Element> {
        OffsetPage(part(position.limit, position.offset), at: position, total: count)
    }

    private func part(_ limit: Int, _ offset: Int) -> [Element] { Array(dropFirst(Swift.max(0, offset)).prefix(Swift.max(1, limit))) }
}
