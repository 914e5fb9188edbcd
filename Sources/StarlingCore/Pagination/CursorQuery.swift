public import StarlingModel

/// Behind which item a client goes on: what ``CursorPage`` is made of. A model of your own has other limits, as with ``PagePosition``.
public protocol CursorPosition: Sendable {
    /// What is known of the item where a page ends.
    associatedtype Position: WireValue & Sendable

    /// The item that the page comes behind; nil for the first page.
    var cursor: Cursor<Position>? { get }
    /// How many items at most.
    var limit: Int { get }
}

/// The parameters `cursor` (default: none, which is the first page) and `limit` (1 to 100, default 20).
///
/// ```swift
/// @Get("/events")
/// func events(@Query at: CursorQuery<Int>, log: EventLog) async throws -> CursorPage<Event, Int> {
///     // One more than is wanted, which tells whether there is a next page.
///     try CursorPage(await log.events(after: at.cursor?.position, limit: at.limit + 1), at: at) { $0.id }
/// }
/// ```
@Model
public struct CursorQuery<Position: WireValue & Sendable>: CursorPosition {
    /// The item that the page comes behind; nil for the first page.
    public var cursor: Cursor<Position>?
    /// How many items at most.
    @Field(ge: 1, le: 100) public var limit: Int = 20

    /// Names a part of a list.
    public init(cursor: Cursor<Position>? = nil, limit: Int = 20) {
        self.cursor = cursor
        self.limit = limit
    }
}
