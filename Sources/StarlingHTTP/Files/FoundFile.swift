public import NIOCore

/// A file that a ``FileSource`` has found, with what can be known of it before it is sent.
public struct FoundFile: Sendable {
    /// How many bytes it has.
    public var length: Int
    /// Its version; nil when that is not known.
    public var etag: ETag?
    /// When it was changed last; nil when that is not known.
    public var lastModified: HTTPDate?
    private let part: @Sendable (Range<Int>) -> ResponseBody

    /// Describes a file of whatever kind.
    /// - Parameters:
    ///   - length: How many bytes it has.
    ///   - etag: Its version. Without one, clients cannot go on with a part of it. Default: not known.
    ///   - lastModified: When it was changed last. Default: not known.
    ///   - body: Gives a part of it, as many bytes as the range has.
    public init(
        length: Int, etag: ETag? = nil, lastModified: HTTPDate? = nil, body: @escaping @Sendable (Range<Int>) -> ResponseBody
    ) {
        self.length = length
        self.etag = etag
        self.lastModified = lastModified
        part = body
    }

    /// A file in memory.
    /// - Parameters:
    ///   - contents: Its bytes.
    ///   - etag: Its version. Default: made of the bytes.
    ///   - lastModified: When it was changed last. Default: not known.
    public init(_ contents: ByteBuffer, etag: ETag? = nil, lastModified: HTTPDate? = nil) {
        let etag = etag ?? contents.withUnsafeReadableBytes { ETag(of: $0) }
        self.init(length: contents.readableBytes, etag: etag, lastModified: lastModified) { Self.slice(contents, $0) }
    }

    /// A file that is open.
    ///
    /// Its version is made of the time of the last change and the length, as other servers do it: two changes within the resolution of the
    /// file system's clock, which leave the length as it is, are not told apart.
    /// - Parameters:
    ///   - file: The file.
    ///   - contents: All of its bytes, when they have been read. Default: they are read when they are sent.
    public init(_ file: OpenFile, contents: ByteBuffer? = nil) {
        let (time, length) = (file.modified, contents?.readableBytes ?? file.length)
        self.init(
            length: length, etag: ETag(version(time.seconds) + version(time.nanoseconds) + "-" + version(length)),
            lastModified: HTTPDate(secondsSince1970: time.seconds)
        ) { range in
            contents.map { Self.slice($0, range) } ?? .file(FileBody(file, range: range))
        }
    }

    /// A file that is open, with its bytes when they are few: reading them later would cost more than that.
    package init(reading file: OpenFile) throws(FileError) {
        self.init(file, contents: file.length <= 64 << 10 ? try file.read(at: 0, count: file.length) : nil)
    }

    /// The same where nothing may wait: bytes that are not in memory are read when they are sent.
    package init(readingImmediately file: OpenFile) {
        let isSmall = file.length > 0 && file.length <= 64 << 10
        self.init(file, contents: isSmall ? file.readImmediately(at: 0, count: file.length) : nil)
    }

    private static func slice(_ contents: ByteBuffer, _ range: Range<Int>) -> ResponseBody {
        .buffer(contents.getSlice(at: contents.readerIndex + range.lowerBound, length: range.count) ?? ByteBuffer())
    }

    /// All of it, or a part.
    /// - Parameter range: The bytes; what it has not is left out. Default: all.
    public func body(_ range: Range<Int>? = nil) -> ResponseBody {
        let all = 0..<max(0, length)
        return part(range?.clamped(to: all) ?? all)
    }
}

private func version(_ number: Int) -> String { String(number, radix: 16) }
