public import StarlingHTTP
public import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Cookies with values of any type that clients cannot make themselves: ``SignedCookies``, ``EncryptedCookies``.
///
/// ```swift
/// @Post("/login")
/// func login(jar: EncryptedCookies) async throws -> Reply<Void> {
///     Reply((), cookies: [try jar.cookie("__Host-session", Session(user: 7))])
/// }
///
/// @Get("/me")
/// func me(request: Request, jar: EncryptedCookies) async throws -> Session {
///     guard let session = jar.value(of: "__Host-session", as: Session.self, in: request) else { throw HTTPError.unauthorized() }
///     return session
/// }
/// ```
public protocol CookieJar: Sendable {
    /// How long a cookie is good for; nil for ever.
    var maxAge: Duration? { get }

    /// The text that stands in a cookie of a name for some bytes.
    /// - Throws: When the bytes cannot be sealed.
    func seal(_ bytes: [UInt8], as name: String) throws -> String

    /// The bytes of a text; nil when it was changed, is too old, or was made with no key of the jar's or for another name.
    func open(_ text: String, as name: String) -> [UInt8]?
}

extension CookieJar {
    /// Makes a cookie. Attributes are those of ``StarlingHTTP/SetCookie``; `maxAge` is the jar's by default.
    /// - Throws: When the value has no form in JSON.
    public func cookie<Value: WireValue>(
        _ name: String, _ value: Value, path: String? = "/", domain: String? = nil, maxAge: Duration? = nil, secure: Bool? = nil,
        httpOnly: Bool = true, sameSite: SetCookie.SameSite? = .lax, partitioned: Bool = false
    ) throws -> SetCookie {
        SetCookie(
            name, try seal(JSON.encode(value), as: name), path: path, domain: domain, maxAge: maxAge ?? self.maxAge, secure: secure,
            httpOnly: httpOnly, sameSite: sameSite, partitioned: partitioned)
    }

    /// The value of a cookie; nil when none came that this jar has made for this name, and that is still good.
    ///
    /// When the name came several times, as others in the same domain can bring about, the last one that is right counts.
    public func value<Value: WireValue>(of name: String, as type: Value.Type = Value.self, in request: Request) -> Value? {
        let texts = request.cookies.filter { $0.name == name }.map(\.value)
        // Whoever sends a name more often wants to make work.
        for text in texts.suffix(8).reversed() {
            if let bytes = open(text, as: name), let value = try? JSON.decode(Value.self, from: bytes) { return value }
        }
        return nil
    }
}

/// When a cookie was made, as it stands in front of its value: eight bytes, the most significant one first.
struct IssueTime {
    private let seconds: Int64

    init(_ now: Date) {
        seconds = Int64(now.timeIntervalSince1970.rounded(.down))
    }

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        seconds = bytes.reduce(0) { $0 << 8 | Int64($1) }
    }

    static let count = 8

    var bytes: [UInt8] { stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: seconds >> Int64($0)) } }

    func isWithin(_ maxAge: Duration?, of now: Date) -> Bool {
        guard let maxAge else { return true }
        return now.timeIntervalSince1970 - Double(seconds) <= Double(maxAge.components.seconds)
    }
}
