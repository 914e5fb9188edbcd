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
        self.value = String(decoding: value.utf8.filter(Self.isAllowed), as: UTF8.self)
        isWeak = weak
    }

    /// A strong tag.
    public init(stringLiteral value: String) { self.init(value) }

    /// Reads the value of a field, `"abc"` or `W/"abc"`; nil when it is none.
    public init?(headerValue: String) {
        let list = ETagList(headerValue)
        guard case .tags(let tags) = list, tags.count == 1, tags[0].headerValue == headerValue else { return nil }
        self = tags[0]
    }

    static func isAllowed(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x22 && byte != 0x7F }

    /// The value of the field.
    public var headerValue: String { (isWeak ? "W/" : "") + "\"\(value)\"" }

    /// Whether both stand for the same bytes: they are equal, and neither is weak. What changes or continues something asks for that.
    public func isStronglyEqual(to other: ETag) -> Bool { !isWeak && !other.isWeak && value == other.value }

    /// Whether both stand for what means the same: their values are equal. What is kept in a cache is compared like this.
    public func isWeaklyEqual(to other: ETag) -> Bool { value == other.value }
}
