// `init?(parameterUTF8:)` is left to the default, which goes through `init?(parameter:)`: a type that writes its
// own `init?(parameter:)` must not be read around it.
extension ParameterValue where Self: RawRepresentable, RawValue: ParameterValue {
    /// Reads the raw value, and from it the value.
    @inlinable
    public init?(parameter text: String) {
        guard let raw = RawValue(parameter: text) else { return nil }
        self.init(rawValue: raw)
    }

    /// The text of the raw value.
    @inlinable
    public var parameterText: String { rawValue.parameterText }

    /// A refinement of the raw value's kind, named after the type.
    public static var parameterKind: ParameterKind { .refinement(of: RawValue.parameterKind, Self.self) }
}

extension ParameterValue where Self: RawRepresentable & CaseIterable, RawValue: ParameterValue {
    /// An enumeration, named after the type.
    public static var parameterKind: ParameterKind { .enumeration(Self.self) }
}
