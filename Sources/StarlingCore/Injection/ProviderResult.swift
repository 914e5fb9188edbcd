/// What a provider's function returns, and the value in it.
public struct ProviderResult<Result: Sendable, Value: Sendable>: Sendable {
    /// Puts the value in a box, and notes how it is finished.
    @usableFromInline let box: @Sendable (Result, Finishers) -> any ProvidedValue

    @usableFromInline
    init(box: @escaping @Sendable (Result, Finishers) -> any ProvidedValue) {
        self.box = box
    }
}

/// Chooses how a value is taken from what a provider's function returns. Called by generated code.
// Inlinable, so that boxes are made where the type is known.
public enum ProviderResulting {
    /// The value itself.
    @inlinable
    @_disfavoredOverload
    public static func of<Value: Sendable>(_ type: Value.Type) -> ProviderResult<Value, Value> { plain() }

    /// A value with an end.
    @inlinable
    public static func of<Result: ScopedResult>(_ type: Result.Type) -> ProviderResult<Result, Result.Provided> {
        ProviderResult { result, finishers in
            if let end = result.end { finishers.add(end) }
            return ProvidedBox(result.provided)
        }
    }

    @inlinable
    static func plain<Value: Sendable>(_ type: Value.Type = Value.self) -> ProviderResult<Value, Value> {
        ProviderResult { value, _ in ProvidedBox(value) }
    }
}
