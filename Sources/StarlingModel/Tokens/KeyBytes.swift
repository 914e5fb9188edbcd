/// A key of an object, compared byte by byte.
///
/// RFC 8259 section 8.3 advises this. Swift's `==` would take two spellings of one letter for the same key.
struct KeyBytes: Hashable {
    private let key: String

    init(_ key: String) { self.key = key }

    static func == (one: KeyBytes, other: KeyBytes) -> Bool { one.key.hasBytes(of: other.key) }

    func hash(into hasher: inout Hasher) {
        var key = key
        key.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether two strings have the same bytes.
    @inline(__always)
    func hasBytes(of other: String) -> Bool {
        // Equal bytes are equal strings, and for those Swift has a short way. The other direction fails only for
        // letters that have several spellings of the same length.
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
