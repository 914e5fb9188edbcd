import Synchronization

/// The values that live as long as the application.
final class ApplicationValues: Sendable {
    private let cells = Mutex<[[ProviderKey]: OnceCell]>([:])
    let finishers = Finishers()

    func cell(_ key: [ProviderKey]) -> OnceCell {
        cells.withLock { cells in
            if let cell = cells[key] { return cell }
            let cell = OnceCell(keepsFailure: false)
            cells[key] = cell
            return cell
        }
    }

    /// Finishes them. Whoever asks for one after that, as an application that runs again does, has it made anew.
    /// - Returns: The first error.
    func finish() async -> (any Error)? {
        let error = await finishers.finish([.beforeResponse, .afterBody], ScopeOutcome(status: nil, error: nil, delivery: nil))
        // Given up outside the lock: what their ends do is not known.
        _ = cells.withLock { cells in
            defer { cells = [:] }
            return cells
        }
        return error
    }
}
