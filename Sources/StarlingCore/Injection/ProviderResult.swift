/// What a provider's function returns, and the value in it.
public struct ProviderResult<Result: Sendable, Value: Sendable>: Sendable {
    let take: @Sendable (Result, Finishers) -> Value
}

/// Chooses how a value is taken from what a provider's function returns. Called by generated code.
public enum ProviderResulting {
    /// The value itself.
    @_disfavoredOverload
    public static func of<Value: Sendable>(_ type: Value.Type) -> ProviderResult<Value, Value> {
        ProviderResult { value, _ in value }
    }

    /// A value with an end.
    public static func of<Result: ScopedResult>(_ type: Result.Type) -> ProviderResult<Result, Result.Provided> {
        ProviderResult { result, finishers in
            if let end = result.end { finishers.add(Finisher(phase: end.phase, finish: end.finish)) }
            return result.provided
        }
    }
}
