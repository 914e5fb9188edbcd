public import NIOCore

/// Where the bytes of a streamed answer go.
public protocol BodyWriter: AnyObject, Sendable {
    /// Sends some bytes and waits until the client can take more.
    /// - Throws: ``ResponseBodyError/clientGone`` when nobody reads any more; `CancellationError` when the task is cancelled.
    func write(_ buffer: ByteBuffer) async throws
}

extension BodyWriter {
    /// Sends a text as UTF-8.
    public func write(_ text: String) async throws { try await write(ByteBuffer(string: text)) }

    /// Sends some bytes.
    public func write(_ bytes: some Sequence<UInt8> & Sendable) async throws { try await write(ByteBuffer(bytes: bytes)) }
}

/// Why an answer could not be sent to its end.
public enum ResponseBodyError: Error, Sendable, Hashable {
    /// The client went away.
    case clientGone
    /// More or fewer bytes came than the body had announced.
    case wrongLength(announced: Int, sent: Int)
    /// The body had ended already when something was written.
    case ended
}
