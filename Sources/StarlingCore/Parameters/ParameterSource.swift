/// Where an argument comes from.
public struct ParameterSource: RawRepresentable, Sendable, Hashable {
    /// Its name, such as `query`.
    public let rawValue: String

    /// Names a source.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A variable of the path.
    public static let path = ParameterSource(rawValue: "path")
    /// A query parameter.
    public static let query = ParameterSource(rawValue: "query")
    /// A header field.
    public static let header = ParameterSource(rawValue: "header")
    /// A cookie.
    public static let cookie = ParameterSource(rawValue: "cookie")
    /// The body.
    public static let body = ParameterSource(rawValue: "body")
    /// A provider.
    public static let injected = ParameterSource(rawValue: "injected")
    /// The request, or a part of it, as a whole.
    public static let reserved = ParameterSource(rawValue: "reserved")

    /// Whether names stand there with any number of texts.
    var isText: Bool { self == .query || self == .header || self == .cookie }
}
