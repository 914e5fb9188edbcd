#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension String: HeaderValue {
    /// The text itself.
    public var headerValue: String { self }
}

extension Substring: HeaderValue {
    /// The text itself.
    public var headerValue: String { String(self) }
}

extension Bool: HeaderValue {
    /// `true` or `false`.
    public var headerValue: String { self ? "true" : "false" }
}

extension Duration: HeaderValue {
    /// Whole seconds, none where it is negative: what `Age` and `Retry-After` have (RFC 9111, section 1.2.2).
    public var headerValue: String { "\(max(0, components.seconds))" }
}

extension UUID: HeaderValue {
    /// In lower case.
    public var headerValue: String { uuidString.lowercased() }
}

extension Array: HeaderValue where Element: HeaderValue {
    /// The elements with a comma between them. One that has a comma itself, such as a date, cannot be told from two.
    public var headerValue: String { map(\.headerValue).joined(separator: ", ") }
}

extension BinaryInteger where Self: HeaderValue {
    /// The digits.
    public var headerValue: String { "\(self)" }
}

extension Int: HeaderValue {}
extension Int8: HeaderValue {}
extension Int16: HeaderValue {}
extension Int32: HeaderValue {}
extension Int64: HeaderValue {}
extension UInt: HeaderValue {}
extension UInt8: HeaderValue {}
extension UInt16: HeaderValue {}
extension UInt32: HeaderValue {}
extension UInt64: HeaderValue {}

extension Double: HeaderValue {
    /// The shortest digits that mean the same number.
    public var headerValue: String { "\(self)" }
}

extension Float: HeaderValue {
    /// The shortest digits that mean the same number.
    public var headerValue: String { "\(self)" }
}

extension MediaType: HeaderValue {
    /// The text with its parameters.
    public var headerValue: String { rawValue }
}

extension ETag: HeaderValue {}
extension CacheControl: HeaderValue {}
