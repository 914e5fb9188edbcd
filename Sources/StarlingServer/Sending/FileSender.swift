import NIOCore
import StarlingHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Sends a part of a file, piece by piece, at the pace of the client. Files are read on threads that may block.
enum FileSender {
    /// How much is read at once.
    private static let pieceLength = 128 << 10

    /// A file that cannot be read.
    struct ReadFailure: Error, CustomStringConvertible {
        let path: String
        let code: Int32
        var description: String { "cannot read \(path): \(String(cString: strerror(code)))" }
    }

    /// Reads and writes until the part is sent.
    /// - Returns: No trailers.
    /// - Throws: ``ReadFailure``; ``ResponseBodyError/wrongLength(announced:sent:)`` when the file has become shorter; what writing throws.
    static func send(_ file: FileBody, to writer: any BodyWriter, on pool: any BlockingExecutor) async throws -> HeaderFields {
        let descriptor = try await pool.run {
            let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw ReadFailure(path: file.path, code: errno) }
            return descriptor
        }
        defer { close(descriptor) }
        var sent = 0
        while sent < file.length {
            let offset = file.offset + sent
            let wanted = min(pieceLength, file.length - sent)
            let piece = try await pool.run { try read(descriptor, at: offset, count: wanted, of: file.path) }
            guard piece.readableBytes > 0 else {
                throw ResponseBodyError.wrongLength(announced: file.length, sent: sent)
            }
            try await writer.write(piece)
            sent += piece.readableBytes
        }
        return HeaderFields()
    }

    private static func read(_ descriptor: Int32, at offset: Int, count: Int, of path: String) throws -> ByteBuffer {
        var piece = ByteBuffer()
        try piece.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            while true {
                let length = pread(descriptor, bytes.baseAddress, count, off_t(offset))
                if length >= 0 { return length }
                guard errno == EINTR else { throw ReadFailure(path: path, code: errno) }
            }
        }
        return piece
    }
}
