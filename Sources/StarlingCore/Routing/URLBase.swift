import StarlingHTTP

/// What an absolute URL begins with: `https://example.com:8443/api`.
struct URLBase: Sendable {
    let scheme: String
    let host: HostName
    /// Without a slash at its end; mostly empty.
    let path: String

    /// Reads a beginning.
    init(parsing text: String) throws(RouteReferenceError) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.first.map(Self.isLetter) == true,
            parts[0].utf8.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) })
        else { throw .invalidBase(text) }
        let slash = parts[1].firstIndex(of: "/") ?? parts[1].endIndex
        guard let host = HostName(String(parts[1][..<slash])) else { throw .invalidBase(text) }
        var path = parts[1][slash...]
        if path.contains(where: { $0 == "?" || $0 == "#" || $0.isWhitespace }) { throw .invalidBase(text) }
        while path.last == "/" { path = path.dropLast() }
        scheme = parts[0].lowercased()
        self.host = host
        self.path = String(path)
    }

    /// The beginning of the URLs of an application, as the client of a request sees it.
    /// - Parameter path: Where the application is mounted.
    /// - Throws: When the request does not say, or badly, which host it is for.
    init(of request: Request, path: String) throws(HTTPError) {
        guard let host = request.authority.flatMap({ HostName($0) }) else { throw HTTPError.badRequest("The Host header is not a host") }
        scheme = request.isSecure ? "https" : "http"
        self.host = host
        self.path = path
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The absolute URL of a target.
    func absolute(_ target: RouteTarget) throws(RouteReferenceError) -> String {
        var host = try target.host(from: host) ?? host
        // One server answers for all hosts of an application.
        host.port = host.port ?? self.host.port
        return "\(scheme)://\(host)\(target.text(below: path))"
    }
}
