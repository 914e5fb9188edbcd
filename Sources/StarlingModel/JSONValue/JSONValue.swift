/// Any value of JSON, for documents whose shape is not known beforehand.
///
/// ```swift
/// let document = try JSON.decode(JSONValue.self, from: bytes)
/// let city = document["users", 0, "address", "city"]?.stringValue
/// let answer: JSONValue = ["ok": true, "ids": [1, 2, 3]]
/// ```
///
/// What other formats have besides becomes what JSON writes for it: bytes are a string of base64, points in time a
/// string of RFC 3339.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without a fraction and an exponent.
    case integer(Int)
    /// A whole number beyond `Int.max`. One that `Int` holds is always read as an ``integer(_:)``, and is equal to it.
    case unsigned(UInt64)
    /// A number with a fraction or an exponent, and a whole one that neither `Int` nor `UInt64` holds, rounded. One that
    /// is not finite is written as `null`.
    case double(Double)
    /// A string.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Values with keys.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    /// Whether both are the same value: of the same kind, `1` and `1.0` differ. The order of keys does not count.
    public static func == (one: JSONValue, other: JSONValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.integer(let one), .integer(let other)): one == other
        case (.unsigned(let one), .unsigned(let other)): one == other
        case (.integer(let one), .unsigned(let other)), (.unsigned(let other), .integer(let one)): one == other
        case (.double(let one), .double(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }

    /// Feeds what `==` compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0 as UInt8)
        case .bool(let value): hasher.combine(value)
        // Numbers of different types with the same value have the same hash.
        case .integer(let value): hasher.combine(value)
        case .unsigned(let value):
            if let small = Int(exactly: value) { hasher.combine(small) } else { hasher.combine(value) }
        case .double(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON, without white space.
    public var description: String {
        let text = try? ByteStorage.withScratch { memory in
            var writer = JSONWriter(memory, state: WriterState())
            writeJSON(to: &writer)
            return try writer.lend { String(decoding: $0, as: UTF8.self) }
        }
        return text ?? ""
    }
}
