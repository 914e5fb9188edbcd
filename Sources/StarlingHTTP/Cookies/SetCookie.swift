/// A cookie to be set (RFC 6265, section 4.1).
///
/// ```swift
/// Reply(book, cookies: [SetCookie("seen", "1", maxAge: .seconds(3600))])
/// ```
public struct SetCookie: Sendable, Hashable {
    /// When browsers send the cookie along with requests that other sites cause.
    public enum SameSite: String, Sendable, Hashable {
        /// Never.
        case strict = "Strict"
        /// When the user follows a link.
        case lax = "Lax"
        /// Always; browsers ask for ``SetCookie/secure`` then.
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
    /// How long it is kept. Default: until the browser is closed.
    public var maxAge: Duration?
    /// Whether it is sent over TLS only. Default: no.
    public var secure: Bool
    /// Whether scripts cannot read it. Default: yes.
    public var httpOnly: Bool
    /// Default: ``SameSite-swift.enum/lax``.
    public var sameSite: SameSite?

    /// Makes a cookie.
    public init(
        _ name: String, _ value: String, path: String? = "/", domain: String? = nil, maxAge: Duration? = nil,
        secure: Bool = false, httpOnly: Bool = true, sameSite: SameSite? = .lax
    ) {
        self.name = name
        self.value = value
        self.path = path
        self.domain = domain
        self.maxAge = maxAge
        self.secure = secure
        self.httpOnly = httpOnly
        self.sameSite = sameSite
    }

    /// A cookie that makes browsers forget one.
    public static func deleting(_ name: String, path: String? = "/", domain: String? = nil) -> SetCookie {
        SetCookie(name, "", path: path, domain: domain, maxAge: .zero)
    }

    /// The text of a `Set-Cookie` field. Characters that would end a name, a value or an attribute are percent-encoded or left out.
    public var headerValue: String {
        var text = Self.encode(name) + "=" + Self.encode(value)
        if let path { text += "; Path=" + Self.attribute(path) }
        if let domain { text += "; Domain=" + Self.attribute(domain) }
        if let maxAge { text += "; Max-Age=\(maxAge.components.seconds)" }
        if secure { text += "; Secure" }
        if httpOnly { text += "; HttpOnly" }
        if let sameSite { text += "; SameSite=" + sameSite.rawValue }
        return text
    }

    private static func encode(_ text: String) -> String {
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
