/// A URL as the client of a request sees it: `https://example.com:8443/users/5?page=2`.
public struct RequestURL: Sendable, Hashable, CustomStringConvertible {
    /// `https` or `http`.
    public let scheme: String
    /// The host, and the port where one was given.
    public let authority: String
    /// The path, percent-encoded.
    public let path: String
    /// The query, percent-encoded, without its question mark; nil when there is none.
    public let query: String?

    init(scheme: String, authority: String, path: String, query: String?) {
        self.scheme = scheme
        self.authority = authority
        self.path = path
        self.query = query
    }

    /// The host without the port.
    public var host: String { String(authority[..<(portStart ?? authority.endIndex)]) }

    /// The port: the one that was given, or else that of the scheme.
    public var port: Int {
        let given = portStart.flatMap { Int(authority[authority.index(after: $0)...]) }
        return given ?? (scheme == "https" ? 443 : 80)
    }

    /// Scheme and authority: `https://example.com:8443`.
    public var origin: String { "\(scheme)://\(authority)" }

    /// The whole URL.
    public var description: String { "\(origin)\(path)" + (query.map { "?\($0)" } ?? "") }

    /// Where the colon before the port is. An address of IPv6 has colons of its own, in brackets.
    private var portStart: String.Index? {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else { return nil }
        return colon
    }
}
