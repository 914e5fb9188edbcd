/// A value of a header field that knows its text: numbers, truth values, dates, lists and the types of this module.
///
/// ```swift
/// Reply(book, headers: [.lastModified: book.changed, .cacheControl: CacheControl(.private), .age: 5])
/// ```
/// An enumeration of texts or numbers has it by declaring it:
///
/// ```swift
/// enum Tier: String, HeaderValue { case free, paid }
/// ```
public protocol HeaderValue: Sendable {
    /// The text as it stands in the field. A line break in it becomes a space.
    var headerValue: String { get }
}

extension HeaderValue where Self: RawRepresentable, RawValue: HeaderValue {
    /// The raw value's.
    public var headerValue: String { rawValue.headerValue }
}
