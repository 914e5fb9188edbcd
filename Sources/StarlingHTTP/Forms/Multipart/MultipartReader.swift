import NIOCore
import StarlingModel

/// Reads a multipart form: the parser, and the limits of files.
struct MultipartReader: Sendable {
    private var parser: MultipartParser
    private let maxFileSize: Int?
    /// The name of the present part, if it is a file, and how many bytes of it there were.
    private var file: (name: String, size: Int)?

    init(boundary: String, options: FormOptions) {
        parser = MultipartParser(boundary: boundary, maxParts: options.maxParts, maxHeaderSize: options.maxPartHeaderSize)
        maxFileSize = options.maxFileSize
    }

    /// Takes some bytes in.
    mutating func feed(_ bytes: ByteBuffer) { parser.feed(bytes) }

    /// Says that no more bytes come.
    /// - Throws: `MalformedInput` when the form is not at its end.
    func finish() throws { try parser.finish() }

    /// What comes next of the bytes that are there; nil when more are needed, or there is nothing more.
    /// - Throws: `MalformedInput`; ``FormError``.
    mutating func nextReady() throws -> MultipartEvent? {
        guard let event = try parser.next() else { return nil }
        try note(event)
        return event
    }

    private mutating func note(_ event: MultipartEvent) throws {
        switch event {
        case .part(let header): file = header.filename == nil ? nil : (header.name, 0)
        case .partEnd: file = nil
        case .bytes(let bytes):
            guard let maxFileSize, var file else { return }
            file.size += bytes.readableBytes
            if file.size > maxFileSize { throw FormError.fileTooLarge(name: file.name, limit: maxFileSize) }
            self.file = file
        }
    }
}
