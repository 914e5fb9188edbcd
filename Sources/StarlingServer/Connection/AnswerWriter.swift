import HTTPTypes
import NIOCore
import StarlingHTTP

/// Writes a streamed answer to its connection, and waits while the client cannot take more.
// Safe to share: the count is touched on the connection's event loop alone.
final class AnswerWriter: BodyWriter, @unchecked Sendable {
    private let connection: Connection
    private let number: UInt64
    private let framing: AnswerFraming
    private var sent = 0
    private var ended = false

    init(connection: Connection, number: UInt64, framing: AnswerFraming) {
        self.connection = connection
        self.number = number
        self.framing = framing
    }

    func write(_ buffer: ByteBuffer) async throws {
        try Task.checkCancellation()
        guard buffer.readableBytes > 0 else { return }
        let loop = connection.state.loop
        let writable =
            if loop.inEventLoop { try writeNow(buffer) } else {
                try await loop.submit { try self.writeNow(buffer) }.get()
            }
        if !writable { try await untilWritable(loop) }
    }

    private func untilWritable(_ loop: any EventLoop) async throws {
        let waiter = WritableWaiter()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if loop.inEventLoop { wait(waiter, continuation) } else { loop.execute { self.wait(waiter, continuation) } }
            }
        } onCancel: {
            loop.execute { waiter.cancel() }
        }
    }

    private func wait(_ waiter: WritableWaiter, _ continuation: CheckedContinuation<Void, any Error>) {
        waiter.start(continuation)
        connection.whenWritable(waiter)
    }

    private func writeNow(_ buffer: ByteBuffer) throws -> Bool {
        guard !ended else { throw ResponseBodyError.ended }
        sent += buffer.readableBytes
        if case .length(let announced) = framing, sent > announced {
            throw ResponseBodyError.wrongLength(announced: announced, sent: sent)
        }
        return try connection.write(buffer, chunked: framing == .chunked, number: number)
    }

    /// The body is complete. Called in the task that made it, on the loop.
    func finish(trailers: HeaderFields) async throws {
        let loop = connection.state.loop
        if loop.inEventLoop { try finishNow(trailers) } else { try await loop.submit { try self.finishNow(trailers) }.get() }
    }

    private func finishNow(_ trailers: HeaderFields) throws {
        ended = true
        if case .length(let announced) = framing, sent != announced {
            throw ResponseBodyError.wrongLength(announced: announced, sent: sent)
        }
        if framing == .chunked { try connection.writeEnd(trailers: trailers, number: number) }
    }
}

extension AnswerWriter: FileWriter {
    func write(_ file: OpenFile, _ range: Range<Int>) async throws -> Int {
        try Task.checkCancellation()
        guard connection.state.loop.inEventLoop, framing != .chunked else { return 0 }
        var next = range.lowerBound
        while next < range.upperBound {
            switch try sendNow(file, next..<range.upperBound) {
            case .sent(let count): next += count
            case .ended: throw ResponseBodyError.wrongLength(announced: range.count, sent: next - range.lowerBound)
            case .blocked:
                // The client cannot take more: a piece waits in swift-nio until it can.
                guard let piece = file.readImmediately(at: next, count: min(64 << 10, range.upperBound - next)) else {
                    return next - range.lowerBound
                }
                try await write(piece)
                next += piece.readableBytes
            }
        }
        if case .length(sent) = framing {} else { await giveWay() }
        return range.count
    }

    /// Leaves some time to others, though the client takes all that there is. A loop does not look at its sockets while any task is ready, so
    /// this one is not, for a moment.
    private func giveWay() async {
        await withCheckedContinuation { continuation in
            connection.state.loop.scheduleTask(in: .microseconds(20)) { continuation.resume() }
        }
    }

    private func sendNow(_ file: OpenFile, _ range: Range<Int>) throws -> Connection.DirectOutcome {
        guard !ended else { throw ResponseBodyError.ended }
        if case .length(let announced) = framing, sent + range.count > announced {
            throw ResponseBodyError.wrongLength(announced: announced, sent: sent + range.count)
        }
        let outcome = try connection.sendDirectly(file, range, number: number)
        if case .sent(let count) = outcome { sent += count }
        return outcome
    }
}

extension Connection: InformationalSender {
    func sendInformational(_ status: HTTPResponse.Status, headers: HeaderFields, request: UInt64) async throws {
        if state.loop.inEventLoop {
            try writeInformational(status, headers, number: request)
        } else {
            try await state.loop.submit { try self.writeInformational(status, headers, number: request) }.get()
        }
    }
}
