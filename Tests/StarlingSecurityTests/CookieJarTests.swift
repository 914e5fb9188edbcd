import FoundationEssentials
import HTTPTypes
import Starling
import StarlingSecurity
import StarlingTesting
import Synchronization
import Testing

/// A kind of jar, made with keys, an age and a time.
struct JarKind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable ([CookieKey], Duration?, @escaping @Sendable () -> Date) throws -> any CookieJar

    func callAsFunction(
        _ keys: CookieKey..., maxAge: Duration? = nil, now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 1000) }
    ) throws -> any CookieJar { try make(keys, maxAge, now) }

    static let all = [
        JarKind(testDescription: "signed") { try SignedCookies(keys: $0, maxAge: $1, now: $2) },
        JarKind(testDescription: "encrypted") { try EncryptedCookies(keys: $0, maxAge: $1, now: $2) },
    ]
}

@Suite("Signed and encrypted cookies") struct CookieJarTests {
    @Test(arguments: JarKind.all, [[], [0], Array("{\"a\":1}".utf8), Array(repeating: 7, count: 3000)] as [[UInt8]])
    func comeBack(kind: JarKind, bytes: [UInt8]) throws {
        let jar = try kind(.random())
        let text = try jar.seal(bytes, as: "name")
        #expect(jar.open(text, as: "name") == bytes)
        // As a cookie has it, with nothing to encode.
        #expect(text.utf8.allSatisfy { byte in "-_".utf8.contains(byte) || Character(Unicode.Scalar(byte)).isLetter || 48...57 ~= byte })
    }

    @Test(arguments: JarKind.all) func countAsNoneWhereverTheyWereChanged(kind: JarKind) throws {
        let jar = try kind(.random())
        let text = try jar.seal(Array("value".utf8), as: "name")
        for index in text.indices {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            // The last character may hold bits that mean nothing.
            if URLSafe.bytes(changed) == URLSafe.bytes(text) { continue }
            #expect(jar.open(changed, as: "name") == nil, "\(changed)")
            #expect(jar.open(String(text[..<index]), as: "name") == nil)
        }
        for garbage in ["", "=", "====", "A", "ü", "AQ", text + "AAAA", "{}", String(repeating: "A", count: 5000)] {
            #expect(jar.open(garbage, as: "name") == nil, "\(garbage)")
        }
    }

    @Test(arguments: JarKind.all) func holdForTheirNameAlone(kind: JarKind) throws {
        let jar = try kind(.random())
        let text = try jar.seal(Array("value".utf8), as: "name")
        for name in ["", "nam", "names", "Name"] { #expect(jar.open(text, as: name) == nil) }
    }

    @Test func kindsAreNotMistakenForEachOther() throws {
        let key = CookieKey.random()
        let (signed, encrypted) = (try SignedCookies(keys: [key]), try EncryptedCookies(keys: [key]))
        #expect(encrypted.open(signed.seal([1], as: "a"), as: "a") == nil)
        #expect(signed.open(try encrypted.seal([1], as: "a"), as: "a") == nil)
    }

    @Test func encryptedOnesShowNothing() throws {
        let jar = try EncryptedCookies(keys: [.random()])
        let (first, second) = (try jar.seal(Array("secret".utf8), as: "a"), try jar.seal(Array("secret".utf8), as: "a"))
        #expect(first != second)
        #expect(!URLSafe.bytes(first).map { String(decoding: $0, as: UTF8.self) }!.contains("secret"))
    }

    @Test(arguments: JarKind.all) func keysChange(kind: JarKind) throws {
        let (old, new) = (CookieKey.random(), CookieKey.random())
        let text = try kind(old).seal([1, 2], as: "a")
        #expect(try kind(new, old).open(text, as: "a") == [1, 2])
        #expect(try kind(new).open(text, as: "a") == nil)
        // The first one writes.
        #expect(try kind(old).open(kind(new, old).seal([3], as: "a"), as: "a") == nil)
    }

    @Test(arguments: JarKind.all, [(0.0, true), (60, true), (61, false), (-30, true)]) func growOld(
        kind: JarKind, moment: (later: Double, isGood: Bool)
    ) throws {
        let key = CookieKey.random()
        let text = try kind(key).seal([1], as: "a")
        let later = try kind(key, maxAge: .seconds(60)) { Date(timeIntervalSince1970: 1000 + moment.later) }
        #expect((later.open(text, as: "a") != nil) == moment.isGood)
    }

    @Test func badKeysAreRefused() throws {
        #expect(throws: CookieKeyError.self) { try CookieKey([1, 2, 3]) }
        #expect(throws: CookieKeyError.self) { try SignedCookies(keys: []) }
        #expect(throws: CookieKeyError.self) { try EncryptedCookies(keys: []) }
        let messages = ["", "AAAA", "no base64!"].map { text in
            do {
                _ = try CookieKey(base64: text)
                return "fine"
            } catch {
                return "\(error)"
            }
        }
        #expect(
            messages == [
                "The key for cookies has 0 bytes, and 32 are the fewest", "The key for cookies has 3 bytes, and 32 are the fewest",
                "The key for cookies is no Base64",
            ])
        let missing = #expect(throws: CookieKeyError.self) { try CookieKey(environment: "STARLING_NO_SUCH_KEY") }
        #expect(missing.map { "\($0)".contains("STARLING_NO_SUCH_KEY, which is not set") } == true)
    }

    @Test func keysDoNotShowThemselves() throws {
        let bytes = [UInt8](repeating: 65, count: 32)
        let key = try CookieKey(bytes)
        #expect("\(key)" == "CookieKey")
        #expect(Mirror(reflecting: key).children.isEmpty)
        // The same bytes are the same key, however they are written.
        let text = try SignedCookies(keys: [key]).seal([1], as: "a")
        let other = try CookieKey(base64: "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")
        #expect(try SignedCookies(keys: [other]).open(text, as: "a") == [1])
    }
}

/// Base64 for URLs, written once more for the tests.
private enum URLSafe {
    static func bytes(_ text: String) -> [UInt8]? {
        var plain = text.replacing("-", with: "+").replacing("_", with: "/")
        while plain.utf8.count % 4 != 0 { plain += "=" }
        return Data(base64Encoded: plain).map { Array($0) }
    }
}
