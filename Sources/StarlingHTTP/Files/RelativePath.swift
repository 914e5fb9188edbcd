/// The path of a file, as a URL names it: made of parts that are names and nothing else, so that no file outside of a folder can be meant.
public struct RelativePath: Sendable, Hashable {
    /// The names, percent-encoding undone.
    public let parts: [String]
    /// Whether a slash came last, or nothing at all: a folder is meant.
    public let isFolder: Bool

    /// Reads a path; nil when it could mean anything else than names one below the other: with `.` or `..`, empty parts, separators that are
    /// encoded, backslashes, control characters, a drive letter, percent-encoding that is broken, or bytes that are no UTF-8.
    /// - Parameter encoded: The path, percent-encoded, with or without a slash before it.
    public init?(encoded: String) {
        var rest = encoded.utf8[...]
        if rest.first == 0x2F { rest.removeFirst() }
        isFolder = rest.isEmpty || rest.last == 0x2F
        if rest.last == 0x2F {
            rest.removeLast()
            if rest.isEmpty { return nil }
        }
        var parts: [String] = []
        for part in rest.isEmpty ? [] : rest.split(separator: 0x2F, omittingEmptySubsequences: false) {
            guard let name = Self.name(part) else { return nil }
            parts.append(name)
        }
        if let first = parts.first?.utf8.prefix(2), first.count == 2, first.last == 0x3A, let letter = first.first,
            0x61...0x7A ~= letter | 0x20
        {
            return nil
        }
        self.parts = parts
    }

    private static func name(_ encoded: Substring.UTF8View) -> String? {
        guard let bytes = PercentCoding.bytes(of: encoded) else { return nil }
        guard !bytes.isEmpty, bytes != [0x2E], bytes != [0x2E, 0x2E],
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x2F && $0 != 0x5C && $0 != 0x7F })
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Whether one of the names begins with a dot: such files are not meant to be seen.
    public var isHidden: Bool { parts.contains { $0.utf8.first == 0x2E } }

    /// The names with slashes between them.
    public var text: String { parts.joined(separator: "/") }
}
