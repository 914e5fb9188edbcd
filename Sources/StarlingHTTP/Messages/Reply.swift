public import HTTPTypes

/// A typed answer with a status, header fields, cookies and background work of its own.
///
/// ```swift
/// @Post("/books")
/// func create(data: Book) async -> Reply<Book> {
///     Reply(data, headers: [.location: "/books/\(data.id)"])
/// }
/// ```
public struct Reply<Value: Sendable>: Sendable {
    /// What the body is made of.
    public var value: Value
    /// The status; nil takes the handler's.
    public var status: HTTPResponse.Status?
    /// Header fields, which win over those of the handler.
    public var headers: HeaderFields
    /// Cookies to be set.
    public var cookies: [SetCookie]
    /// What is done when it has been sent.
    public var background: [BackgroundTask]

    /// Makes an answer.
    /// - Parameters:
    ///   - value: What the body is made of.
    ///   - status: Default: the handler's.
    ///   - headers: Default: none.
    ///   - cookies: Default: none.
    ///   - background: What is done when it has been sent. Default: nothing.
    public init(
        _ value: Value, status: HTTPResponse.Status? = nil, headers: HeaderFields = HeaderFields(), cookies: [SetCookie] = [],
        background: [BackgroundTask] = []
    ) {
        self.value = value
        self.status = status
        self.headers = headers
        self.cookies = cookies
        self.background = background
    }
}
