extension String: ParameterValue {
    /// Takes the text as it is.
    @inlinable
    public init?(parameter text: String) { self = text }

    /// Takes the text as it is; `nil` for bytes that are not UTF-8.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) {
        do {
            self.init(copying: try UTF8Span(validating: text))
        } catch {
            return nil
        }
    }

    /// The string itself.
    @inlinable
    public var parameterText: String { self }

    /// ``ParameterKind/string``.
    public static var parameterKind: ParameterKind { .string }
}
