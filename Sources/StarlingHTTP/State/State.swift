import Synchronization

/// Values by typed keys: what an application shares among its requests, or a request among those who handle it.
///
/// It is a reference that any number of tasks may use at once. One access is one step; where a value depends on the one before, use
/// ``update(_:default:_:)``.
///
/// ```swift
/// extension StateKey<Int> { static var hits: Self { Self() } }
///
/// state.update(.hits, default: 0) { $0 += 1 }
/// ```
public final class State: Sendable {
    private struct Identity: Hashable, Sendable {
        let name: String
        let type: ObjectIdentifier
    }

    private let values = Mutex<[Identity: any Sendable]>([:])

    /// An empty state.
    public init() {}

    /// The value of a key; nil when there is none. Setting nil takes it away.
    public subscript<Value: Sendable>(key: StateKey<Value>) -> Value? {
        get { values.withLock { $0[Self.key(key)] } as? Value }
        set { values.withLock { $0[Self.key(key)] = newValue } }
    }

    /// Changes a value in one step: nobody else reads or changes anything meanwhile.
    /// - Parameters:
    ///   - key: The key.
    ///   - initial: The value to start from when there is none.
    ///   - change: Changes the value. It must not use the state itself.
    /// - Returns: What `change` returns.
    @discardableResult
    public func update<Value: Sendable, Result: Sendable>(
        _ key: StateKey<Value>, default initial: @autoclosure () -> Value, _ change: (inout Value) throws -> Result
    ) rethrows -> Result {
        try values.withLock { values in
            var value = values[Self.key(key)] as? Value ?? initial()
            defer { values[Self.key(key)] = value }
            return try change(&value)
        }
    }

    /// Everything that is kept, by name: for whoever shows it to a developer.
    package var entries: [(name: String, value: any Sendable)] {
        values.withLock { $0.map { ($0.key.name, $0.value) } }.sorted { $0.name < $1.name }
    }

    private static func key<Value>(_ key: StateKey<Value>) -> Identity {
        Identity(name: key.name, type: ObjectIdentifier(Value.self))
    }
}
