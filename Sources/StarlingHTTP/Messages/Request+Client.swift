extension Request {
    /// The client: the other side of the connection, or what ``TrustedProxies`` say; nil where nobody knows.
    public var client: NetworkAddress? {
        if let forwarding { return forwarding.client }
        return connection.peer.map { NetworkAddress($0) }
    }

    /// Our own side of the connection; nil where nobody knows.
    public var server: NetworkAddress? { connection.local.map { NetworkAddress($0) } }

    /// The URL of the request as the client sees it: where trusted proxies stand between, with what they say, and with the path that
    /// whatever answers is mounted under.
    public var url: RequestURL {
        RequestURL(
            scheme: isSecure ? "https" : "http", authority: authority ?? server?.description ?? "localhost",
            path: clientPrefix + mountPath + encodedPath, query: encodedQuery)
    }

    /// What the URLs of the application begin with, as the client sees it: `https://example.com/api`, without a slash at its end.
    public var baseURL: String { "\(url.origin)\(clientPrefix)\(mountPath)" }

    /// The path that a proxy has taken off.
    package var clientPrefix: String { forwarding?.prefix ?? "" }

    /// The query as it came, without its question mark; nil when there is none.
    public var encodedQuery: String? {
        let rest = target.utf8.dropFirst(pathLength)
        return rest.isEmpty ? nil : String(rest.dropFirst())
    }
}
