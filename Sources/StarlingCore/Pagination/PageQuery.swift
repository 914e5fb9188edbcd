public import StarlingModel

/// Which page of a list a client wants: what ``ClassicPage`` is made of. A model of your own has other limits:
///
/// ```swift
/// @Model struct LargePages: PagePosition {
///     @Field(ge: 1) var page: Int = 1
///     @Field("page_size", ge: 1, le: 1000) var pageSize: Int = 100
/// }
/// ```
public protocol PagePosition: Sendable {
    /// The number of the page; the first one is 1.
    var page: Int { get }
    /// How many items a page has.
    var pageSize: Int { get }
}

extension PagePosition {
    /// How many items stand before the page.
    public var offset: Int {
        let (offset, isMore) = (max(1, page) - 1).multipliedReportingOverflow(by: max(0, pageSize))
        return isMore ? .max : offset
    }
}

/// The parameters `page` (default 1) and `page_size` (1 to 100, default 20).
///
/// ```swift
/// @Get("/books")
/// func books(@Query at: PageQuery, shelf: Shelf) async -> ClassicPage<Book> { await shelf.books.page(at: at) }
/// ```
@Model
public struct PageQuery: PagePosition {
    /// The number of the page; the first one is 1.
    @Field(ge: 1) public var page: Int = 1
    /// How many items a page has.
    @Field("page_size", ge: 1, le: 100) public var pageSize: Int = 20

    /// Names a page.
    public init(page: Int = 1, pageSize: Int = 20) {
        self.page = page
        self.pageSize = pageSize
    }
}
