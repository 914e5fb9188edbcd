/// A value that a provider has made.
@usableFromInline
protocol ProvidedValue: AnyObject, Sendable {
    /// The value, for whoever shows it to a developer.
    var content: any Sendable { get }
}

/// The box of a provided value. A reference, so that handing it on costs the same for every type.
@usableFromInline
final class ProvidedBox<Value: Sendable>: ProvidedValue {
    @usableFromInline let value: Value
    @usableFromInline var content: any Sendable { value }

    @inlinable
    init(_ value: Value) {
        self.value = value
    }
}

/// Fits the values of a provider to the arguments that take them.
protocol ProvidedReader: Sendable {
    /// What takes a value out of its box for an argument; nil when the argument has another type.
    func reading<Argument: Sendable>(_ type: Argument.Type) -> (@Sendable (any ProvidedValue) -> Argument?)?
}

/// Fits values of one type.
struct BoxReader<Value: Sendable>: ProvidedReader {
    func reading<Argument: Sendable>(_ type: Argument.Type) -> (@Sendable (any ProvidedValue) -> Argument?)? {
        if Argument.self == Value.self { return { ($0 as? ProvidedBox<Argument>)?.value } }
        // An optional argument takes what is no optional.
        if Argument.self == Value?.self { return { ($0 as? ProvidedBox<Value>)?.value as? Argument } }
        return nil
    }
}
