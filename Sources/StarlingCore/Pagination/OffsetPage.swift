public import StarlingModel

/// A part of a list, by its place.
///
/// ```json
/// {"items": [{"id": 41}, {"id": 42}], "limit": 2, "offset": 40, "total": 60}
/// ```
/// A DTO of the items acts on the items. With ``Linked``, the answer names the neighbouring parts in its header, too.
@Model
public struct OffsetPage<Item: WireValue & Sendable>: Sendable {
    /// The items.
    public var items: [Item]
    /// How many items at most.
    public var limit: Int
    /// How many items stand before them.
    public var offset: Int
    /// How many items the list has; nil, `null`, where counting them costs too much.
    public var total: Int?

    /// Makes a part.
    /// - Parameters:
    ///   - items: Its items.
    ///   - position: Which part it is.
    ///   - total: How many items the list has; nil where nobody has counted them.
    public init(_ items: [Item], at position: some OffsetPosition, total: Int?) {
        self.items = items
        limit = max(1, position.limit)
        offset = max(0, position.offset)
        self.total = total
    }
}

extension OffsetPage: LinkedPage {
    /// The first part, the neighbours, and the last one where the length of the list is known. Where it is not, there is a next part when
    /// this one is full.
    public var links: [PageLink] {
        func link(_ relation: PageLink.Relation, _ offset: Int) -> PageLink {
            PageLink(relation, ["limit": "\(limit)", "offset": "\(offset)"])
        }
        var links = [link(.first, 0)]
        let last = total.map { max(0, $0 - 1) / limit * limit }
        if offset > 0 { links.append(link(.previous, min(max(0, offset - limit), last ?? .max))) }
        let (next, isMore) = offset.addingReportingOverflow(limit)
        if !isMore, total.map({ next < $0 }) ?? (items.count >= limit) { links.append(link(.next, next)) }
        if let last { links.append(link(.last, last)) }
        return links
    }
}
