import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TextPlainTests {
    @Test(arguments: [
        ("true", true), ("TRUE", true), ("True", true), ("1", true), ("false", false), ("FALSE", false),
        ("fAlSe", false), ("0", false),
    ])
    func bools(text: String, value: Bool) {
        #expect(readText(text) == value)
        #expect(readText(value.parameterText) == value)
    }

    @Test(arguments: [
        "", "yes", "no", "on", "off", "t", "f", "2", "01", " true", "true ", "truе", "tru", "falsey",
        "\u{54}\u{52}\u{55}\u{25}",
        "\u{14}rue", String(repeating: "1", count: 1_000_000),
    ])
    func notBools(text: String) {
        #expect(readText(Bool.self, text) == nil)
    }

    @Test(arguments: ["", "a", "äöü €", "👩‍👩‍👧‍👦", "\u{0}", "+5", String(repeating: "x", count: 1_000_000)])
    func strings(text: String) {
        #expect(readText(String.self, text) == text)
        #expect(text.parameterText == text)
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x61, 0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]]
    )
    func bytesThatAreNotUTF8(bytes: [UInt8]) {
        #expect(String(parameterUTF8: bytes.span) == nil)
        #expect(Character(parameterUTF8: bytes.span) == nil)
        #expect(URL(parameterUTF8: bytes.span) == nil)
        #expect(Int(parameterUTF8: bytes.span) == nil)
        #expect(TextSample.Slug(parameterUTF8: bytes.span) == nil)
    }

    @Test(arguments: ["a", "é", "e\u{301}", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\r\n", " "])
    func characters(text: String) {
        #expect(readText(Character.self, text) == Character(text))
        #expect(Character(text).parameterText == text)
    }

    @Test(arguments: ["", "ab", " a", "e" + String(repeating: "\u{301}", count: 500_000)])
    func notCharacters(text: String) {
        #expect(readText(Character.self, text) == nil)
    }

    @Test func uuids() throws {
        let text = "0190a5c4-8f1e-7abc-9def-0123456789ab"
        let value = try #require(readText(UUID.self, text))
        #expect(value.parameterText == text)
        #expect(value == UUID(uuidString: text))
        #expect(readText(UUID.self, text.uppercased()) == value)
        for _ in 0..<100 {
            let random = UUID()
            #expect(readText(random.parameterText) == random)
            #expect(readText(random.uuidString) == random)
        }
    }

    @Test(arguments: [
        "", "0190a5c48f1e7abc9def0123456789ab", "{0190a5c4-8f1e-7abc-9def-0123456789ab}",
        "0190a5c4-8f1e-7abc-9def-0123456789a", "0190a5c4-8f1e-7abc-9def-0123456789abc",
        "0190a5c4-8f1e-7abc-9def-0123456789ag", "0190a5c4 8f1e-7abc-9def-0123456789ab",
        "0190a5c-48f1e-7abc-9def-0123456789ab", "------------------------------------",
        String(repeating: "a", count: 1_000_000),
    ])
    func notUUIDs(text: String) {
        #expect(readText(UUID.self, text) == nil)
    }

    @Test(arguments: [
        "https://example.com", "http://example.com:8080/a/b?c=d&e=%20#f", "HTTPS://example.com/",
        "mailto:a@example.com",
        "urn:isbn:0451450523", "file:///tmp/x", "ws://[::1]/chat",
    ])
    func urls(text: String) {
        #expect(readText(URL.self, text)?.parameterText == text)
    }

    @Test(arguments: [
        "", "abc", "/path", "//example.com/a", "?a=b", "http://", "https:/a", "http:", "http://exa mple.com",
        "https://a/ü", "1a:b",
        "https://a/<b>", "http://a\r\nX: y", "https://a/" + String(repeating: "x", count: 1_000_000),
    ])
    func notURLs(text: String) {
        #expect(readText(URL.self, text) == nil)
    }
}
