import StarlingModel
import Testing

@testable import StarlingCore

@Suite("Host patterns") struct HostPatternTests {
    private static func pattern(_ text: String) throws -> HostPattern { try HostPattern(parsing: text) }

    @Test(
        arguments: [
            ("example.com", "example.com"), ("example.com", "EXAMPLE.com:8080"), ("Example.COM", "example.com."),
            ("localhost", "localhost:1"),
            ("*.example.com", "a.example.com"), ("*.example.com", "a.b.example.com"), ("api.*", "api.example.com"), ("api.*", "api.x:80"),
            ("a.*.z", "a.b.z"), ("a.*.z", "a.z.z"), ("a.*.z", "a.b.z.c.z"), ("*.b.*", "a.b.c"), ("*.b.*", "b.b.b"),
            ("*.b.*.d", "a.b.c.b.c.d"),
            ("*.*.com", "a.b.com"), ("*.*.com", "a.b.c.com"), ("[::1]", "[::1]:8000"), ("[2001:DB8::1]", "[2001:db8::1]"),
        ])
    func takes(pattern: String, host: String) throws {
        let name = try #require(HostName(host))
        #expect(try Self.pattern(pattern).matches(name))
    }

    @Test(
        arguments: [
            ("example.com", "example.org"), ("example.com", "www.example.com"), ("example.com", "example.com.evil.org"),
            ("*.example.com", "example.com"), ("*.example.com", "aexample.com"), ("*.example.com", "a.example.com.evil.org"),
            ("api.*", "api"), ("api.*", "xapi.com"), ("a.*.z", "a.z"), ("*.b.*", "a.b"), ("*.*.com", "a.com"), ("[::1]", "[::2]"),
        ])
    func refuses(pattern: String, host: String) throws {
        let name = try #require(HostName(host))
        #expect(try !Self.pattern(pattern).matches(name))
    }

    /// Whether all hosts of the second are among those of the first.
    @Test(
        arguments: [
            ("*.example.com", "api.example.com", true), ("*.example.com", "*.api.example.com", true),
            ("*.example.com", "*.example.com", true),
            ("api.example.com", "*.example.com", false), ("*.com", "*.*.com", true), ("*.*.com", "*.com", false), ("api.*", "*.com", false),
            ("*.example.com", "example.com", false), ("api.*", "api.*.com", true), ("*.b.*", "a.*.b.c", true),
        ])
    func includes(outer: String, inner: String, expected: Bool) throws {
        #expect(try Self.pattern(outer).includes(try Self.pattern(inner)) == expected)
    }

    @Test(
        arguments: [
            ("", "it is empty"), ("*", "it would be every host: leave it out"), ("*.*", "it would be every host: leave it out"),
            ("a..b", "it has an empty label"), (".a", "it has an empty label"), ("a*.com", "`*` stands for whole labels between the dots"),
            ("**.com", "`*` stands for whole labels between the dots"), ("a.com:80", "hosts are compared without their port: leave it out"),
            ("https://a.com", "it is a host alone, without scheme and path"), ("a.com/x", "it is a host alone, without scheme and path"),
            ("größe.de", "clients send the ASCII form of a name, `xn--…`: write that"), ("a b.com", "it has a character that no host has"),
            ("[::1", "it has a character that no host has"),
        ])
    func isNone(text: String, reason: String) {
        let error = #expect(throws: RoutePlaceError.self) { try Self.pattern(text) }
        #expect(error?.fault == Fault(.invalidHost, ["host": text, "reason": reason]))
    }

    @Test(arguments: ["", ":80", "a b", "a/b", "a\"b", "a@b", "[::1", "[::1]x", "a:x", "a:65536", "a:-1", "a:1:2", "<a>"])
    func isNoHost(text: String) {
        #expect(HostName(text) == nil)
    }

    @Test(arguments: ["a", "a:", "a.b:0", "a.b:65535", "[::1]", "[::1]:", "A_b.c-d~e", "xn--bcher-kva.example"])
    func isHost(text: String) {
        #expect(HostName(text) != nil)
    }
}
