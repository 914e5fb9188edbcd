import NIOCore
import StarlingHTTP
import Synchronization

/// How a WebSocket ends: by either side's last word, by a rule that was broken, by silence, or with its connection.
extension WebSocketSession {
    nonisolated(nonsending) func close(_ close: WebSocketClose) async throws {
        guard close.code.isSendable else { throw WebSocketError.unsendableCode(close.code) }
        if loop.inEventLoop { say(close) } else { try await loop.submit { self.say(close) }.get() }
    }

    /// Says our last word, and waits for the client's for a while.
    func say(_ close: WebSocketClose) {
        guard phase == .open else { return }
        guard ending == nil else { return endIfDue() }
        phase = .closing
        writeClose(close)
        if let carrier { carrier.wake(at: carrier.tick + times.close) }
        flush()
        // What was held back for the handler may have the client's last word behind it.
        carrier?.readOn()
    }

    private func writeClose(_ close: WebSocketClose) {
        ClosePayload.bytes(close).withUnsafeBytes { FrameWriter.write(.close, $0, to: &out) }
    }

    /// The client has said its last word; ours is the same, unless it has been said.
    func heard(_ close: WebSocketClose) {
        lastWord.withLock { $0 = close }
        end(Ending(answer: WebSocketClose(close.code), failure: nil))
    }

    /// The client has broken a rule (RFC 6455, section 7.1.7).
    func fail(_ violation: WebSocketViolation) {
        end(Ending(answer: violation.close, failure: .violation(violation.close)))
    }

    /// What came before may still be answered: a handler that reads, and is at work, has until it asks for more.
    private func end(_ ending: Ending) {
        self.ending = ending
        guard phase == .open, isRead, !isAbandoned, waiter == nil else { return endIfDue() }
        if let carrier { carrier.wake(at: carrier.tick + times.close) }
    }

    /// Says the last word to the client that brought the end about.
    func endIfDue() {
        guard let ending, phase != .ended else { return }
        if phase == .open { writeClose(ending.answer) }
        end(ending.failure)
    }

    /// The connection is gone. Called by the carrier.
    func lost() {
        carrier = nil
        if phase != .ended { end(ending.map(\.failure) ?? .connectionLost) }
    }

    private func end(_ failure: WebSocketError?) {
        phase = .ended
        self.failure = failure
        flush()
        carrier?.finish()
        if let failure { waiter.take()?.resume(throwing: failure) } else { waiter.take()?.resume(returning: nil) }
        let waiters = writableWaiters
        writableWaiters = []
        for waiter in waiters { waiter.resume(throwing: WebSocketError.closed) }
        endWaiter.take()?.resume()
        // The handler may keep us for long; what zlib has is not kept.
        reader = MessageReader(limits: limits, compression: nil)
        deflater = nil
        compression = nil
        (out, scratch) = (ByteBuffer(), ByteBuffer())
    }

    /// The handler has ended: says the last word, and returns when the client has said its own, or has been waited for long enough.
    /// Called in the handler's task, on the loop.
    func finish(_ close: WebSocketClose) async {
        isAbandoned = true
        queue.removeAll()
        queued = 0
        say(close)
        guard phase != .ended else { return }
        await withCheckedContinuation { endWaiter = $0 }
    }

    // MARK: - Keeping alive

    /// When there would be something to do if nothing came from the client.
    func scheduleKeepAlive() {
        guard phase == .open, ending == nil else { return }
        carrier?.wake(at: times.ping.map { lastHeard + $0 } ?? Int.max)
    }

    /// The time has come that the carrier was told. Called by the carrier.
    func timeOut() {
        guard let carrier, phase != .ended else { return }
        if ending != nil { return endIfDue() }
        guard phase == .open else { return carrier.abort() }
        guard let ping = times.ping else { return }
        if isSilent, !isFull { return carrier.abort() }
        guard carrier.tick - lastHeard >= ping else { return scheduleKeepAlive() }
        // A client that is held back cannot be heard: it is asked again, and the system finds out whether it is there to be sent to.
        FrameWriter.write(.ping, UnsafeRawBufferPointer(start: nil, count: 0), to: &out)
        isSilent = true
        carrier.wake(at: carrier.tick + times.pong)
        flush()
    }
}
