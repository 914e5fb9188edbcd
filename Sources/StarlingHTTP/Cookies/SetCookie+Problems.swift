extension SetCookie {
    /// How many bytes a name and its value may have together, as they are sent (rfc6265bis, section 5.6).
    package static let mostBytes = 4096
    /// How many bytes a path or a domain may have (rfc6265bis, section 5.6).
    package static let mostAttributeBytes = 1024

    /// Whether the name is one (RFC 6265, section 4.1.1).
    var hasTokenName: Bool { !name.isEmpty && name.utf8.allSatisfy(\.isToken) }

    /// Whether something besides ``secure`` asks that the cookie be sent over TLS only.
    var needsSecure: Bool { partitioned || sameSite == SameSite.none || prefix.isSecure }

    /// Why browsers would drop the cookie, or take it for another one; empty when they would not.
    public var problems: [String] {
        var problems: [String] = []
        if !hasTokenName { problems.append("its name is no token") }
        let size = name.utf8.count + Self.encode(value).utf8.count
        if size > Self.mostBytes { problems.append("name and value have \(size) bytes, and \(Self.mostBytes) are the most") }
        if let path {
            if path.utf8.first != UInt8(ascii: "/") { problems.append("its path does not begin with a slash") }
            if let problem = Self.problem(of: path) { problems.append("its path \(problem)") }
        }
        if let domain {
            if domain.isEmpty { problems.append("its domain is empty") }
            if let problem = Self.problem(of: domain) { problems.append("its domain \(problem)") }
        }
        let prefix = prefix
        if secure == false {
            if let name = prefix.name { problems.append("the prefix `\(name)` asks for `Secure`") }
            if sameSite == SameSite.none { problems.append("`SameSite=None` asks for `Secure`") }
            if partitioned { problems.append("`Partitioned` asks for `Secure`") }
        }
        if let name = prefix.name, prefix.isOfHost {
            if domain != nil { problems.append("the prefix `\(name)` allows no domain") }
            if path != "/" { problems.append("the prefix `\(name)` asks for the path `/`") }
        }
        if let name = prefix.name, prefix.isHTTPOnly, !httpOnly { problems.append("the prefix `\(name)` asks for `HttpOnly`") }
        return problems
    }

    /// The text of a `Set-Cookie` field that browsers take.
    /// - Throws: ``UnusableCookie``.
    package func checkedHeaderValue() throws -> String {
        let problems = problems
        if !problems.isEmpty { throw UnusableCookie(name: name, problems: problems) }
        return headerValue
    }

    private static func problem(of attribute: String) -> String? {
        if attribute.utf8.count > mostAttributeBytes { return "has more than \(mostAttributeBytes) bytes" }
        let isPlain = attribute.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }
        return isPlain ? nil : "has characters that cannot stand there"
    }

    /// What browsers read from the beginning of the name, whatever its case (rfc6265bis, section 4.1.3).
    private var prefix: (name: String?, isSecure: Bool, isOfHost: Bool, isHTTPOnly: Bool) {
        guard name.utf8.starts(with: "__".utf8) else { return (nil, false, false, false) }
        let lowered = name.lowercased()
        for (prefix, isOfHost, isHTTPOnly) in Self.prefixes where lowered.hasPrefix(prefix) {
            return (String(name.prefix(prefix.count)), true, isOfHost, isHTTPOnly)
        }
        return (nil, false, false, false)
    }

    private static let prefixes = [
        ("__host-http-", true, true), ("__host-", true, false), ("__http-", false, true), ("__secure-", false, false),
    ]
}

/// A cookie that browsers would drop.
public struct UnusableCookie: Error, Sendable, CustomStringConvertible {
    /// The name of the cookie.
    public let name: String
    /// Why they would.
    public let problems: [String]

    /// What is wrong, for logs.
    public var description: String { "The cookie `\(name)` cannot be set: \(problems.joined(separator: "; "))" }
}
