import HTTPTypes
import NIOCore
import StarlingHTTP

/// A connection as a streamed answer sees it, whatever it speaks. Everything is called on its loop.
protocol AnswerSink: AnyObject, Sendable {
    var state: LoopState { get }
    var settings: ConnectionSettings { get }
    var info: ConnectionInfo { get }

    /// Writes a piece of a body.
    /// - Parameters:
    ///   - chunked: Whether the length of the body is unknown.
    ///   - number: The number of the request.
    /// - Returns: Whether the client can take more.
    func write(_ buffer: ByteBuffer, chunked: Bool, number: UInt64) throws -> Bool
    /// Writes the end of a body whose length was unknown.
    func writeEnd(trailers: HeaderFields, number: UInt64) throws
    /// Waits until the client can take more.
    func whenWritable(_ waiter: WritableWaiter, number: UInt64)
    /// Sends as much of a file as can be sent from where it is, behind all that waits to be sent.
    func sendDirectly(_ file: OpenFile, _ range: Range<Int>, number: UInt64) throws -> DirectOutcome
    /// Writes an informational response, unless the request has its answer already.
    func writeInformational(_ status: HTTPResponse.Status, _ headers: HeaderFields, number: UInt64) throws
}

/// What became of a file that was to be sent from where it is.
enum DirectOutcome {
    case sent(Int)
    /// It cannot be sent in this way, or not now.
    case blocked
    /// There is no more of the file.
    case ended
}

extension AnswerSink {
    /// Comes to the loop, in a task that prefers it.
    func comeToLoop() async {
        guard !state.loop.inEventLoop else { return }
        // The task prefers the loop, so resuming it there is enough.
        await withCheckedContinuation { continuation in state.loop.execute { continuation.resume() } }
    }

    func sendInformational(_ status: HTTPResponse.Status, headers: HeaderFields, request: UInt64) async throws {
        if state.loop.inEventLoop {
            try writeInformational(status, headers, number: request)
        } else {
            try await state.loop.submit { try self.writeInformational(status, headers, number: request) }.get()
        }
    }
}
