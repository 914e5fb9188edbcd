import NIOCore
import Synchronization

/// Counts open connections, in all and by address, for all that accept some.
final class ConnectionLimits: Sendable {
    private struct State {
        var open = 0
        var byAddress: [AddressKey: Int] = [:]
        /// Whoever waits for a connection to end.
        var waiting: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    let most: Int
    private let mostPerAddress: Int?
    private let state = Mutex(State())

    /// - Parameter descriptors: How many connections the process has descriptors for.
    init(_ limits: ServerConfiguration.Limits, descriptors: Int = .max) {
        most = max(1, min(limits.connections, descriptors))
        mostPerAddress = limits.connectionsPerAddress
    }

    /// How many more there may be.
    var room: Int { state.withLock { max(0, most - $0.open) } }

    /// Counts a connection that has been accepted.
    /// - Returns: What to call once when it has ended; nil when its address has too many.
    func enter(from address: SocketAddress?) -> (@Sendable () -> Void)? {
        let key = mostPerAddress == nil ? nil : AddressKey(address)
        let enters = state.withLock { state in
            if let key, let mostPerAddress {
                guard state.byAddress[key, default: 0] < mostPerAddress else { return false }
                state.byAddress[key, default: 0] += 1
            }
            state.open += 1
            return true
        }
        guard enters else { return nil }
        return { self.leave(key) }
    }

    private func leave(_ key: AddressKey?) {
        let waiting = state.withLock { state in
            state.open -= 1
            if let key, let count = state.byAddress[key] { state.byAddress[key] = count > 1 ? count - 1 : nil }
            guard state.open < most, !state.waiting.isEmpty else { return [ObjectIdentifier: @Sendable () -> Void]() }
            defer { state.waiting = [:] }
            return state.waiting
        }
        for resume in waiting.values { resume() }
    }

    /// Calls back when the next connection ends and there is room; once for each that waits, however often it says so.
    func whenOneEnds(_ waiting: AnyObject, _ resume: @escaping @Sendable () -> Void) {
        state.withLock { $0.waiting[ObjectIdentifier(waiting)] = resume }
    }
}
