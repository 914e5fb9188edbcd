import Synchronization

/// Lets only so many requests in at once, over all loops. A server without such a limit has no gate.
final class InFlightGate: Sendable {
    private let most: Int
    private let count = Atomic(0)

    init(most: Int) {
        self.most = most
    }

    /// Whether one more may be answered; if so, ``leave()`` must follow.
    func tryEnter() -> Bool {
        if count.add(1, ordering: .relaxed).newValue <= most { return true }
        leave()
        return false
    }

    /// Comes back in after ``leave()``, whether there is room or not.
    func reenter() { count.add(1, ordering: .relaxed) }

    func leave() { count.subtract(1, ordering: .relaxed) }
}
