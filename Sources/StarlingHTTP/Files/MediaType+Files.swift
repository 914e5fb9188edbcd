extension MediaType {
    /// The media type of a file by the extension of its name, with the character set for texts; nil when it is not known.
    ///
    /// ```swift
    /// MediaType(ofFile: "css/site.css")          // text/css; charset=utf-8
    /// ```
    public init?(ofFile name: String) {
        let last = name.utf8.lastIndex(of: 0x2F).map { name[name.utf8.index(after: $0)...] } ?? name[...]
        guard let dot = last.utf8.lastIndex(of: 0x2E), dot != last.startIndex else { return nil }
        let ending = last[last.utf8.index(after: dot)...]
        guard ending.utf8.count <= 12, let known = Self.ofExtension[ending.lowercased()] else { return nil }
        self.init(rawValue: known.hasPrefix("text/") ? "\(known); charset=utf-8" : known)
    }

    /// What browsers, and those who serve files to them, agree on.
    private static let ofExtension: [String: String] = [
        // Texts.
        "css": "text/css", "csv": "text/csv", "htm": "text/html", "html": "text/html", "ics": "text/calendar", "js": "text/javascript",
        "log": "text/plain", "markdown": "text/markdown", "md": "text/markdown", "mjs": "text/javascript", "text": "text/plain",
        "tsv": "text/tab-separated-values", "txt": "text/plain", "vcf": "text/vcard", "vtt": "text/vtt", "xhtml": "application/xhtml+xml",
        // Data.
        "atom": "application/atom+xml", "geojson": "application/geo+json", "gql": "application/graphql",
        "json": "application/json", "json5": "application/json5", "jsonl": "application/jsonl", "jsonld": "application/ld+json",
        "map": "application/json", "mpk": "application/vnd.msgpack", "parquet": "application/vnd.apache.parquet",
        "rss": "application/rss+xml", "sqlite": "application/vnd.sqlite3", "toml": "application/toml", "wasm": "application/wasm",
        "webmanifest": "application/manifest+json", "xml": "application/xml", "xsl": "application/xslt+xml",
        "yaml": "application/yaml", "yml": "application/yaml",
        // Pictures.
        "apng": "image/apng", "avif": "image/avif", "bmp": "image/bmp", "gif": "image/gif", "heic": "image/heic", "heif": "image/heif",
        "ico": "image/vnd.microsoft.icon", "jpeg": "image/jpeg", "jpg": "image/jpeg", "jxl": "image/jxl", "png": "image/png",
        "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff", "webp": "image/webp",
        // Sound and films.
        "aac": "audio/aac", "flac": "audio/flac", "m4a": "audio/mp4", "mid": "audio/midi", "mp3": "audio/mpeg", "oga": "audio/ogg",
        "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "weba": "audio/webm", "avi": "video/x-msvideo",
        "m3u8": "application/vnd.apple.mpegurl", "m4v": "video/mp4", "mkv": "video/matroska", "mov": "video/quicktime", "mp4": "video/mp4",
        "mpeg": "video/mpeg", "mpg": "video/mpeg", "ogv": "video/ogg", "ts": "video/mp2t", "webm": "video/webm",
        // Fonts.
        "otf": "font/otf", "ttc": "font/collection", "ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2",
        // Documents.
        "doc": "application/msword", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "epub": "application/epub+zip", "odp": "application/vnd.oasis.opendocument.presentation",
        "ods": "application/vnd.oasis.opendocument.spreadsheet", "odt": "application/vnd.oasis.opendocument.text", "pdf": "application/pdf",
        "ppt": "application/vnd.ms-powerpoint", "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "rtf": "application/rtf", "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        // Archives.
        "7z": "application/x-7z-compressed", "br": "application/x-brotli", "bz2": "application/x-bzip2", "gz": "application/gzip",
        "jar": "application/java-archive", "rar": "application/vnd.rar", "tar": "application/x-tar", "tgz": "application/gzip",
        "xz": "application/x-xz", "zip": "application/zip", "zst": "application/zstd",
    ]
}
