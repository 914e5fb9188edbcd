public import StarlingHTTP
public import StarlingModel

/// Writes results in media types that the framework does not know: whatever has a form in JSON, without a word from its type.
///
/// ```swift
/// struct PrettyJSON: MediaEncoder {
///     let mediaTypes: [MediaType] = ["text/x-json"]
///
///     func body(of json: EncodedBytes, as media: MediaType) throws -> ResponseBody {
///         let value = try json.withUnsafeBytes { try JSON.decode(JSONValue.self, from: $0) }
///         return .bytes(try JSON.encode(value, .pretty))
///     }
/// }
///
/// Application(handlers: [$book], mediaEncoders: [PrettyJSON()])
/// ```
/// A route asks for it with `offers:` or `media:`, and finds it at start-up. It gets the result as JSON, in the route's DTO: that has
/// the order of keys and all digits of numbers. What the result's type says of itself comes first (``MediaConvertible``), and JSON and
/// MessagePack are never asked of it.
public protocol MediaEncoder: Sendable {
    /// The media types. One stands for its name as a suffix, too: `application/yaml` for all that end in `+yaml`.
    var mediaTypes: [MediaType] { get }

    /// The body in one of them.
    /// - Parameters:
    ///   - json: The result, as JSON.
    ///   - media: The media type, as the route names it.
    /// - Throws: Why it cannot be written; answered like what a handler throws.
    func body(of json: EncodedBytes, as media: MediaType) throws -> ResponseBody
}
