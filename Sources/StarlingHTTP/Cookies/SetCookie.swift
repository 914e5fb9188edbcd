#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A cookie to be set (RFC 6265, section 4.1, and what its successor, draft-ietf-httpbis-rfc6265bis, adds).
///
/// ```swift
/// Reply(book, cookies: [SetCookie("seen", "1", maxAge: .seconds(3600))])
/// Reply(user, cookies: [SetCookie("__Host-session", token)])          // Secure by its name
/// ```
/// Browsers drop a cookie that breaks their rules, and say nothing. So it is an error here: a start-up fault where a layer sets it, an
/// ``UnusableCookie``, answered 500, where a ``Reply`` does. See ``problems``.
public struct SetCookie: Sendable, Hashable {
    /// When browsers send the cookie along with requests that other sites cause.
    public enum SameSite: String, Sendable, Hashable {
        /// Never.
        case strict = "Strict"
        /// When the user follows a link.
        case lax = "Lax"
        /// Always. The cookie is sent over TLS only then.
        case none = "None"
    }

    /// The name.
    public var name: String
    /// The value; percent-encoded where it must be.
    public var value: String
    /// The paths that it is sent to. Default: all.
    public var path: String?
    /// The hosts that it is sent to. Default: the one that set it.
    public var domain: String?
    /// How long it is kept. Browsers keep none for more than 400 days. Default: until ``expires``, or else until the browser is closed.
    public var maxAge: Duration?
    /// Until when it is kept; `maxAge` wins over it. Default: as `maxAge` says.
    public var expires: Date?
    /// Whether it is sent over TLS only; nil where that follows from the rest, as ``isSecure`` says. Default: nil.
    public var secure: Bool?
    /// Whether scripts cannot read it. Default: yes.
    public var httpOnly: Bool
    /// Default: ``SameSite-swift.enum/lax``.
    public var sameSite: SameSite?
    /// Whether each site that embeds this one has a cookie of its own (CHIPS). It is sent over TLS only then. Default: no.
    public var partitioned: Bool

    /// Makes a cookie.
    public init(
        _ name: String, _ value: String, path: String? = "/", domain: String? = nil, maxAge: Duration? = nil, expires: Date? = nil,
        secure: Bool? = nil, httpOnly: Bool = true, sameSite: SameSite? = .lax, partitioned: Bool = false
    ) {
        self.name = name
        self.value = value
        self.path = path
        self.domain = domain
        self.maxAge = maxAge
        self.expires = expires
        self.secure = secure
        self.httpOnly = httpOnly
        self.sameSite = sameSite
        self.partitioned = partitioned
    }

    /// A cookie that makes browsers forget one. They do so where path, domain and `partitioned` are those of the cookie.
    public static func deleting(
        _ name: String, path: String? = "/", domain: String? = nil, partitioned: Bool = false
    ) -> SetCookie {
        SetCookie(name, "", path: path, domain: domain, maxAge: .zero, partitioned: partitioned)
    }

    /// Whether it is sent over TLS only: what ``secure`` says, or else whether the prefix of its name (`__Host-`, `__Secure-`), `SameSite=None`
    /// or `Partitioned` ask for that.
    public var isSecure: Bool { secure ?? needsSecure }

    /// Where browsers keep it: a cookie takes the place of another one of the same name, path and domain.
    package var place: [String?] { [name, path, domain] }

    /// The text of a `Set-Cookie` field. Characters that would end a name, a value or an attribute are percent-encoded or left out.
    public var headerValue: String {
        // Names come back as they are sent: what can be a name is not encoded.
        var text = (hasTokenName ? name : PercentCoding.encode(name)) + "=" + Self.encode(value)
        if let path { text += "; Path=" + Self.attribute(path) }
        if let domain { text += "; Domain=" + Self.attribute(domain) }
        if let expires { text += "; Expires=" + HTTPDate(expires).description }
        if let maxAge { text += "; Max-Age=\(max(0, maxAge.components.seconds))" }
        if isSecure { text += "; Secure" }
        if httpOnly { text += "; HttpOnly" }
        if let sameSite { text += "; SameSite=" + sameSite.rawValue }
        if partitioned { text += "; Partitioned" }
        return text
    }

    static func encode(_ text: String) -> String {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x21, 0x23...0x24, 0x26...0x2B, 0x2D...0x3A, 0x3C, 0x3E...0x5B, 0x5D...0x7E: true
            default: false
            }
        }
        return allowed ? text : PercentCoding.encode(text)
    }

    private static func attribute(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 >= 0x20 && $0 < 0x7F && $0 != 0x3B }, as: UTF8.self)
    }
}
