/// Turns the errors of `Decodable` types into faults.
enum DecodingFault {
    /// The error as ``MalformedInput`` or ``ValidationError``.
    static func translate(_ error: DecodingError) -> any Error {
        switch error {
        case .keyNotFound(let key, let context):
            return ValidationError(
                Fault(.missingField, ["field": key.stringValue], path: path(context.codingPath), source: .body))
        case .valueNotFound(let type, let context):
            return ValidationError(
                Fault(.wrongType, ["type": name(of: type), "got": "null"], path: path(context.codingPath), source: .body))
        case .typeMismatch(let type, let context):
            return ValidationError(
                Fault(
                    .wrongType, ["type": name(of: type), "got": found(in: context.debugDescription)],
                    path: path(context.codingPath), source: .body))
        case .dataCorrupted(let context):
            // Foundation reports unreadable JSON with an empty path and the parser's error below it.
            if context.codingPath.isEmpty, context.underlyingError != nil || context.debugDescription.contains("JSON") {
                return MalformedInput(format: "JSON", reason: context.debugDescription)
            }
            return ValidationError(
                Fault(
                    .invalidValue, ["reason": context.debugDescription], path: path(context.codingPath), source: .body))
        @unknown default:
            return MalformedInput(format: "JSON", reason: "\(error)")
        }
    }

    /// A coding path by wire names: `items[2].zip`.
    static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            path = Fault.join(path, key.intValue.map { "[\($0)]" } ?? key.stringValue)
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "str"
        case is Bool.Type: "bool"
        case is any BinaryInteger.Type: "int"
        case is any BinaryFloatingPoint.Type: "float"
        case is [Any].Type: "array"
        default: "object"
        }
    }

    /// Foundation tells what it found only in prose.
    private static func found(in description: String) -> String {
        let words = [
            ("found a string", "str"), ("found number", "int"), ("found a number", "int"), ("found bool", "bool"),
            ("found a bool", "bool"), ("found an array", "array"), ("found a dictionary", "object"), ("found null", "null"),
        ]
        return words.first { description.contains($0.0) }?.1 ?? "value"
    }
}
