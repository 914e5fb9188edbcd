import StarlingModel
import Testing

/// Reads a text both ways; the two initializers must agree on every text.
func readText<Value: ParameterValue & Equatable>(
    _ type: Value.Type, _ text: String, _ location: SourceLocation = #_sourceLocation
) -> Value? {
    let value = Value(parameter: text)
    #expect(Value(parameterUTF8: text.utf8.span) == value, "\(text.prefix(60))", sourceLocation: location)
    return value
}

/// The same, of the type that is expected.
func readText<Value: ParameterValue & Equatable>(
    _ text: String, _ location: SourceLocation = #_sourceLocation
) -> Value? {
    readText(Value.self, text, location)
}

/// A small generator with a fixed seed, so that a failure repeats (S. Vigna, SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
