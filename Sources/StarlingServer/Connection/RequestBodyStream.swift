import NIOCore
import StarlingHTTP

/// The body of a request that is still arriving: the connection pushes, the handler pulls, and what the handler has not pulled holds the
/// client back.
// Safe to share: everything but `next()` is called on the connection's event loop, and `next()` goes there before it touches anything.
final class RequestBodyStream: BodySource, @unchecked Sendable {
    private let loop: any EventLoop
    private let demand: @Sendable () -> Void
    private var chunks = CircularBuffer<ByteBuffer>()
    private var ended = false
    private var cancelled = false
    private var failure: (any Error)?
    private var waiter: CheckedContinuation<ByteBuffer?, any Error>?
    /// Takes every piece as it comes; the waiter is told of the end alone then.
    private var receiver: (@Sendable (ByteBuffer) throws -> Void)?

    /// Bytes that have arrived and were not asked for yet.
    private(set) var buffered = 0

    /// - Parameter demand: Called on the loop when the handler asks for bytes, or has taken some.
    init(loop: any EventLoop, demand: @escaping @Sendable () -> Void) {
        self.loop = loop
        self.demand = demand
    }

    /// Whether the handler waits for bytes.
    var isAwaited: Bool { waiter != nil }

    /// Whether bytes are used up as they come.
    var isHandedOut: Bool { receiver != nil }

    func next() async throws -> ByteBuffer? {
        try await onLoop { self.take($0) }
    }

    func forEach(_ receive: @escaping @Sendable (ByteBuffer) throws -> Void) async throws {
        _ = try await onLoop { self.take($0, receive) }
    }

    private func onLoop(
        _ take: @escaping @Sendable (CheckedContinuation<ByteBuffer?, any Error>) -> Void
    ) async throws -> ByteBuffer? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if loop.inEventLoop { take(continuation) } else { loop.execute { take(continuation) } }
            }
        } onCancel: {
            loop.execute { self.cancel() }
        }
    }

    /// Hands out what is there, and from now on what comes.
    private func take(
        _ continuation: CheckedContinuation<ByteBuffer?, any Error>, _ receive: @escaping @Sendable (ByteBuffer) throws -> Void
    ) {
        guard waiter == nil else { return continuation.resume(throwing: RequestBodyError.alreadyConsumed) }
        do {
            while let chunk = chunks.popFirst() {
                buffered -= chunk.readableBytes
                try receive(chunk)
            }
        } catch {
            return continuation.resume(throwing: error)
        }
        // To ask for more may bring it at once.
        receiver = receive
        take(continuation)
        if waiter == nil { receiver = nil }
    }

    private func take(_ continuation: CheckedContinuation<ByteBuffer?, any Error>) {
        if let chunk = chunks.popFirst() {
            buffered -= chunk.readableBytes
            continuation.resume(returning: chunk)
            // A body that is all there, or that nobody wants any more, has no say in what comes next.
            if !ended, failure == nil { demand() }
        } else if let failure {
            continuation.resume(throwing: failure)
        } else if ended {
            continuation.resume(returning: nil)
        } else if cancelled {
            continuation.resume(throwing: CancellationError())
        } else if waiter != nil {
            continuation.resume(throwing: RequestBodyError.alreadyConsumed)
        } else {
            waiter = continuation
            demand()
        }
    }

    private func cancel() {
        cancelled = true
        endWaiting()?.resume(throwing: CancellationError())
    }

    func push(_ chunk: ByteBuffer) {
        if let receiver {
            do { try receiver(chunk) } catch { endWaiting()?.resume(throwing: error) }
        } else if let waiter = waiter.take() {
            waiter.resume(returning: chunk)
        } else {
            buffered += chunk.readableBytes
            chunks.append(chunk)
        }
    }

    func finish() {
        ended = true
        endWaiting()?.resume(returning: nil)
    }

    func fail(_ error: any Error) {
        guard !ended, failure == nil else { return }
        failure = error
        endWaiting()?.resume(throwing: error)
    }

    private func endWaiting() -> CheckedContinuation<ByteBuffer?, any Error>? {
        receiver = nil
        return waiter.take()
    }
}
