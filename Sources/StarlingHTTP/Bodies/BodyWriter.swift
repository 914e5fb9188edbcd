public import NIOCore

/// Where the bytes of a streamed answer go.
public protocol BodyWriter: AnyObject, Sendable {
    /// Sends some bytes and waits until the client can take more.
    /// - Throws: ``ResponseBodyError/clientGone`` when nobody reads any more; `CancellationError` when the task is cancelled.
    func write(_ buffer: ByteBuffer) async throws
}

/// A writer that can send files from where they are.
package protocol FileWriter: BodyWriter {
    /// Sends a part of a file that is in memory, at the pace of the client.
    /// - Returns: How many bytes were sent: fewer where a disk has to be asked for the rest, none where it cannot be done in this way.
    /// - Throws: As ``BodyWriter/write(_:)``; ``ResponseBodyError/wrongLength(announced:sent:)`` when there is less of the file.
    func write(_ file: OpenFile, _ range: Range<Int>) async throws -> Int
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
