extension Decoder {
    /// Decodes a string and reads the value from it; throws `DecodingError.dataCorrupted` when it is not one.
    func decodeParameterText<Value: ParameterValue>() throws -> Value {
        let container = try singleValueContainer()
        guard let value = Value(parameter: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "Invalid `\(Value.parameterKind.name)`")
        }
        return value
    }
}

extension Encoder {
    /// Encodes the value as its text.
    func encodeParameterText(_ value: some ParameterValue) throws {
        var container = singleValueContainer()
        try container.encode(value.parameterText)
    }
}
