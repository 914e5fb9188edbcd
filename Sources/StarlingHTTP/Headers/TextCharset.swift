import StarlingModel

/// The charsets that texts of clients are read in.
package enum TextCharset: Sendable, Hashable {
    case utf8
    case ascii
    case latin1

    /// Knows one by its name; nil for another one.
    package init?(_ name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "us-ascii", "ascii": self = .ascii
        case "iso-8859-1", "iso8859-1", "latin1": self = .latin1
        default: return nil
        }
    }

    /// The text that bytes are; nil when they are none.
    package func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        switch self {
        case .utf8: String(checking: bytes)
        case .ascii: bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        }
    }
}
