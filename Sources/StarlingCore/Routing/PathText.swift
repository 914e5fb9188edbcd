import StarlingHTTP
public import StarlingModel

/// Writes a path's values. Called by generated code.
public enum PathText {
    /// A value's text.
    public static func of(_ value: some ParameterValue) -> String { value.parameterText }

    /// The text of an enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable>(_ value: Value) -> String where Value.RawValue: ParameterValue {
        value.rawValue.parameterText
    }

    /// The text of a segment without a variable, in which everything stays that may stand in a path (RFC 3986, section 3.3).
    static func literal(_ text: String) -> String {
        var encoded = ""
        for character in text.unicodeScalars {
            let kept = character.properties.isAlphabetic || character.properties.numericType != nil
            if character.isASCII, kept || "-._~!$&'()*+,;=:@".unicodeScalars.contains(character) {
                encoded.unicodeScalars.append(character)
            } else {
                encoded += PercentCoding.encode(String(character))
            }
        }
        return encoded
    }
}
