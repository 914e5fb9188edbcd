import HTTPTypes
public import NIOCore
import StarlingModel
import Synchronization

/// A multipart form, part by part as it arrives: for a handler that sends files on, or whose forms are larger than a disk.
///
/// ```swift
/// @Post("/import")
/// func load(data: MultipartForm) async throws {
///     for try await part in data where part.filename != nil {
///         for try await chunk in part { try await store.append(chunk) }
///     }
/// }
/// ```
/// It can be read once. A part that is not read to its end is passed over.
public struct MultipartForm: Sendable, AsyncSequence {
    private let body: RequestBody
    private let boundary: String
    private let options: FormOptions

    /// Reads a form from a body.
    /// - Parameters:
    ///   - body: The bytes.
    ///   - contentType: The media type, with its boundary.
    ///   - options: What the form may have. Default: the defaults.
    /// - Throws: `MalformedInput` when the media type says no boundary.
    public init(_ body: RequestBody, contentType: MediaType, options: FormOptions = FormOptions()) throws {
        guard let boundary = MultipartParser.boundary(of: contentType.rawValue) else {
            throw FormFault.multipart("its `Content-Type` says no boundary")
        }
        self.body = body
        self.boundary = boundary
        self.options = options
    }

    /// Reads part by part.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let turns: PartTurns

        /// The next part; nil after the last one.
        /// - Throws: `MalformedInput`; ``FormError``; ``RequestBodyError``.
        public mutating func next() async throws -> Part? {
            guard let (header, number) = try await turns.nextPart() else { return nil }
            return Part(header: header, turns: turns, number: number)
        }
    }

    /// Starts reading.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(turns: PartTurns(MultipartReader(boundary: boundary, options: options), body.makeAsyncIterator()))
    }

    /// A part of a form: its bytes as they arrive.
    public struct Part: Sendable, AsyncSequence {
        fileprivate let header: PartHeader
        fileprivate let turns: PartTurns
        fileprivate let number: Int

        /// The name of the field.
        public var name: String { header.name }
        /// The name of the file without folders, as the client says it; nil when the part is no file.
        public var filename: String? { header.filename }
        /// The media type that it says; nil when it says none.
        public var contentType: MediaType? { header.headers[.contentType].map(MediaType.init(rawValue:)) }
        /// All its header fields.
        public var headers: HeaderFields { header.headers }

        /// Reads chunk by chunk.
        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate let turns: PartTurns
            fileprivate let number: Int

            /// The next bytes; nil at the end of the part.
            /// - Throws: ``FormError/outOfTurn`` when the form has gone on; `MalformedInput`; ``RequestBodyError``.
            public mutating func next() async throws -> ByteBuffer? { try await turns.nextBytes(of: number) }
        }

        /// Goes on where reading stopped.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(turns: turns, number: number) }

        /// The whole part.
        /// - Parameter limit: How many bytes it may have.
        /// - Throws: ``RequestBodyError/tooLarge(limit:)``, and what reading throws.
        public func read(upTo limit: Int) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for try await chunk in self {
                guard bytes.count + chunk.readableBytes <= limit else { throw RequestBodyError.tooLarge(limit: limit) }
                bytes += chunk.readableBytesView
            }
            return bytes
        }

        /// The whole part as text, in the charset that it says.
        /// - Parameter limit: How many bytes it may have.
        /// - Throws: `MalformedInput` for what is no text; ``RequestBodyError/tooLarge(limit:)``, and what reading throws.
        public func text(upTo limit: Int) async throws -> String {
            try await read(upTo: limit).withUnsafeBufferPointer { try header.text(of: $0, charset: nil) }
        }
    }
}

/// Whose turn it is: all who read a form share the reader, and one of them at a time has it.
private final class PartTurns: Sendable {
    private struct Turn {
        var reader: MultipartReader
        var body: RequestBody.AsyncIterator
        var isAtEnd = false
        /// The number of the present part.
        var number = 0
        /// Whether there may be more of it.
        var isOpen = false

        /// What comes next; nil at the end of the body.
        mutating func next() async throws -> MultipartEvent? {
            while true {
                if let event = try reader.nextReady() { return event }
                if isAtEnd { return nil }
                if let bytes = try await body.next() {
                    reader.feed(bytes)
                } else {
                    isAtEnd = true
                    try reader.finish()
                }
            }
        }
    }

    /// Nil while somebody reads.
    private let waiting: Mutex<Turn?>

    init(_ reader: MultipartReader, _ body: RequestBody.AsyncIterator) { waiting = Mutex(Turn(reader: reader, body: body)) }

    func nextPart() async throws -> (PartHeader, Int)? {
        try await withTurn { turn in
            while let event = try await turn.next() {
                guard case .part(let header) = event else { continue }
                turn.number += 1
                turn.isOpen = true
                return (header, turn.number)
            }
            turn.isOpen = false
            return nil
        }
    }

    func nextBytes(of number: Int) async throws -> ByteBuffer? {
        try await withTurn { turn in
            guard turn.number == number else { throw FormError.outOfTurn }
            guard turn.isOpen else { return nil }
            if case .bytes(let bytes) = try await turn.next() { return bytes }
            turn.isOpen = false
            return nil
        }
    }

    private func withTurn<Result>(_ read: (inout Turn) async throws -> Result) async throws -> Result {
        guard var turn = waiting.withLock({ $0.take() }) else { throw FormError.outOfTurn }
        defer { waiting.withLock { $0 = turn } }
        return try await read(&turn)
    }
}
