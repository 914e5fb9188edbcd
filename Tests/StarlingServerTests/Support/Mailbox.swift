/// Where one side of a test leaves what the other side waits for.
struct Mailbox<Value: Sendable>: Sendable {
    private let values: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() {
        (values, continuation) = AsyncStream.makeStream()
    }

    func put(_ value: Value) { continuation.yield(value) }

    /// The next value. It ignores cancellation: what was left behind is read by a test that is still there.
    func take() async throws -> Value {
        for await value in values { return value }
        throw CancellationError()
    }
}

extension Mailbox<Void> {
    func put() { put(()) }
}
