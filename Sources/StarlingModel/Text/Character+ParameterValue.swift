extension Character: ParameterValue {
    /// The longest text that is looked at, in bytes. A family of emoji takes about 30; a client can pile any
    /// number of accents on one letter.
    private static let longestText = 256

    /// Reads a text of exactly one character; `nil` for none, for several, and for one above 256 bytes.
    public init?(parameter text: String) {
        guard text.utf8.count <= Self.longestText, text.count == 1, let first = text.first else { return nil }
        self = first
    }

    /// Reads a text of exactly one character.
    public init?(parameterUTF8 text: Span<UInt8>) {
        guard text.count <= Self.longestText, let text = String(parameterUTF8: text) else { return nil }
        self.init(parameter: text)
    }

    /// The character itself.
    public var parameterText: String { String(self) }

    /// ``ParameterKind/character``.
    public static var parameterKind: ParameterKind { .character }
}
