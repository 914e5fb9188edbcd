import Starling
import Synchronization

/// What happened, in order.
final class StepLog: Sendable {
    private struct State {
        var steps: [String] = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var steps: [String] { state.withLock { $0.steps } }

    func add(_ step: String) {
        let due = state.withLock { state in
            state.steps.append(step)
            let count = state.steps.count
            let due = state.waiting.filter { $0.count <= count }.map(\.continuation)
            state.waiting.removeAll { $0.count <= count }
            return due
        }
        for continuation in due { continuation.resume() }
    }

    /// Waits until there are so many steps, and gives them: some come after the answer.
    func steps(atLeast count: Int) async -> [String] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.steps.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return steps
    }
}

extension StateKey<StepLog> {
    static var steps: Self { Self() }
}
