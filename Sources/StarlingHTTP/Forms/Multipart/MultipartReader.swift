import NIOCore
import StarlingModel

/// Reads a multipart form from a body as it arrives: the parser, and the limits of files.
struct MultipartReader: Sendable {
    private var parser: MultipartParser
    private var body: RequestBody.AsyncIterator
    private var isAtEnd = false
    private let maxFileSize: Int?
    /// The name of the present part, if it is a file, and how many bytes of it there were.
    private var file: (name: String, size: Int)?

    init(_ body: RequestBody, boundary: String, options: FormOptions) {
        parser = MultipartParser(boundary: boundary, maxParts: options.maxParts, maxHeaderSize: options.maxPartHeaderSize)
        self.body = body.makeAsyncIterator()
        maxFileSize = options.maxFileSize
    }

    /// What comes next; nil at the end of the body.
    /// - Throws: `MalformedInput`; ``FormError``; ``RequestBodyError``.
    mutating func next() async throws -> MultipartEvent? {
        while true {
            if let event = try parser.next() {
                try note(event)
                return event
            }
            if isAtEnd { return nil }
            if let bytes = try await body.next() {
                parser.feed(bytes)
            } else {
                isAtEnd = true
                try parser.finish()
            }
        }
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
