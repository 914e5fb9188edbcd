import NIOCore
import StarlingHTTP
import Synchronization

/// How messages come to the handler.
extension WebSocketSession {
    /// Whether the client is to be held back: the handler does not keep up, or the client itself does not read.
    var isFull: Bool { ending == nil && (!isWritable || phase == .open && queued >= readAhead) }

    /// Takes what has arrived, as far as there is room for messages; the rest stays. Called by the carrier.
    func take(_ bytes: inout ByteBuffer) {
        guard let carrier, phase != .ended else { return }
        lastHeard = carrier.tick
        isSilent = false
        do throws(WebSocketViolation) {
            while phase != .ended, ending == nil, !isFull, let event = try reader.next(from: &bytes) { handle(event) }
        } catch {
            fail(error)
        }
        if ending != nil { bytes = ByteBuffer() }
        flush()
    }

    private func handle(_ event: WebSocketEvent) {
        switch event {
        case .message(let message):
            if let waiter = waiter.take() {
                waiter.resume(returning: message)
            } else if !isAbandoned, queued < readAhead {
                queue.append(message)
                queued += Self.cost(message)
            }
        case .ping(let payload):
            if phase == .open { payload.withUnsafeBytes { FrameWriter.write(.pong, $0, to: &out) } }
        case .pong:
            break
        case .close(let close):
            heard(close)
        }
    }

    /// What a message takes while it waits, beside its bytes something for itself.
    private static func cost(_ message: WebSocketMessage) -> Int {
        switch message {
        case .text(let text): text.utf8.count + 64
        case .binary(let bytes): bytes.readableBytes + 64
        }
    }

    nonisolated(nonsending) func receive() async throws -> WebSocketMessage? {
        if loop.inEventLoop, let message = takeQueued() {
            isRead = true
            return message
        }
        let number = waits.wrappingAdd(1, ordering: .relaxed).newValue
        return try await withTaskCancellationHandler {
            // Unsafe, because a checked one is two allocations for each message. It is resumed exactly once: at once, or by whoever takes
            // it out of `waiter`, and a session that ends does.
            try await withUnsafeThrowingContinuation { continuation in
                if loop.inEventLoop { wait(continuation, number) } else { loop.execute { self.wait(continuation, number) } }
            }
        } onCancel: {
            loop.execute { self.cancelWait(number) }
        }
    }

    private func takeQueued() -> WebSocketMessage? {
        guard let message = queue.popFirst() else { return nil }
        let wasFull = isFull
        queued -= Self.cost(message)
        if wasFull, !isFull { carrier?.readOn() }
        return message
    }

    private func wait(_ continuation: UnsafeContinuation<WebSocketMessage?, any Error>, _ number: Int) {
        isRead = true
        if queue.isEmpty { endIfDue() }
        if let message = takeQueued() {
            continuation.resume(returning: message)
        } else if let failure {
            continuation.resume(throwing: failure)
        } else if phase == .ended {
            continuation.resume(returning: nil)
        } else if cancelledWait == number {
            continuation.resume(throwing: CancellationError())
        } else if waiter != nil {
            continuation.resume(throwing: WebSocketError.alreadyReceiving)
        } else {
            waiter = continuation
            currentWait = number
        }
    }

    private func cancelWait(_ number: Int) {
        cancelledWait = number
        if currentWait == number { waiter.take()?.resume(throwing: CancellationError()) }
    }
}
