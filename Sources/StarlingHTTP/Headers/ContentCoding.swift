/// A way to make bytes fewer: what `Content-Encoding` names (RFC 9110, section 8.4.1).
public struct ContentCoding: Sendable, Hashable {
    /// The name in fields, in lower case.
    public let name: String
    /// How the names of files end that are coded like this, without the dot.
    public let fileExtension: String

    /// Names a coding.
    public init(_ name: String, fileExtension: String) {
        self.name = name.lowercased()
        self.fileExtension = fileExtension
    }

    /// Brotli (RFC 7932), in `.br` files.
    public static let brotli = ContentCoding("br", fileExtension: "br")
    /// Zstandard (RFC 8878), in `.zst` files.
    public static let zstd = ContentCoding("zstd", fileExtension: "zst")
    /// gzip (RFC 1952), in `.gz` files.
    public static let gzip = ContentCoding("gzip", fileExtension: "gz")
    /// The format of zlib (RFC 1950), in `.zz` files.
    public static let deflate = ContentCoding("deflate", fileExtension: "zz")
}
