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
    ]) func areWritten(cookie: SetCookie, text: String) {
        #expect(cookie.headerValue == text)
    }

    @Test(arguments: ["", "plain", "a b", "100%", "%41", "\"quoted\"", "a;b,c=d\\e", "ü€😀", "\r\n\0\t", "a+b", "{\"a\":[1,2]}"])
    func comeBackAsTheyWere(value: String) {
        let sent = SetCookie("name", value).headerValue
        let pair = String(sent.prefix { $0 != ";" })
        #expect(cookies(pair)["name"] == value)
    }
}
