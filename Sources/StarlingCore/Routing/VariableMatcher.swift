import StarlingModel

/// Says whether a piece of a path can be a variable's value.
struct VariableMatcher: Sendable {
    let kind: ParameterKind
    /// Nil accepts every text.
    let accepts: (@Sendable (Span<UInt8>) -> Bool)?

    /// Any text.
    static let text = VariableMatcher(kind: .string, accepts: nil)
}
