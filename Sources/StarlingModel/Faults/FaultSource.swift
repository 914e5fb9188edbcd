/// The part of a request that a fault was found in.
public struct FaultSource: RawRepresentable, Sendable, Hashable {
    /// The name clients see, such as `query`.
    public let rawValue: String

    /// Names a source.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A variable of the path.
    public static let path = FaultSource(rawValue: "path")
    /// A query parameter.
    public static let query = FaultSource(rawValue: "query")
    /// A header.
    public static let header = FaultSource(rawValue: "header")
    /// A cookie.
    public static let cookie = FaultSource(rawValue: "cookie")
    /// The body.
    public static let body = FaultSource(rawValue: "body")
}
