import Synchronization

/// The ends of the values that were made in a scope, in the order of making.
@usableFromInline
final class Finishers: Sendable {
    private let waiting = Mutex<[ScopedEnd]>([])

    var isEmpty: Bool { waiting.withLock { $0.isEmpty } }

    @usableFromInline
    func add(_ end: ScopedEnd) { waiting.withLock { $0.append(end) } }

    private func take(_ phases: Set<FinishPhase>) -> [ScopedEnd] {
        waiting.withLock { waiting in
            if waiting.isEmpty { return [] }
            let taken = waiting.filter { phases.contains($0.phase) }
            waiting.removeAll { phases.contains($0.phase) }
            return taken.reversed()
        }
    }

    /// Finishes what is due, the last one first. Whatever happens, all are finished; those after a failure get to know it.
    /// - Returns: The first error.
    func finish(_ phases: Set<FinishPhase>, _ outcome: ScopeOutcome) async -> (any Error)? {
        let due = take(phases)
        if due.isEmpty { return nil }
        // A task of its own, so that what is cancelled is not finished half.
        return await Task.immediate {
            var outcome = outcome
            var first: (any Error)?
            for end in due {
                do {
                    try await end.finish(outcome)
                } catch {
                    first = first ?? error
                    outcome = ScopeOutcome(status: outcome.status, error: outcome.error ?? error, delivery: outcome.delivery)
                }
            }
            return first
        }.value
    }
}
