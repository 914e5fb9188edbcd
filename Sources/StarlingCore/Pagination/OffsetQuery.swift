public import StarlingModel

/// Which part of a list a client wants: what ``OffsetPage`` is made of. A model of your own has other limits, as with ``PagePosition``.
public protocol OffsetPosition: Sendable {
    /// How many items at most.
    var limit: Int { get }
    /// How many items stand before them.
    var offset: Int { get }
}

/// The parameters `limit` (1 to 100, default 20) and `offset` (default 0).
///
/// ```swift
/// @Get("/books")
/// func books(@Query at: OffsetQuery, shelf: Shelf) async -> OffsetPage<Book> { await shelf.books.page(at: at) }
/// ```
@Model
public struct OffsetQuery: OffsetPosition {
    /// How many items at most.
    @Field(ge: 1, le: 100) public var limit: Int = 20
    /// How many items stand before them.
    @Field(ge: 0) public var offset: Int = 0

    /// Names a part of a list.
    public init(limit: Int = 20, offset: Int = 0) {
        self.limit = limit
        self.offset = offset
    }
}
