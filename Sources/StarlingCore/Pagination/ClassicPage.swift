public import StarlingModel

/// A page of a list with numbered pages.
///
/// ```json
/// {"items": [{"id": 41}, {"id": 42}], "page_size": 2, "current_page": 21, "total_pages": 30}
/// ```
/// A DTO of the items acts on the items. With ``Linked``, the answer names the neighbouring pages in its header, too.
@Model
public struct ClassicPage<Item: WireValue & Sendable>: Sendable {
    /// The items of the page.
    public var items: [Item]
    /// How many items a page has.
    @Field("page_size") public var pageSize: Int
    /// The number of the page; the first one is 1.
    @Field("current_page") public var currentPage: Int
    /// How many pages there are.
    @Field("total_pages") public var totalPages: Int

    /// Makes a page.
    /// - Parameters:
    ///   - items: Its items.
    ///   - position: Which page it is.
    ///   - total: How many items the list has.
    public init(_ items: [Item], at position: some PagePosition, total: Int) {
        self.items = items
        pageSize = max(1, position.pageSize)
        currentPage = max(1, position.page)
        totalPages = max(0, total) / pageSize + (max(0, total) % pageSize > 0 ? 1 : 0)
    }
}

extension ClassicPage: LinkedPage {
    /// The first page, the last one, and the neighbours.
    public var links: [PageLink] {
        func link(_ relation: PageLink.Relation, _ page: Int) -> PageLink {
            PageLink(relation, ["page": "\(page)", "page_size": "\(pageSize)"])
        }
        let last = max(1, totalPages)
        var links = [link(.first, 1)]
        // Behind the last page, the one before is the last one.
        if currentPage > 1 { links.append(link(.previous, min(currentPage - 1, last))) }
        if currentPage < last { links.append(link(.next, currentPage + 1)) }
        return links + [link(.last, last)]
    }
}
