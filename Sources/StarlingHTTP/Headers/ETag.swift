/// What identifies a version of a resource: the `ETag` field (RFC 9110, section 8.8.3).
public struct ETag: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The tag without quotes.
    public let value: String
    /// Whether it may stay the same when something changes that does not matter.
    public let isWeak: Bool

    /// Makes a tag.
    /// - Parameters:
    ///   - value: The tag without quotes. Characters that cannot stand in one are left out.
    ///   - weak: Whether it may stay the same when something changes that does not matter. Default: no.
    public init(_ value: String, weak: Bool = false) {
        self.value = String(decoding: value.utf8.filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x7F }, as: UTF8.self)
        isWeak = weak
    }

    /// A strong tag.
    public init(stringLiteral value: String) { self.init(value) }

    /// The value of the field.
    public var headerValue: String { (isWeak ? "W/" : "") + "\"\(value)\"" }
}
