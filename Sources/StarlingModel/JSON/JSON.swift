#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// JSON for any `Codable` type.
///
/// Members are written in the order in which the type encodes them. Some types have a form of their own: `Date` is
/// RFC 3339 in both directions, `UUID` and `URL` are their text, `Data` is Base64. Two forms are only written:
/// `Decimal` as a string of all its digits, and `Duration` as ISO 8601.
public enum JSON {
    /// Writes a value as compact JSON.
    ///
    /// Numbers that are not finite become `null`, since JSON has none.
    /// - Parameter value: The value.
    /// - Throws: `EncodingError` when the value encodes nothing, encodes a value twice, or is nested more than 512
    ///   brackets deep; and the type's own error.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        try JSONEncodingFragment.document(of: value)
    }

    /// Reads a value from JSON.
    /// - Parameters:
    ///   - type: The type to read.
    ///   - data: The whole document.
    /// - Throws: ``MalformedInput`` when the text is no JSON, ``ValidationError`` when it is but does not fit the type.
    public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        do {
            return try makeDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw DecodingFault.translate(error)
        }
    }

    private static func makeDecoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = Date(parameter: text) else {
                throw ValidationError(
                    Fault(
                        .wrongType, ["type": "datetime", "got": "str"],
                        path: DecodingFault.path(container.codingPath)))
            }
            return date
        }
        return decoder
    }
}
