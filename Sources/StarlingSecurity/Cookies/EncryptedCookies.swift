import Crypto
import StarlingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Cookies that clients can neither read nor change: encrypted by AES-GCM with 256 bits (NIST SP 800-38D).
///
/// ```swift
/// @Provide(scope: .application, blocking: false)
/// func jar() throws -> EncryptedCookies { try EncryptedCookies(keys: [CookieKey(environment: "COOKIE_KEY")], maxAge: .seconds(86_400)) }
/// ```
/// Each cookie has a random nonce of its own, and holds for its name alone.
public struct EncryptedCookies: CookieJar {
    /// How long a cookie is good for; nil for ever.
    public let maxAge: Duration?
    private let keys: [CookieKey]
    private let now: @Sendable () -> Date

    /// Makes a jar.
    /// - Parameters:
    ///   - keys: The first one encrypts, all of them are tried when a cookie comes.
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
    /// - Throws: When the system's cryptography fails.
    public func seal(_ bytes: [UInt8], as name: String) throws -> String {
        let box = try AES.GCM.seal(
            IssueTime(now()).bytes + bytes, using: keys[0].encryption, authenticating: [Self.version] + Array(name.utf8))
        return URLBase64.encode([Self.version] + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// The bytes of a text; nil when it was changed, is too old, or was encrypted with no key of the jar's or for another name.
    public func open(_ text: String, as name: String) -> [UInt8]? {
        guard let sealed = URLBase64.decode(text), sealed.first == Self.version,
            let box = try? AES.GCM.SealedBox(combined: Array(sealed.dropFirst()))
        else { return nil }
        for key in keys {
            guard let content = try? AES.GCM.open(box, using: key.encryption, authenticating: [Self.version] + Array(name.utf8)) else {
                continue
            }
            guard let issued = IssueTime(content.prefix(IssueTime.count)), issued.isWithin(maxAge, of: now()) else { return nil }
            return Array(content.dropFirst(IssueTime.count))
        }
        return nil
    }

    private static let version: UInt8 = 1
}
