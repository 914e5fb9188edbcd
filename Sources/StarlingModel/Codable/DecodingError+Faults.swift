// The errors of `Decodable` types and the faults of readers: each becomes the other on its way through a type that
// reads itself. The faults travel as the underlying error.

extension DecodingError {
    /// The error for faults of a value.
    static func of(_ faults: [Fault], in type: any Any.Type, at path: CodingPath) -> DecodingError {
        let text = faults.map { FaultCatalogue().message(for: $0) }.joined(separator: ", ")
        let context = Context(codingPath: path.keys, debugDescription: text, underlyingError: ValidationError(faults))
        // Types that try one thing and then another tell these apart.
        guard let fault = faults.first, fault.code == .wrongType, fault.path.isEmpty else { return .dataCorrupted(context) }
        return fault.parameters["got"] == "null" ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    /// The error of a raw value that is none of its type's, as a fault. The standard library's message tells clients how
    /// the type is called in Swift.
    func naming(_ type: any Any.Type, at decoder: TokenDecoder) -> DecodingError {
        guard case .dataCorrupted(let context) = self, context.underlyingError == nil, type is any RawRepresentable.Type,
            context.codingPath.count == decoder.codingPath.count,
            let value = decoder.document.rawText(at: decoder.place)
        else { return self }
        return .of([Fault(.invalidEnumValue, ["value": value])], in: type, at: decoder.path)
    }

    /// The error as faults, by wire names.
    var faults: [Fault] {
        switch self {
        case .keyNotFound(let key, let context):
            context.faults(or: Fault(.missingField, ["field": key.stringValue]))
        case .valueNotFound(let type, let context):
            context.faults(or: Fault(.wrongType, ["type": Self.name(of: type), "got": "null"]))
        case .typeMismatch(let type, let context):
            context.faults(or: Fault(.invalidText, ["type": Self.name(of: type)]))
        case .dataCorrupted(let context):
            context.faults(or: Fault(.invalidValue, ["reason": context.debugDescription]))
        @unknown default:
            [Fault(.invalidValue, ["reason": "\(self)"])]
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
}

extension DecodingError.Context {
    /// The faults that the error was made of, or else another one, below the path.
    fileprivate func faults(or other: Fault) -> [Fault] {
        let faults = (underlyingError as? ValidationError)?.faults ?? []
        let parent = codingPath.wirePath
        return (faults.isEmpty ? [other] : faults).map { $0.below(parent) }
    }
}

extension [any CodingKey] {
    /// A coding path by wire names: `items[2].zip`.
    var wirePath: String {
        reduce(into: "") { path, key in
            // A key of an object may have a number as well. Those of elements have no name, and are all called alike.
            let index = key.intValue.flatMap { key.stringValue == "Index \($0)" ? $0 : nil }
            path = Fault.join(path, index.map { "[\($0)]" } ?? key.stringValue)
        }
    }
}
