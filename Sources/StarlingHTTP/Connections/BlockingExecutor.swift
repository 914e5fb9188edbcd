import Dispatch

/// Runs code that blocks its thread away from the event loops.
public protocol BlockingExecutor: Sendable {
    /// Runs `work` on a thread that may block, and answers its result.
    /// - Throws: What `work` throws; an error of the executor's own when it is shut down.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result
}

/// Runs blocking code on the threads of the system's dispatch library, which are as many as it needs: for what runs outside requests, and
/// for requests made by hand. Servers bring a pool of their own.
public struct ConcurrentExecutor: BlockingExecutor {
    /// Makes an executor.
    public init() {}

    /// Runs `work` on a thread that may block.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
