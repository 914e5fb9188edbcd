import Synchronization

/// A clock that stands still until a test moves it: for `Application(clock:)` and `ServerConfiguration(clock:)`.
///
/// ```swift
/// let clock = ManualClock()
/// try await Application(handlers: [$ticks], clock: clock).test(.socket) { client in
///     …
///     await clock.untilAsleep()                                   // something waits for its time
///     clock.advance(by: .seconds(15))                             // which has come now
/// }
/// ```
public final class ManualClock: Clock, Sendable {
    private struct Sleeper {
        var deadline: ManualInstant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = ManualInstant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [Watcher] = []
        var last = 0

        mutating func satisfiedWatchers() -> [Watcher] {
            let satisfied = watchers.filter { $0.count <= sleepers.count }
            watchers.removeAll { $0.count <= sleepers.count }
            return satisfied
        }
    }

    private let state = Mutex(State())

    /// A clock that has not been moved yet.
    public init() {}

    /// The moment at which it stands.
    public var now: ManualInstant { state.withLock { $0.now } }
    /// One nanosecond.
    public var minimumResolution: Duration { .nanoseconds(1) }

    /// Returns when the clock has been moved so far.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until deadline: ManualInstant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.last += 1
            return state.last
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enum Verdict { case cancelled, past, sleeps([Watcher]) }
                let verdict = state.withLock { state -> Verdict in
                    if state.cancelled.remove(id) != nil { return .cancelled }
                    if deadline <= state.now { return .past }
                    state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                    return .sleeps(state.satisfiedWatchers())
                }
                switch verdict {
                case .cancelled: continuation.resume(throwing: CancellationError())
                case .past: continuation.resume()
                case .sleeps(let watchers): for watcher in watchers { watcher.continuation.resume() }
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Returns once so many are asleep.
    public func untilAsleep(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let satisfied = state.withLock { state -> [Watcher] in
                state.watchers.append(Watcher(count: count, continuation: continuation))
                return state.satisfiedWatchers()
            }
            for watcher in satisfied { watcher.continuation.resume() }
        }
    }

    /// Moves the clock second by second, as a server ticks, and returns when so many are asleep again: what the last second set off has been
    /// handed to the event loops then.
    public func tick(_ seconds: Int, asleep count: Int = 1) async {
        for _ in 0..<seconds {
            await untilAsleep(count)
            advance(by: .seconds(1))
        }
        await untilAsleep(count)
    }

    /// Moves the clock and wakes those whose time has come.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state -> [Sleeper] in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }
}

/// A moment of a ``ManualClock``.
public struct ManualInstant: InstantProtocol {
    /// How far the clock had been moved then.
    public var offset: Duration

    /// The moment so much later.
    public func advanced(by duration: Duration) -> ManualInstant { ManualInstant(offset: offset + duration) }
    /// How long it is to another moment.
    public func duration(to other: ManualInstant) -> Duration { other.offset - offset }
    /// Whether one moment is before another.
    public static func < (left: ManualInstant, right: ManualInstant) -> Bool { left.offset < right.offset }
}
