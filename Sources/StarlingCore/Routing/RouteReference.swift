import StarlingHTTP
public import StarlingModel

/// Names a route together with the values of its variables: what `$user(id: 5)` gives.
public struct RouteReference: Sendable, Hashable {
    /// The handler's place in the source.
    public let handler: SourceLocation
    /// The values of variables, as text.
    public private(set) var values: [String: String]

    /// Called by generated code.
    public init(_ handler: SourceLocation, _ values: [(String, String)] = []) {
        self.handler = handler
        self.values = Dictionary(values) { _, last in last }
    }

    /// The same route with the value of a further variable: one that stands in the path of a router or controller.
    public func with(_ variable: String, _ value: some ParameterValue) -> RouteReference {
        var copy = self
        copy.values[variable] = value.parameterText
        return copy
    }

    /// The same for an enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public func with<Value: RawRepresentable>(_ variable: String, _ value: Value) -> RouteReference
    where Value.RawValue: ParameterValue {
        with(variable, value.rawValue)
    }
}

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

/// Why the URL of a route cannot be made.
public enum RouteReferenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The application has no such handler.
    case unknownHandler(SourceLocation)
    /// A variable has no value.
    case missingValue(variable: String, path: String)

    /// One line for a person.
    public var description: String {
        switch self {
        case .unknownHandler(let location): "the handler at \(location) is not registered with this application"
        case .missingValue(let variable, let path): "\(path) needs a value for `\(variable)`: add .with(\"\(variable)\", …)"
        }
    }
}
