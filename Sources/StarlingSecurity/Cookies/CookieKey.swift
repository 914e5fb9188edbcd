import Crypto
import StarlingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A secret that cookies are signed or encrypted with: at least 32 bytes, which nobody can guess.
///
/// ```swift
/// try CookieKey(environment: "COOKIE_KEY")        // openssl rand -base64 32
/// ```
public struct CookieKey: Sendable {
    /// How many bytes a key must have at least.
    public static let fewestBytes = 32

    let signing: SymmetricKey
    let encryption: SymmetricKey

    /// Takes a key as it is.
    /// - Throws: ``CookieKeyError`` when it is too short.
    public init(_ bytes: [UInt8]) throws(CookieKeyError) {
        guard bytes.count >= Self.fewestBytes else {
            throw CookieKeyError("has \(bytes.count) bytes, and \(Self.fewestBytes) are the fewest")
        }
        self.init(SymmetricKey(data: bytes))
    }

    /// Reads a key from Base64, the usual one or that for URLs.
    /// - Throws: ``CookieKeyError`` when it is no Base64, or too short.
    public init(base64 text: String) throws(CookieKeyError) {
        guard let bytes = URLBase64.decode(text) else { throw CookieKeyError("is no Base64") }
        try self.init(bytes)
    }

    /// Reads a key from an environment variable that has it in Base64.
    /// - Throws: ``CookieKeyError`` when there is no such variable, or what it has is no key.
    public init(environment name: String) throws(CookieKeyError) {
        guard let text = ProcessInfo.processInfo.environment[name] else {
            throw CookieKeyError("should be in the environment variable \(name), which is not set: `openssl rand -base64 32` makes one")
        }
        do {
            try self.init(base64: text)
        } catch {
            throw CookieKeyError("in the environment variable \(name) \(error.reason): `openssl rand -base64 32` makes one")
        }
    }

    private init(_ key: SymmetricKey) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("starling cookies, \(purpose)".utf8), outputByteCount: 32)
        }
        // Each purpose has a key of its own, so that what is signed tells nothing of what is encrypted.
        signing = derived("signing")
        encryption = derived("encryption")
    }

    /// Makes a key that nobody knows: for tests, and where it is no loss that all cookies end with the process.
    public static func random() -> CookieKey { CookieKey(SymmetricKey(size: .bits256)) }
}

extension CookieKey: CustomStringConvertible, CustomReflectable {
    /// Nothing of the secret.
    public var description: String { "CookieKey" }
    /// Nothing of the secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why something is no key.
public struct CookieKeyError: Error, Sendable, Hashable, CustomStringConvertible {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }

    /// What is wrong, without the key.
    public var description: String { "The key for cookies \(reason)" }
}
