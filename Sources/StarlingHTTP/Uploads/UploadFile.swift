import HTTPTypes
public import NIOCore
public import StarlingModel

/// A file that a client has sent in a multipart form: a field of a model that is read from one.
///
/// ```swift
/// @Model struct Portrait {
///     var title: String
///     var picture: UploadFile
///     var sketches: [UploadFile] = []
/// }
///
/// @Post("/portraits")
/// func add(@Body(media: .multipart) data: Portrait) async throws {
///     try await data.picture.save(to: "/srv/pictures/\(UUID())")
/// }
/// ```
/// Its bytes are in memory, or in a temporary file, which is removed when the request has ended, background tasks included. Keep what you
/// need with ``save(to:replacing:permissions:)``.
public struct UploadFile: Sendable {
    /// Where the bytes are.
    enum Content: Sendable {
        case memory([UInt8])
        case file(TemporaryFile)
    }

    /// The name of the file without folders, as the client says it. Do not make a path of it without a check of your own.
    public let filename: String
    /// The media type that the client says; `application/octet-stream` when it says none. Nobody has looked whether it is true.
    public let contentType: MediaType
    /// The number of bytes.
    public let size: Int
    /// The header fields of the part.
    public let headers: HeaderFields
    private let content: Content
    private let blocking: any BlockingExecutor

    init(_ header: PartHeader, filename: String, size: Int, content: Content, blocking: any BlockingExecutor) {
        self.filename = filename
        contentType = header.headers[.contentType].map(MediaType.init(rawValue:)) ?? .bytes
        self.size = size
        headers = header.headers
        self.content = content
        self.blocking = blocking
    }

    /// Makes a file of bytes, for tests.
    /// - Parameters:
    ///   - filename: Its name.
    ///   - contentType: Its media type. Default: `application/octet-stream`.
    ///   - bytes: What is in it.
    public init(filename: String, contentType: MediaType = .bytes, bytes: [UInt8]) {
        self.filename = filename
        self.contentType = contentType
        size = bytes.count
        headers = [.contentType: contentType.rawValue]
        content = .memory(bytes)
        blocking = ConcurrentExecutor()
    }

    // MARK: Reading

    /// All bytes.
    /// - Throws: ``UploadError``, also when the request has ended.
    public func read() async throws -> [UInt8] {
        switch content {
        case .memory(let bytes): return bytes
        case .file(let file):
            return try await blocking.run { [size] in
                let source = try file.open()
                var bytes: [UInt8] = []
                bytes.reserveCapacity(size)
                while true {
                    let chunk = try source.read(at: bytes.count, upTo: Self.chunkSize)
                    if chunk.readableBytes == 0 { return bytes }
                    bytes += chunk.readableBytesView
                }
            }
        }
    }

    /// How much is read at once.
    private static let chunkSize = 131_072

    /// The bytes chunk by chunk, from the start: for files that are too large for the memory.
    ///
    /// ```swift
    /// for try await chunk in upload.chunks { hasher.update(chunk) }
    /// ```
    public var chunks: Chunks { Chunks(content: content, blocking: blocking) }

    /// The bytes of a file, chunk by chunk.
    public struct Chunks: AsyncSequence, Sendable {
        fileprivate let content: Content
        fileprivate let blocking: any BlockingExecutor

        /// Reads chunk by chunk.
        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate let content: Content
            fileprivate let blocking: any BlockingExecutor
            private var source: UploadDescriptor?
            private var offset = 0

            fileprivate init(content: Content, blocking: any BlockingExecutor) {
                self.content = content
                self.blocking = blocking
            }

            /// The next bytes; nil at the end.
            /// - Throws: ``UploadError``.
            public mutating func next() async throws -> ByteBuffer? {
                let chunk: ByteBuffer
                switch content {
                case .memory(let bytes): chunk = offset == 0 ? ByteBuffer(bytes: bytes) : ByteBuffer()
                case .file(let file):
                    let (known, start) = (source, offset)
                    let (source, read) = try await blocking.run {
                        let source = try known ?? file.open()
                        return (source, try source.read(at: start, upTo: chunkSize))
                    }
                    self.source = source
                    chunk = read
                }
                offset += chunk.readableBytes
                return chunk.readableBytes > 0 ? chunk : nil
            }
        }

        /// Starts at the first byte.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content: content, blocking: blocking) }
    }

    // MARK: Keeping

    /// Writes the bytes to a file.
    /// - Parameters:
    ///   - path: Where. The folder must exist.
    ///   - replacing: Whether a file that is there gives way, all at once. Default: it is an error.
    ///   - permissions: Who may do what with the file. Default: the owner may write, all may read.
    /// - Throws: ``UploadError``. Then no half of a file is left.
    public func copy(to path: String, replacing: Bool = false, permissions: Int = 0o644) async throws {
        try await put(at: UploadTarget(path: path, isReplacing: replacing, permissions: permissions), moving: false)
    }

    /// Puts the file where it stays. Where it can, it moves the temporary one, at no cost; it can be read all the same.
    /// - Parameters:
    ///   - path: Where. The folder must exist.
    ///   - replacing: Whether a file that is there gives way, all at once. Default: it is an error.
    ///   - permissions: Who may do what with the file. Default: the owner may write, all may read.
    /// - Throws: ``UploadError``. Then no half of a file is left.
    public func save(to path: String, replacing: Bool = false, permissions: Int = 0o644) async throws {
        try await put(at: UploadTarget(path: path, isReplacing: replacing, permissions: permissions), moving: true)
    }

    private func put(at target: UploadTarget, moving: Bool) async throws {
        try await blocking.run { [content] in
            switch content {
            case .memory(let bytes): try target.write { try $0.write(ByteBuffer(bytes: bytes)) }
            case .file(let file):
                if moving, try file.move(to: target) { return }
                let source = try file.open()
                try target.write { copy in
                    var offset = 0
                    while true {
                        let chunk = try source.read(at: offset, upTo: Self.chunkSize)
                        if chunk.readableBytes == 0 { return }
                        try copy.write(chunk)
                        offset += chunk.readableBytes
                    }
                }
            }
        }
    }
}

extension UploadFile: WireValue {
    /// Reads a file from a form. Everything else has none.
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> UploadFile? { reader.readFile(UploadFile.self) }

    /// Writes null: a file comes in, and does not go out. Start-up refuses a handler that returns one.
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeNull() }

    /// A file.
    public static var wireType: WireType { .file }
}
