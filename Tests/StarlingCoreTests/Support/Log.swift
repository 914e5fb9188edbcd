import Synchronization

/// What happened, in order; also a way to wait for something without sleeping.
final class Log: Sendable {
    private struct State {
        var entries: [String] = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var entries: [String] { state.withLock { $0.entries } }

    func add(_ entry: String) {
        let due = state.withLock { state in
            state.entries.append(entry)
            let count = state.entries.count
            let due = state.waiting.filter { $0.count <= count }.map(\.continuation)
            state.waiting.removeAll { $0.count <= count }
            return due
        }
        for continuation in due { continuation.resume() }
    }

    /// Waits until there are so many entries, and gives them.
    func entries(atLeast count: Int) async -> [String] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.entries.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return entries
    }
}
