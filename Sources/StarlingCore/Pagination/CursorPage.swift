public import StarlingModel

/// A part of a list that goes on behind a cursor: for lists that grow while they are read, and for those whose items cost too much to count.
///
/// ```json
/// {"items": [{"id": 41}, {"id": 42}], "results_per_page": 2, "cursor": "ASo"}
/// ```
/// A DTO of the items acts on the items. With ``Linked``, the answer names the next part in its header, too.
@Model
public struct CursorPage<Item: WireValue & Sendable, Position: WireValue & Sendable>: Sendable {
    /// The items.
    public var items: [Item]
    /// How many items at most.
    @Field("results_per_page") public var resultsPerPage: Int
    /// Where the next part begins; nil, `null`, when there is none.
    public var cursor: Cursor<Position>?

    /// Makes a part.
    /// - Parameters:
    ///   - items: Its items.
    ///   - position: Which part it is.
    ///   - cursor: Where the next part begins; nil when there is none.
    public init(_ items: [Item], at position: some CursorPosition, next cursor: Cursor<Position>?) {
        self.items = items
        resultsPerPage = max(1, position.limit)
        self.cursor = cursor
    }

    /// Makes a part of the items that were found, one more of which tells that there is a next part.
    /// - Parameters:
    ///   - found: The items behind the cursor, at most one more than the limit.
    ///   - position: Which part it is.
    ///   - place: What finds an item again.
    /// - Throws: What `place` throws, and what writing a position throws.
    public init(_ found: [Item], at position: some CursorPosition, by place: (Item) throws -> Position) throws {
        let limit = max(1, position.limit)
        let items = Array(found.prefix(limit))
        let next = found.count > limit ? try items.last.map { try Cursor(place($0)) } : nil
        self.init(items, at: position, next: next)
    }
}

extension CursorPage: LinkedPage {
    /// The first part, and the next one.
    public var links: [PageLink] {
        let first = PageLink(.first, ["cursor": nil, "limit": "\(resultsPerPage)"])
        return [first] + (cursor.map { [PageLink(.next, ["cursor": $0.text, "limit": "\(resultsPerPage)"])] } ?? [])
    }
}
