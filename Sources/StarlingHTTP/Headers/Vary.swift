public import HTTPTypes

/// The fields of a request that an answer depends on: the `Vary` field (RFC 9110, section 12.5.5).
///
/// ```swift
/// responseHeaders: [.vary: Vary(.cookie, .acceptLanguage)]
/// response.headers.vary(on: .cookie)
/// ```
/// No name stands in it twice, however it is written, and `*` takes all others in.
public struct Vary: Sendable, Hashable {
    private var names: [String]

    /// The answer depends on these fields, in their order.
    public init(_ names: HTTPField.Name...) {
        self.names = []
        for name in names { insert(name.rawName) }
    }

    /// Reads the value of a field; what is no name is passed over.
    public init(headerValue: String) {
        names = []
        for part in headerValue.utf8.split(separator: UInt8(ascii: ",")) {
            let name = String(decoding: part.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)
            if name == "*" || HTTPField.Name(name) != nil { insert(name) }
        }
    }

    /// The answer depends on what is in no field: `*`. No cache uses it again.
    public static var any: Vary { Vary(headerValue: "*") }

    /// Whether it depends on what is in no field.
    public var isAny: Bool { names == ["*"] }

    /// Whether it depends on nothing.
    public var isEmpty: Bool { names.isEmpty }

    /// Whether it depends on a field.
    public func contains(_ name: HTTPField.Name) -> Bool { contains(lowercased: name.canonicalName) }

    /// Adds what another answer depends on.
    public mutating func formUnion(_ other: Vary) {
        for name in other.names { insert(name) }
    }

    /// What both depend on.
    public func union(_ other: Vary) -> Vary {
        var union = self
        union.formUnion(other)
        return union
    }

    private func contains(lowercased name: String) -> Bool { isAny || names.contains { $0.lowercased() == name } }

    private mutating func insert(_ name: String) {
        if name == "*" {
            names = ["*"]
        } else if !contains(lowercased: name.lowercased()) {
            names.append(name)
        }
    }
}

extension Vary: HeaderValue {
    /// The value of the field; empty where the answer depends on nothing.
    public var headerValue: String { names.joined(separator: ", ") }
}
