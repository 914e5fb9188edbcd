/// A media type with its parameters, as it stands in `Content-Type` (RFC 9110, section 8.3.1).
public struct MediaType: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text, such as `text/plain; charset=utf-8`.
    public let rawValue: String

    /// Takes a text as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal as it is: `media: "text/csv"`.
    public init(stringLiteral value: String) { rawValue = value }

    /// `application/json`
    public static let json = MediaType(rawValue: "application/json")
    /// `text/plain; charset=utf-8`
    public static let text = MediaType(rawValue: "text/plain; charset=utf-8")
    /// `text/html; charset=utf-8`
    public static let html = MediaType(rawValue: "text/html; charset=utf-8")
    /// `application/octet-stream`
    public static let bytes = MediaType(rawValue: "application/octet-stream")
    /// `application/msgpack`. As the type of a body it stands for `application/x-msgpack` and `application/vnd.msgpack`, too.
    public static let messagePack = MediaType(rawValue: "application/msgpack")
    /// `application/yaml` (RFC 9512), which StarlingYAML writes.
    public static let yaml = MediaType(rawValue: "application/yaml")
    /// `application/jsonl`: a value of JSON in each line.
    public static let jsonLines = MediaType(rawValue: "application/jsonl")
    /// `application/x-ndjson`: the same by its older name.
    public static let ndjson = MediaType(rawValue: "application/x-ndjson")
    /// `text/event-stream; charset=utf-8`
    public static let eventStream = MediaType(rawValue: "text/event-stream; charset=utf-8")
}
