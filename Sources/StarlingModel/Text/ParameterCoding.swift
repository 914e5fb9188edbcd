/// How a type is read from text and written to it, as a value.
///
/// The framework uses it for types it meets in a handler's signature: those that conform to ``ParameterValue``
/// and enumerations that did not declare it. `ParameterCoding.of(Color.self)` is a compile error for any other.
public struct ParameterCoding<Value: Sendable>: Sendable {
    /// What messages call the value, and which texts it accepts.
    public let kind: ParameterKind
    /// Reads the value from UTF-8 bytes; `nil` when they are not one.
    public let readUTF8: @Sendable (Span<UInt8>) -> Value?
    /// Reads the value from a string; `nil` when it is not one.
    public let read: @Sendable (String) -> Value?
    /// The text of a value.
    public let write: @Sendable (Value) -> String
}

extension ParameterCoding where Value: ParameterValue {
    /// The coding that the type declares.
    ///
    /// - Parameter type: The type to read and write.
    public static func of(_ type: Value.Type) -> ParameterCoding {
        ParameterCoding(
            kind: Value.parameterKind,
            readUTF8: { Value(parameterUTF8: $0) },
            read: { Value(parameter: $0) },
            write: { $0.parameterText })
    }
}

extension ParameterCoding where Value: RawRepresentable, Value.RawValue: ParameterValue {
    /// The coding of the raw value, for a type that does not conform to ``ParameterValue`` itself.
    ///
    /// - Parameter type: The type to read and write. One that is `CaseIterable` counts as an enumeration.
    // Disfavoured, because a type that is both has said itself how it is read.
    @_disfavoredOverload
    public static func of(_ type: Value.Type) -> ParameterCoding {
        ParameterCoding(
            kind: Value.self is any CaseIterable.Type
                ? .enumeration(Value.self) : .refinement(of: Value.RawValue.parameterKind, Value.self),
            readUTF8: { Value.RawValue(parameterUTF8: $0).flatMap(Value.init(rawValue:)) },
            read: { Value.RawValue(parameter: $0).flatMap(Value.init(rawValue:)) },
            write: { $0.rawValue.parameterText })
    }
}
