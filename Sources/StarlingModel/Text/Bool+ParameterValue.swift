extension Bool: ParameterValue {
    /// Reads `true`, `false` (in any case), `1` or `0`; `nil` for every other text, `yes` and `on` included.
    @inlinable
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads `true`, `false` (in any case), `1` or `0`.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) {
        switch text.count {
        case 1 where text[0] == UInt8(ascii: "1"): self = true
        case 1 where text[0] == UInt8(ascii: "0"): self = false
        case 4 where text.lowercasedWord == 0x7472_7565: self = true  // "true"
        case 5 where text.lowercasedWord == 0x6661_6C73 && text[4] | 0x20 == UInt8(ascii: "e"): self = false  // "fals"
        default: return nil
        }
    }

    /// `true` or `false`.
    @inlinable
    public var parameterText: String { self ? "true" : "false" }

    /// ``ParameterKind/bool``.
    public static var parameterKind: ParameterKind { .bool }
}

extension Span<UInt8> {
    /// The first four bytes as one number, with ASCII letters in lower case. The bit 0x20 is what tells a small
    /// letter from its capital, and no third byte becomes a letter by it.
    @inlinable
    var lowercasedWord: UInt32 {
        (UInt32(self[0]) << 24 | UInt32(self[1]) << 16 | UInt32(self[2]) << 8 | UInt32(self[3])) | 0x2020_2020
    }
}
