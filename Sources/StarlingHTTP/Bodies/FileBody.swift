import NIOCore

/// A file, or a part of one.
public struct FileBody: Sendable, Hashable {
    /// The path in the file system.
    public var path: String
    /// The first byte to send.
    public var offset: Int
    /// How many bytes to send.
    public var length: Int
    /// The file, when it is open already.
    private var file: OpenFile?

    /// Describes a part of a file, which is opened when it is sent. The caller has looked the length up: nothing does here. Where there is no
    /// such file any more, the answer is 404; where it is shorter than that, or cannot be read, 500.
    public init(path: String, offset: Int = 0, length: Int) {
        self.path = path
        self.offset = offset
        self.length = length
    }

    /// A part of a file that is open.
    /// - Parameters:
    ///   - file: The file.
    ///   - range: The bytes to send. Default: all that there were when it was opened.
    public init(_ file: OpenFile, range: Range<Int>? = nil) {
        self.init(path: file.path, offset: range?.lowerBound ?? 0, length: range?.count ?? file.length)
        self.file = file
    }

    /// Whether the file is open.
    package var isOpen: Bool { file != nil }

    /// The same with the file open, so that nothing can be missing once the answer has begun.
    /// - Throws: ``FileError``; ``ResponseBodyError/wrongLength(announced:sent:)`` when the file is shorter.
    package func opened(on executor: any BlockingExecutor) async throws -> FileBody {
        guard !isOpen else { return self }
        let path = path
        var body = self
        let file =
            if let file = try OpenFile.immediately(path) { file } else { try await executor.run { try OpenFile(path) } }
        guard offset >= 0, length >= 0, file.length - offset >= length else {
            throw ResponseBodyError.wrongLength(announced: length, sent: max(0, file.length - max(0, offset)))
        }
        body.file = file
        return body
    }

    /// Sends it piece by piece, at the pace of the client.
    /// - Throws: ``FileError``; ``ResponseBodyError/wrongLength(announced:sent:)`` when the file has become shorter; what writing throws.
    package func send(to writer: any BodyWriter, on executor: any BlockingExecutor) async throws {
        let body = try await opened(on: executor)
        guard let file = body.file else { return }
        let direct = writer as? any FileWriter
        var sent = 0
        while sent < length {
            let next = offset + sent..<offset + min(length, sent + Self.directLength)
            if let direct, file.isInMemory(next) {
                let count = try await direct.write(file, next)
                sent += count
                if count > 0 { continue }
            }
            let (start, count) = (offset + sent, min(Self.pieceLength, length - sent))
            let piece = try await executor.run { try file.read(at: start, count: count) }
            guard piece.readableBytes > 0 else { throw ResponseBodyError.wrongLength(announced: length, sent: sent) }
            try await writer.write(piece)
            sent += piece.readableBytes
        }
    }

    /// How much is sent at once of what is in memory.
    private static let directLength = 512 << 10

    /// How much is read at once.
    private static let pieceLength = 128 << 10
}
