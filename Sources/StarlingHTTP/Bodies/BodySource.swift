public import NIOCore

/// Where the bytes of a request's body come from. An engine implements it; each call asks for more, which is how the reader holds the
/// sender back.
public protocol BodySource: AnyObject, Sendable {
    /// The next bytes; nil at the end.
    ///
    /// Only one consumer may read, one call at a time.
    /// - Throws: ``RequestBodyError`` when the body cannot be read to its end; `CancellationError` when the task is cancelled.
    func next() async throws -> ByteBuffer?
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
