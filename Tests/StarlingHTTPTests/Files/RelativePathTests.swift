import StarlingHTTP
import Testing

@Suite("Paths of files") struct RelativePathTests {
    @Test(arguments: [
        ("", [], true), ("/", [], true), ("/a", ["a"], false), ("a", ["a"], false), ("/a/", ["a"], true),
        ("/a/b.txt", ["a", "b.txt"], false),
        ("/a%20b/%C3%BC", ["a b", "ü"], false), ("/ü", ["ü"], false), ("/...", ["..."], false), ("/..a/a..", ["..a", "a.."], false),
        ("/a%2Eb", ["a.b"], false), ("/a+b", ["a+b"], false), ("/ab:c", ["ab:c"], false), ("/x/c:", ["x", "c:"], false),
        ("/%25%32%65", ["%2e"], false), ("/1:", ["1:"], false), ("/a?b", ["a?b"], false),
    ]) func areRead(encoded: String, parts: [String], isFolder: Bool) {
        let path = RelativePath(encoded: encoded)
        #expect(path?.parts == parts)
        #expect(path?.isFolder == isFolder)
    }

    @Test(arguments: [
        "//", "//a", "/a//b", "/a//", "/.", "/..", "/./a", "/../a", "/a/..", "/a/../b", "/a/.", "/%2e", "/%2E%2e", "/.%2e/a", "/a/%2e%2e/b",
        "/%2e%2e%2fb", "/a%2fb", "/%2F", "/a\\b", "/..\\a", "/a%5Cb", "/%5c%5cserver", "/a%00", "/%00", "/a\u{0}", "/a%0ab", "/a\tb",
        "/a%7f",
        "/c:", "/C:/x", "/c%3a/x", "/c%3A%5Cx", "/%", "/%2", "/%zz", "/%ff", "/%c3", "/%c0%ae%c0%ae/x", "/%e0%80%af",
        // By characters, these slashes are none.
        "/../\u{301}x", "/a/..\u{2F}\u{338}b", "/..%2f%CC%81",
    ]) func areNone(encoded: String) {
        #expect(RelativePath(encoded: encoded) == nil)
    }

    @Test(arguments: [("/.git/config", true), ("/a/.env", true), ("/%2egit", true), ("/a.b/c.", false), ("/", false)])
    func areHidden(encoded: String, isHidden: Bool) {
        #expect(RelativePath(encoded: encoded)?.isHidden == isHidden)
    }
}
