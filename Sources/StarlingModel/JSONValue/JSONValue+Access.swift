extension JSONValue {
    /// Whether it is null.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The truth value; `nil` for everything else.
    public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The whole number; `nil` for one beyond `Int.max`, for one with a fraction, and for everything else.
    public var intValue: Int? {
        switch self {
        case .integer(let value): value
        case .unsigned(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The number, rounded to a `Double`; `nil` for everything else.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// The string; `nil` for everything else.
    public var stringValue: String? { if case .string(let value) = self { value } else { nil } }

    /// The list; `nil` for everything else.
    public var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    /// The object; `nil` for everything else.
    public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }

    /// The value of a key; `nil` when there is none, or this is no object.
    public subscript(key: String) -> JSONValue? { if case .object(let value) = self { value[key] } else { nil } }

    /// An element, counted from 0; `nil` beyond the last one, or when this is no list.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let value) = self, value.indices.contains(index) else { return nil }
        return value[index]
    }

    /// The value at the end of a path of keys and indices: `value["users", 0, "name"]`; `nil` where it leads nowhere.
    public subscript(path: Step...) -> JSONValue? {
        path.reduce(Optional(self)) { value, step in
            switch step {
            case .key(let key): value?[key]
            case .index(let index): value?[index]
            }
        }
    }

    /// A step of a path into a value: a string or a whole number.
    public enum Step: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        /// Into an object.
        case key(String)
        /// Into a list.
        case index(Int)

        /// A key.
        public init(stringLiteral key: String) { self = .key(key) }

        /// An index.
        public init(integerLiteral index: Int) { self = .index(index) }
    }
}
