import Synchronization

/// How the sending of an answer ended.
public enum DeliveryOutcome: Sendable {
    /// All of it was handed to the operating system.
    case sent
    /// The client went away before the end.
    case clientGone
    /// Writing or making the body failed.
    case failed(any Error)
    /// The answer never reached an engine: a middleware answered otherwise.
    case dropped
}

/// Tells those who asked, exactly once, how an answer fared; also when the answer is thrown away.
package final class Delivery: Sendable {
    private enum State {
        case open([@Sendable (DeliveryOutcome) -> Void])
        case ended(DeliveryOutcome)
    }

    private let state = Mutex(State.open([]))

    package init() {}

    /// Calls back at once when the answer has fared already.
    package func add(_ callback: @escaping @Sendable (DeliveryOutcome) -> Void) {
        let outcome = state.withLock { state -> DeliveryOutcome? in
            switch state {
            case .open(let callbacks): state = .open(callbacks + [callback])
            case .ended(let outcome): return outcome
            }
            return nil
        }
        if let outcome { callback(outcome) }
    }

    package func finish(_ outcome: DeliveryOutcome) {
        let waiting = state.withLock { state -> [@Sendable (DeliveryOutcome) -> Void] in
            guard case .open(let callbacks) = state else { return [] }
            state = .ended(outcome)
            return callbacks
        }
        for callback in waiting { callback(outcome) }
    }

    deinit { finish(.dropped) }
}
