public import StarlingHTTP

/// How ``StaticFiles`` are served.
public struct StaticFileSettings: Sendable {
    /// The codings of files that are looked for beside others, unless others are named: Brotli, Zstandard and gzip.
    public static let codings: [ContentCoding] = [.brotli, .zstd, .gzip]

    /// Whether a directory is answered with its `index.html`, and what is missing with `404.html`.
    public var htmlMode: Bool
    /// The file that is answered where there is none and the last part of the path has no dot.
    public var fallback: String?
    /// Whether clients are to keep the files and not to show them.
    public var sendAsAttachment: Bool
    /// The codings of files that stand beside others.
    public var precompressed: [ContentCoding]
    /// Whether files are served of whose path a part begins with a dot.
    public var allowHidden: Bool
    /// The media types of further extensions, in lower case.
    public var mediaTypes: [String: MediaType]

    init(
        htmlMode: Bool, fallback: String?, sendAsAttachment: Bool, precompressed: [ContentCoding], allowHidden: Bool,
        mediaTypes: [String: MediaType]
    ) {
        self.htmlMode = htmlMode
        self.fallback = fallback
        self.sendAsAttachment = sendAsAttachment
        self.precompressed = precompressed
        self.allowHidden = allowHidden
        self.mediaTypes = Dictionary(mediaTypes.map { ($0.lowercased(), $1) }) { _, last in last }
    }

    /// The media type of a file.
    func media(of path: String) -> MediaType {
        if !mediaTypes.isEmpty, let dot = path.utf8.lastIndex(of: 0x2E), let media = mediaTypes[path[dot...].dropFirst().lowercased()] {
            return media
        }
        return MediaType(ofFile: path) ?? .bytes
    }
}
