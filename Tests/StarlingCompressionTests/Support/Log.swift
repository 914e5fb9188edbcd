import Synchronization

/// What happened, in order; also a way to wait for something without sleeping.
final class Log: Sendable {
    private struct State {
        var entries: [String] = []
        var waiting: [(entry: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var entries: [String] { state.withLock { $0.entries } }

    func add(_ entry: String) {
        let due = state.withLock { state in
            state.entries.append(entry)
            let due = state.waiting.filter { $0.entry == entry }.map(\.continuation)
            state.waiting.removeAll { $0.entry == entry }
            return due
        }
        for continuation in due { continuation.resume() }
    }

    /// Waits until something has happened.
    func contains(_ entry: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.entries.contains(entry) { return true }
                state.waiting.append((entry, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
