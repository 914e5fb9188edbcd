import NIOCore
import StarlingModel

/// Keeps the parts of a form: texts and small files in memory, larger files on disk.
struct PartCollector {
    private(set) var values: [(name: String, value: FormValue)] = []
    private let options: FormOptions
    private let spool: UploadSpool
    /// How many bytes there were so far: those of texts, and those of files that are in memory.
    private var textSize = 0
    private var memorySize = 0
    /// The charset of texts that say none.
    private var charset: TextCharset?

    // The present part.
    private var header: PartHeader?
    private var size = 0
    /// What is in memory of it.
    private var bytes = ByteBuffer()
    private var file: TemporaryFile?

    /// How much is written to a file at once.
    private static let writeSize = 131_072

    init(_ options: FormOptions, _ spool: UploadSpool) {
        self.options = options
        self.spool = spool
    }

    mutating func begin(_ header: PartHeader) {
        self.header = header
        size = 0
        bytes = ByteBuffer()
        file = nil
    }

    mutating func add(_ more: ByteBuffer) async throws {
        size += more.readableBytes
        if header?.filename == nil {
            textSize += more.readableBytes
            if textSize > options.maxTextSize { throw FormError.textTooLarge(limit: options.maxTextSize) }
        } else if file == nil, memorySize + size > options.memorySize {
            file = try await spool.makeFile()
            try await flush()
        }
        bytes.writeImmutableBuffer(more)
        if bytes.readableBytes >= Self.writeSize { try await flush() }
    }

    mutating func end() async throws {
        guard let header else { return }
        values.append((header.name, try await value(header)))
        self.header = nil
    }

    private mutating func value(_ header: PartHeader) async throws -> FormValue {
        guard let filename = header.filename else { return .text(try text(header)) }
        // What browsers send for an input that was left empty.
        if filename.isEmpty, size == 0 { return .noFile }
        let content: UploadFile.Content
        if let file {
            let rest = bytes
            try await spool.run {
                try file.append(rest)
                file.endWriting()
            }
            content = .file(file)
        } else {
            memorySize += size
            content = .memory(bytes)
        }
        return .file(UploadFile(header, filename: filename, size: size, content: content, blocking: spool.executor))
    }

    private mutating func text(_ header: PartHeader) throws -> String {
        let text = try header.text(of: bytes.readableBytesView, charset: charset)
        // RFC 7578, section 4.6: a form that was made in another charset says so by a field of this name.
        if header.name == "_charset_" {
            guard let known = TextCharset(text) else { throw FormFault.multipart("its charset is not known") }
            charset = known
        }
        return text
    }

    /// Writes to the file what is in memory, if there is a file.
    private mutating func flush() async throws {
        guard let file else { return }
        let written = bytes
        bytes = ByteBuffer()
        try await spool.run { try file.append(written) }
    }
}
