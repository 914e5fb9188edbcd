import Synchronization

/// Counts connections, so that a server knows when the last one has ended.
final class ConnectionCount: Sendable {
    private struct State {
        var count = 0
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func enter() { state.withLock { $0.count += 1 } }

    func leave() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.count -= 1
            return state.count == 0 ? state.waiter.take() : nil
        }
        waiter?.resume()
    }

    /// Lets the waiting end although there are connections.
    func giveUp() { state.withLock { $0.waiter.take() }?.resume() }

    /// Returns when there is no connection. Only one may wait.
    func untilNone() async {
        await withCheckedContinuation { continuation in
            let none = state.withLock { state -> Bool in
                if state.count == 0 { return true }
                state.waiter = continuation
                return false
            }
            if none { continuation.resume() }
        }
    }
}
