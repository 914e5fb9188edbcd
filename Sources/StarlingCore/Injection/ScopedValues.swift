import Synchronization

/// The values of one request, or of one scope outside any: one cell for each provider of its wiring.
final class ScopedValues: Sendable {
    private let cells: Mutex<[OnceCell]>
    let finishers = Finishers()

    init(count: Int) {
        cells = Mutex((0..<count).map { _ in OnceCell(keepsFailure: true) })
    }

    /// The cell of a provider. Providers that were asked for later than start-up have the numbers behind the others.
    func cell(_ number: Int) -> OnceCell {
        cells.withLock { cells in
            while cells.count <= number { cells.append(OnceCell(keepsFailure: true)) }
            return cells[number]
        }
    }
}
