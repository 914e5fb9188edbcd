/// The cookies that came with a request (RFC 6265, section 5.4).
///
/// When a name comes twice, the last one counts. Values are percent-decoded, and quotes around a value are taken off.
public struct Cookies: Sendable {
    private let pairs: [(name: String, value: String)]

    package init(_ headers: HeaderFields) {
        var pairs: [(name: String, value: String)] = []
        headers.forEachValue(of: "cookie") { value in
            for part in value.split(separator: 0x3B) {
                let pair = Self.pair(UnsafeBufferPointer(rebasing: part))
                if let pair { pairs.append(pair) }
            }
        }
        self.pairs = pairs
    }

    /// The value of a cookie; nil when it did not come.
    public subscript(name: String) -> String? { pairs.last { $0.name == name }?.value }

    /// A part without an equals sign is a value without a name, as browsers have it.
    private static func pair(_ part: UnsafeBufferPointer<UInt8>) -> (name: String, value: String)? {
        let equals = part.firstIndex(of: 0x3D)
        let name = trim(equals.map { part[..<$0] } ?? part[..<0])
        var value = trim(equals.map { part[($0 + 1)...] } ?? part[...])
        if name.isEmpty && value.isEmpty { return nil }
        if value.count >= 2, value.first == 0x22, value.last == 0x22 { value = value.dropFirst().dropLast() }
        return (
            String(decoding: name, as: UTF8.self),
            PercentCoding.decode(UnsafeBufferPointer(rebasing: value), plusIsSpace: false)
        )
    }

    private static func trim(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return bytes
    }
}

extension Cookies: Sequence {
    /// The cookies in the order in which they came.
    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { pairs.makeIterator() }
}
