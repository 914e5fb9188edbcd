public import StarlingHTTP

/// A content coding together with what undoes it.
///
/// ```swift
/// extension ContentCodec {
///     static let snappy = ContentCodec(ContentCoding("snappy", fileExtension: "sz")) { SnappyDecoder() }
/// }
///
/// Decompression(codecs: .standard + [.snappy])
/// ```
public struct ContentCodec: Sendable {
    /// The coding.
    public let coding: ContentCoding
    /// Makes what undoes it in one body.
    let makeDecoder: @Sendable () throws -> any ContentDecoder

    /// Makes a codec.
    /// - Parameters:
    ///   - coding: The coding, by whose name it is found.
    ///   - decoder: Makes what undoes it in one body. What it throws is answered like an error of a handler.
    public init(_ coding: ContentCoding, decoder: @escaping @Sendable () throws -> any ContentDecoder) {
        self.coding = coding
        makeDecoder = decoder
    }
}

extension ContentCodec {
    /// `gzip` (RFC 1952): one member, or several behind each other.
    public static let gzip = ContentCodec(.gzip) { try GzipDecoder() }
    /// `deflate`: the format of zlib (RFC 1950). What some senders mean by it, the bare format of RFC 1951, is taken too.
    public static let deflate = ContentCodec(.deflate) { DeflateDecoder() }
    /// `br`: Brotli (RFC 7932), with windows of up to 16 MiB.
    public static let brotli = ContentCodec(.brotli) { try BrotliDecoder() }
    /// `zstd`: Zstandard (RFC 8878), with windows of up to 8 MiB (RFC 9659).
    public static let zstd = ContentCodec(.zstd) { try ZstdDecoder() }
}

extension [ContentCodec] {
    /// `gzip`, `deflate`, `br` and `zstd`.
    public static var standard: [ContentCodec] { [.gzip, .deflate, .brotli, .zstd] }

    /// The codec of a name, which is in lower case. Of two with one name, the later counts: so one can take the place of another.
    func named(_ name: String) -> ContentCodec? { last { $0.coding.name == name } }
}
