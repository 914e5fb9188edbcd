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
}
