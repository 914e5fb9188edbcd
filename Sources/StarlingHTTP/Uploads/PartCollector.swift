import NIOCore
import StarlingModel

/// Keeps the parts of a form: texts and small files in memory, larger files on disk.
///
/// What it does with most parts takes no time, so it says when it needs some: ``writeOut()`` is to be called then.
struct PartCollector {
    private(set) var pairs: [FormPair] = []
    private let options: FormOptions
    /// How many bytes of files stay in memory.
    private let mostMemory: Int
    /// How many bytes a file in memory is likely to have at most.
    private let roomSize: Int
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
    private var pieces = PartPieces()
    private var file: TemporaryFile?

    /// How much is written to a file at once.
    private static let writeSize = 131_072

    /// - Parameter length: How long the form is; nil when nobody knows.
    init(length: Int?, _ options: FormOptions, _ spool: UploadSpool) {
        self.options = options
        mostMemory = length.map { $0 <= options.memorySize } == true ? options.memorySize : options.memorySize / 4
        roomSize = min(length ?? 0, mostMemory)
        self.spool = spool
    }

    mutating func begin(_ header: PartHeader) {
        self.header = header
        size = 0
        pieces = PartPieces()
        file = nil
    }

    /// Takes some bytes of the part.
    /// - Returns: Whether what is in memory must be written out.
    mutating func add(_ more: ByteBuffer) throws -> Bool {
        size += more.readableBytes
        if file != nil {
            pieces.add(more)
            return pieces.count >= Self.writeSize
        }
        guard header?.filename != nil else {
            textSize += more.readableBytes
            if textSize > options.maxTextSize { throw FormError.textTooLarge(limit: options.maxTextSize) }
            pieces.join(more, size: 0)
            return false
        }
        pieces.join(more, size: roomSize)
        return memorySize + size > mostMemory
    }

    /// Writes what is in memory of the part to a file.
    mutating func writeOut() async throws {
        let written = pieces.take()
        let known = file
        let spool = spool
        file = try await spool.run {
            let file = try known ?? spool.makeFile()
            for piece in written { try file.append(piece) }
            return file
        }
    }

    /// Ends the part.
    /// - Returns: Whether what is in memory must be written out, and the part be ended once more then.
    mutating func end() throws -> Bool {
        guard let header else { return false }
        if file != nil, pieces.count > 0 { return true }
        pairs.append(FormPair(header.name, try value(header)))
        self.header = nil
        return false
    }

    private mutating func value(_ header: PartHeader) throws -> FormValue {
        guard let filename = header.filename else { return .text(try text(header)) }
        // What browsers send for an input that was left empty.
        if filename.isEmpty, size == 0 { return .noFile }
        let content: UploadFile.Content
        if let file {
            file.endWriting()
            content = .file(file)
        } else {
            memorySize += size
            content = .memory(pieces.bytes)
        }
        pieces = PartPieces()
        return .file(UploadFile(header, filename: filename, size: size, content: content, blocking: spool.executor))
    }

    private mutating func text(_ header: PartHeader) throws -> String {
        let text = try pieces.withBytes { try header.text(of: $0, charset: charset) }
        // RFC 7578, section 4.6: a form that was made in another charset says so by a field of this name.
        if header.name == "_charset_" {
            guard let known = TextCharset(text) else { throw FormFault.multipart("its charset is not known") }
            charset = known
        }
        return text
    }
}
