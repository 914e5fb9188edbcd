import Dispatch

/// Runs code that blocks its thread away from the event loops.
public protocol BlockingExecutor: Sendable {
    /// Runs `work` on a thread that may block, and answers its result.
    /// - Throws: What `work` throws; an error of the executor's own when it is shut down.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result
}

/// Runs blocking code on threads of the system's dispatch library, one for each piece of work: for what runs outside requests, and for
/// requests made by hand. Servers bring a pool of their own.
public struct ConcurrentExecutor: BlockingExecutor {
    /// Makes an executor.
    public init() {}

    /// Runs `work` on a thread that may block.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            // A queue of its own, because the global one shares its threads with Swift's executor, and starts no more of them than there are
            // cores while those it has are busy.
            DispatchQueue(label: "starling.blocking").async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
