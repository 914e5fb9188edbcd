/// Whether something is to be shown or kept, and under which name: the `Content-Disposition` field (RFC 6266).
///
/// ```swift
/// ContentDisposition(.attachment, fileName: "Überblick.pdf").headerValue
/// // attachment; filename="_berblick.pdf"; filename*=UTF-8''%C3%9Cberblick.pdf
/// ```
public struct ContentDisposition: Sendable, Hashable {
    /// What the client is to do.
    public struct Kind: Sendable, Hashable {
        /// The text in the field, in lower case.
        public let name: String

        /// Shows it.
        public static let inline = Kind(name: "inline")
        /// Asks where to save it.
        public static let attachment = Kind(name: "attachment")

        init(name: String) {
            self.name = name
        }
    }

    /// What the client is to do.
    public var kind: Kind
    /// What the file is called; nil when nothing is said of that.
    public var fileName: String?

    /// Describes what to do.
    /// - Parameters:
    ///   - kind: What the client is to do.
    ///   - fileName: What the file is called. Of a path, the last part counts. Default: not said.
    public init(_ kind: Kind, fileName: String? = nil) {
        self.kind = kind
        self.fileName = fileName
    }

    /// The value of the field. A name that not every client could read from a quoted text is told twice, the second time as RFC 8187 has it.
    public var headerValue: String {
        guard let fileName else { return kind.name }
        if let plain = Self.plainPart(of: fileName) { return "\(kind.name); filename=\"\(plain)\"" }
        let name = Self.lastPart(of: fileName)
        if name.isEmpty { return kind.name }
        var plain = ""
        var isSame = true
        for scalar in name.unicodeScalars {
            // Some clients undo percent-encoding where there is none, and take a backslash for a separator.
            if scalar.value >= 0x20, scalar.value < 0x7F, scalar != "\"", scalar != "\\" {
                plain.unicodeScalars.append(scalar)
                if scalar == "%" { isSame = false }
            } else {
                plain += "_"
                isSame = false
            }
        }
        return "\(kind.name); filename=\"\(plain)\"" + (isSame ? "" : "; filename*=UTF-8''\(PercentCoding.encode(name))")
    }

    /// The name without folders, if every client reads it as it is; nearly all names are so.
    private static func plainPart(of name: String) -> Substring? {
        let last = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name.utf8[name.utf8.index(after: $0)...] } ?? name.utf8[...]
        let isPlain = last.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "\\"): false
            default: 0x20..<0x7F ~= byte
            }
        }
        return isPlain && !last.isEmpty ? Substring(last) : nil
    }

    /// The name without folders, and without control characters.
    private static func lastPart(of name: String) -> String {
        let last = name.unicodeScalars.split(separator: "/").last ?? []
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: last.lazy.filter { $0.value >= 0x20 && $0.value != 0x7F })
        return String(kept)
    }
}
