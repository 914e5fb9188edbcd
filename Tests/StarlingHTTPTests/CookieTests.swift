import FoundationEssentials
import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct CookieTests {
    private func cookies(_ values: String...) -> Cookies {
        var request = Request(method: .get, target: "/")
        for value in values { request.headers.append(value, for: .cookie) }
        return request.cookies
    }

    @Test(
        arguments: [
            ("ABC    = 123;   efg  =   456", ["ABC=123", "efg=456"]), ("foo= ; bar=", ["foo=", "bar="]),
            ("foo=\"bar=123456789&name=moisheZuchmir\"", ["foo=bar=123456789&name=moisheZuchmir"]),
            ("email=%20%22%2c%3b%2f", ["email= \",;/"]), ("foo=%1;bar=bar", ["foo=%1", "bar=bar"]), ("token", ["=token"]),
            ("a=1; token; b=2", ["a=1", "=token", "b=2"]),
            ("a=b=c", ["a=b=c"]), ("", []), (";", []), (" ; ;", []), ("a", ["=a"]), ("=", []), ("=a", ["=a"]), ("a=", ["a="]),
            ("a=\"\"", ["a="]), ("a=\"", ["a=\""]),
            ("a=\"b", ["a=\"b"]), ("a=1;b=2", ["a=1", "b=2"]), ("a=1,b=2", ["a=1,b=2"]), ("\ta\t=\t1\t", ["a=1"]), ("a=+", ["a=+"]),
            ("a=%ff", ["a=\u{FFFD}"]),
            ("a=ü", ["a=ü"]), ("%61=1", ["%61=1"]),
        ] as [(String, [String])]) func areRead(field: String, pairs: [String])
    {
        #expect(cookies(field).map { "\($0.name)=\($0.value)" } == pairs)
    }

    @Test func theLastOfANameCounts() {
        #expect(cookies("a=1; a=2")["a"] == "2")
        #expect(cookies("a=1", "b=2", "a=3")["a"] == "3")
        #expect(cookies("a=1", "b=2").map(\.name) == ["a", "b"])
        #expect(cookies("a=1")["A"] == nil)
        #expect(cookies()["a"] == nil)
    }

    @Test(arguments: [
        (SetCookie("a", "b"), "a=b; Path=/; HttpOnly; SameSite=Lax"),
        (SetCookie("a", "b", path: nil, httpOnly: false, sameSite: nil), "a=b"),
        (
            SetCookie("a", "b", path: "/x", domain: "example.com", maxAge: .seconds(60), secure: true, sameSite: .strict),
            "a=b; Path=/x; Domain=example.com; Max-Age=60; Secure; HttpOnly; SameSite=Strict"
        ),
        (SetCookie("a", "", path: nil, secure: true, httpOnly: false, sameSite: SetCookie.SameSite.none), "a=; Secure; SameSite=None"),
        (SetCookie.deleting("a"), "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        (SetCookie.deleting("a", path: "/x", domain: "d"), "a=; Path=/x; Domain=d; Max-Age=0; HttpOnly; SameSite=Lax"),
        (SetCookie("a", "b c;d\"e,f\\g=", path: nil, httpOnly: false, sameSite: nil), "a=b%20c%3Bd%22e%2Cf%5Cg%3D"),
        (SetCookie("a", "100%", path: nil, httpOnly: false, sameSite: nil), "a=100%25"),
        (SetCookie("a", "ü\r\n\0", path: nil, httpOnly: false, sameSite: nil), "a=%C3%BC%0D%0A%00"),
        (SetCookie("a=b;c", "d", path: nil, httpOnly: false, sameSite: nil), "a%3Db%3Bc=d"),
        (SetCookie("a", "b", path: "/;x\r\n\0ü", domain: "d; Secure", httpOnly: false, sameSite: nil), "a=b; Path=/x; Domain=d Secure"),
        (SetCookie("a", "b", path: nil, maxAge: .milliseconds(1500), httpOnly: false, sameSite: nil), "a=b; Max-Age=1"),
        (SetCookie("a", "b", path: nil, maxAge: .seconds(-5), httpOnly: false, sameSite: nil), "a=b; Max-Age=0"),
        (
            SetCookie("a", "b", path: nil, expires: Date(timeIntervalSince1970: 784_111_777), httpOnly: false, sameSite: nil),
            "a=b; Expires=Sun, 06 Nov 1994 08:49:37 GMT"
        ),
        (SetCookie("a%b'c", "d", path: nil, httpOnly: false, sameSite: nil), "a%b'c=d"),
        (SetCookie("__Host-a", "b"), "__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Lax"),
        (SetCookie("__secure-a", "b", httpOnly: false, sameSite: nil), "__secure-a=b; Path=/; Secure"),
        (SetCookie("a", "b", httpOnly: false, sameSite: SetCookie.SameSite.none), "a=b; Path=/; Secure; SameSite=None"),
        (SetCookie("a", "b", sameSite: nil, partitioned: true), "a=b; Path=/; Secure; HttpOnly; Partitioned"),
        (SetCookie.deleting("__Host-a", partitioned: true), "__Host-a=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax; Partitioned"),
    ]) func areWritten(cookie: SetCookie, text: String) {
        #expect(cookie.headerValue == text)
    }

    @Test(arguments: ["", "plain", "a b", "100%", "%41", "\"quoted\"", "a;b,c=d\\e", "ü€😀", "\r\n\0\t", "a+b", "{\"a\":[1,2]}"])
    func comeBackAsTheyWere(value: String) {
        let sent = SetCookie("name", value).headerValue
        let pair = String(sent.prefix { $0 != ";" })
        #expect(cookies(pair)["name"] == value)
    }

    @Test(
        arguments: [
            (SetCookie("a", "b"), []), (SetCookie("__Host-a", "b"), []), (SetCookie("__Secure-a", "b", path: "/x", domain: "d"), []),
            (SetCookie("a", String(repeating: "x", count: 4095)), []), (SetCookie("__x", "b", path: nil, secure: false), []),
            (SetCookie("", "b"), ["its name is no token"]), (SetCookie("a b", "b"), ["its name is no token"]),
            (SetCookie("ü", ""), ["its name is no token"]),
            (SetCookie("a", String(repeating: "x", count: 4096)), ["name and value have 4097 bytes, and 4096 are the most"]),
            (SetCookie("a", String(repeating: ";", count: 1366)), ["name and value have 4099 bytes, and 4096 are the most"]),
            (SetCookie("a", "b", path: "x"), ["its path does not begin with a slash"]),
            (SetCookie("a", "b", path: ""), ["its path does not begin with a slash"]),
            (SetCookie("a", "b", path: "/a;b"), ["its path has characters that cannot stand there"]),
            (SetCookie("a", "b", path: "/" + String(repeating: "x", count: 1024)), ["its path has more than 1024 bytes"]),
            (SetCookie("a", "b", domain: "d\n"), ["its domain has characters that cannot stand there"]),
            (SetCookie("a", "b", domain: ""), ["its domain is empty"]),
            (SetCookie("__Host-a", "b", secure: false), ["the prefix `__Host-` asks for `Secure`"]),
            (
                SetCookie("__HOST-a", "b", path: "/x", domain: "d"),
                ["the prefix `__HOST-` allows no domain", "the prefix `__HOST-` asks for the path `/`"]
            ),
            (SetCookie("__Host-a", "b", path: nil), ["the prefix `__Host-` asks for the path `/`"]),
            (SetCookie("__Http-a", "b", httpOnly: false), ["the prefix `__Http-` asks for `HttpOnly`"]),
            (SetCookie("__Host-Http-a", "b", httpOnly: false), ["the prefix `__Host-Http-` asks for `HttpOnly`"]),
            (
                SetCookie("a", "b", secure: false, sameSite: SetCookie.SameSite.none, partitioned: true),
                ["`SameSite=None` asks for `Secure`", "`Partitioned` asks for `Secure`"]
            ),
        ] as [(SetCookie, [String])]) func sayWhatBrowsersWouldRefuse(cookie: SetCookie, problems: [String])
    {
        #expect(cookie.problems == problems)
    }
}
