public import StarlingModel

/// Writes the parameters of a query, each as its name and its text. Called by generated code: the overload says what the compiler knows of
/// the type. Nothing is written for nil.
public enum QueryText {
    /// One value.
    public static func of<Value: ParameterValue>(_ name: String, _ value: Value?) -> [(String, String)] {
        value.map { [(name, $0.parameterText)] } ?? []
    }

    /// An enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable>(_ name: String, _ value: Value?) -> [(String, String)]
    where Value.RawValue: ParameterValue {
        of(name, value?.rawValue)
    }

    /// A list: the name once for each value.
    public static func of<Value: ParameterValue>(_ name: String, _ values: [Value]?) -> [(String, String)] {
        (values ?? []).map { (name, $0.parameterText) }
    }

    /// A list of enumerations.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable>(_ name: String, _ values: [Value]?) -> [(String, String)]
    where Value.RawValue: ParameterValue {
        of(name, values.map { $0.map(\.rawValue) })
    }

    /// A set, in the order of the texts.
    public static func of<Value: ParameterValue>(_ name: String, _ values: Set<Value>?) -> [(String, String)] {
        (values ?? []).map(\.parameterText).sorted().map { (name, $0) }
    }

    /// A set of enumerations, in the order of the texts.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable>(_ name: String, _ values: Set<Value>?) -> [(String, String)]
    where Value.RawValue: ParameterValue {
        of(name, values.map { $0.map(\.rawValue.parameterText).sorted() })
    }

    /// A model: a parameter for each of its fields, `address.city` for one within another.
    public static func of<Value: Model>(_ name: String, _ value: Value?) -> [(String, String)] {
        guard let value, let json = try? JSONValue(encoding: value) else { return [] }
        return if case .object = json { pairs(of: json, named: "") } else { pairs(of: json, named: name) }
    }

    /// A model that is one value as well.
    public static func of<Value: Model & ParameterValue>(_ name: String, _ value: Value?) -> [(String, String)] {
        value.map { [(name, $0.parameterText)] } ?? []
    }

    /// Any other type. No query can be read as one, so start-up refuses the handler.
    @_disfavoredOverload
    public static func of<Value>(_ name: String, _ value: Value?) -> [(String, String)] { [] }

    private static func pairs(of value: JSONValue, named name: String) -> [(String, String)] {
        switch value {
        case .null: []
        case .bool(let value): [(name, "\(value)")]
        case .integer(let value): [(name, "\(value)")]
        case .unsigned(let value): [(name, "\(value)")]
        case .double(let value): [(name, "\(value)")]
        case .string(let value): [(name, value)]
        case .array(let values): values.flatMap { pairs(of: $0, named: name) }
        case .object(let members): members.flatMap { pairs(of: $1, named: name.isEmpty ? $0 : "\(name).\($0)") }
        }
    }
}
