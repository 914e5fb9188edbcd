/// Runs code that blocks its thread away from the event loops.
public protocol BlockingExecutor: Sendable {
    /// Runs `work` on a thread that may block, and answers its result.
    /// - Throws: What `work` throws; an error of the executor's own when it is shut down.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result
}

/// Runs blocking code on Swift's own concurrent executor. It has few threads, one for each core: servers bring a pool of their own, this is
/// for requests made by hand.
public struct ConcurrentExecutor: BlockingExecutor {
    /// Makes an executor.
    public init() {}

    /// Runs `work` in a detached task.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await Task.detached { try work() }.value
    }
}
