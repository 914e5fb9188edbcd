public import NIOCore

/// Where the bytes of a request's body come from. An engine implements it; each call asks for more, which is how the reader holds the
/// sender back.
public protocol BodySource: AnyObject, Sendable {
    /// The next bytes; nil at the end.
    ///
    /// Only one consumer may read, one call at a time.
    /// - Throws: ``RequestBodyError`` when the body cannot be read to its end; `CancellationError` when the task is cancelled.
    func next() async throws -> ByteBuffer?

    /// Hands out all that is still to come, piece by piece, to somebody who has time for it.
    ///
    /// Default: asks for one piece after the other. An engine can do better: it calls the receiver where the bytes arrive, and does not
    /// wake the reader for each piece.
    /// - Parameter receive: Takes a piece; called for one after the other. What it throws ends the reading.
    /// - Throws: What `receive` throws, and what ``next()`` throws.
    func forEach(_ receive: @escaping @Sendable (ByteBuffer) throws -> Void) async throws
}

extension BodySource {
    /// Asks for one piece after the other.
    public func forEach(_ receive: @escaping @Sendable (ByteBuffer) throws -> Void) async throws {
        while let piece = try await next() { try receive(piece) }
    }
}

/// Why a body could not be read.
public enum RequestBodyError: Error, Sendable, Hashable {
    /// The client went away before the end.
    case clientGone
    /// The body is longer than allowed; the limit in bytes.
    case tooLarge(limit: Int)
    /// A second consumer: the bytes have been read already.
    case alreadyConsumed
    /// The framing is broken, such as a chunk size that is no number.
    case malformed(String)
}
