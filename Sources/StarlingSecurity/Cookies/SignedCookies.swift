import Crypto
import StarlingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Cookies that clients can read and cannot change: signed by HMAC with SHA-256 (RFC 2104).
///
/// ```swift
/// @Provide(scope: .application, blocking: false)
/// func jar() throws -> SignedCookies { try SignedCookies(keys: [CookieKey(environment: "COOKIE_KEY")]) }
/// ```
/// The name of the cookie and the time of signing are signed with the value, so that no cookie passes for another one.
public struct SignedCookies: CookieJar {
    /// How long a cookie is good for; nil for ever.
    public let maxAge: Duration?
    private let keys: [CookieKey]
    private let now: @Sendable () -> Date

    /// Makes a jar.
    /// - Parameters:
    ///   - keys: The first one signs, all of them are tried when a cookie comes.
    ///   - maxAge: How long a cookie is good for. Default: for ever.
    ///   - now: What tells the time. Default: the system's clock.
    /// - Throws: ``CookieKeyError`` without a key.
    public init(keys: [CookieKey], maxAge: Duration? = nil, now: @escaping @Sendable () -> Date = { Date() }) throws(CookieKeyError) {
        if keys.isEmpty { throw CookieKeyError("is missing: give one at least") }
        self.keys = keys
        self.maxAge = maxAge
        self.now = now
    }

    /// The text that stands in a cookie of a name for some bytes.
    public func seal(_ bytes: [UInt8], as name: String) -> String {
        let content = [Self.version] + IssueTime(now()).bytes + bytes
        let code = HMAC<SHA256>.authenticationCode(for: Self.signed(content, name), using: keys[0].signing)
        return URLBase64.encode(content + Array(code))
    }

    /// The bytes of a text; nil when it was changed, is too old, or was signed with no key of the jar's or for another name.
    public func open(_ text: String, as name: String) -> [UInt8]? {
        guard let sealed = URLBase64.decode(text), sealed.count >= 1 + IssueTime.count + SHA256.byteCount, sealed[0] == Self.version else {
            return nil
        }
        let (content, code) = (sealed.dropLast(SHA256.byteCount), Array(sealed.suffix(SHA256.byteCount)))
        let signed = Self.signed(Array(content), name)
        // In the same time wherever the first difference is.
        guard keys.contains(where: { HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: $0.signing) }),
            let issued = IssueTime(content.dropFirst().prefix(IssueTime.count)), issued.isWithin(maxAge, of: now())
        else { return nil }
        return Array(content.dropFirst(1 + IssueTime.count))
    }

    private static let version: UInt8 = 1

    /// The length of the name stands before it, so that nothing can move from the name to the value.
    private static func signed(_ content: [UInt8], _ name: String) -> [UInt8] {
        let length = withUnsafeBytes(of: UInt64(name.utf8.count).bigEndian) { Array($0) }
        return length + Array(name.utf8) + content
    }
}
