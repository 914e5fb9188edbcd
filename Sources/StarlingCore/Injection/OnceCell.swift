import Synchronization

/// A value that is made once, whoever asks first; the others wait for it.
final class OnceCell: Sendable {
    private enum State {
        case empty
        case running([CheckedContinuation<Void, Never>])
        case ready(any ProvidedValue)
        case failed(any Error)
    }

    private let state = Mutex(State.empty)
    /// Whether a failure is kept; if not, the next one who asks tries again.
    private let keepsFailure: Bool

    init(keepsFailure: Bool) {
        self.keepsFailure = keepsFailure
    }

    /// The value if it has been made.
    var ready: (any ProvidedValue)? {
        state.withLock { state in
            guard case .ready(let value) = state else { return nil }
            return value
        }
    }

    /// The value, made now if it has not been.
    func value(
        _ make: () async throws -> any ProvidedValue
    ) async throws -> any ProvidedValue {
        while true {
            switch begin() {
            case .mine: return try await run(make)
            case .done(let result): return try result.get()
            case .others: await wait()
            }
        }
    }

    private enum Turn {
        case mine
        case others
        case done(Result<any ProvidedValue, any Error>)
    }

    private func begin() -> Turn {
        state.withLock { state in
            switch state {
            case .empty:
                state = .running([])
                return .mine
            case .running: return .others
            case .ready(let value): return .done(.success(value))
            case .failed(let error): return .done(.failure(error))
            }
        }
    }

    private func run(_ make: () async throws -> any ProvidedValue) async throws -> any ProvidedValue {
        do {
            let value = try await make()
            end(.ready(value))
            return value
        } catch {
            end(keepsFailure ? .failed(error) : .empty)
            throw error
        }
    }

    private func end(_ new: State) {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard case .running(let waiting) = state else { return [] }
            state = new
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func wait() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state -> Bool in
                guard case .running(let waiting) = state else { return true }
                state = .running(waiting + [continuation])
                return false
            }
            if isOver { continuation.resume() }
        }
    }
}
