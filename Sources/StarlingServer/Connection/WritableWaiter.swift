/// One wait of a writer until the client can take more. It can be cancelled on its own.
// Safe to share: everything is called on the connection's event loop alone.
final class WritableWaiter: @unchecked Sendable {
    private var continuation: CheckedContinuation<Void, any Error>?
    private var cancelled = false

    /// Begins to wait, unless the wait has been cancelled by then.
    func start(_ continuation: CheckedContinuation<Void, any Error>) {
        self.continuation = continuation
        if cancelled { cancel() }
    }

    func cancel() {
        cancelled = true
        continuation.take()?.resume(throwing: CancellationError())
    }

    func resume() { continuation.take()?.resume() }

    func resume(throwing error: any Error) { continuation.take()?.resume(throwing: error) }
}
