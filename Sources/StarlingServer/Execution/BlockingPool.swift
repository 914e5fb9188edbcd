import NIOPosix
import StarlingHTTP
import Synchronization

/// Threads for code that blocks. They are started when they are first needed.
final class BlockingPool: BlockingExecutor {
    private enum State {
        case idle
        case running(NIOThreadPool)
        case stopped
    }

    private let threads: Int
    private let state = Mutex(State.idle)

    init(threads: Int) {
        self.threads = max(1, threads)
    }

    /// The server has stopped: nothing can run here any more.
    struct Stopped: Error {}

    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool().runIfActive(work)
    }

    private func pool() throws -> NIOThreadPool {
        try state.withLock { state in
            switch state {
            case .running(let pool): return pool
            case .stopped: throw Stopped()
            case .idle:
                let pool = NIOThreadPool(numberOfThreads: threads)
                pool.start()
                state = .running(pool)
                return pool
            }
        }
    }

    func stop() async {
        let pool = state.withLock { state -> NIOThreadPool? in
            defer { state = .stopped }
            if case .running(let pool) = state { return pool }
            return nil
        }
        // A thread that does not come back must not keep the server from ending; there is nothing else to do about an error here.
        try? await pool?.shutdownGracefully()
    }
}
