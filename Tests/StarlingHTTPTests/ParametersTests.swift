import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct QueryParametersTests {
    @Test(
        arguments: [
            ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a=1&a=2", ["a=1", "a=2"]), ("a", ["a="]), ("a=", ["a="]),
            ("=a", ["=a"]),
            ("=", ["="]), ("&&a=1&&", ["a=1"]), ("a=b=c", ["a=b=c"]), ("a==", ["a=="]), ("a+b=c+d", ["a b=c d"]),
            ("a%2Bb=c%2bd", ["a+b=c+d"]),
            ("%61=%62", ["a=b"]), ("a=%C3%BC", ["a=ü"]), ("a=%ff", ["a=\u{FFFD}"]), ("a=%", ["a=%"]), ("a=%1", ["a=%1"]),
            ("a=%zz", ["a=%zz"]),
            ("a=%2", ["a=%2"]), ("a=100%&b", ["a=100%", "b="]), ("a%3Db=c%26d", ["a=b=c&d"]), ("a;b=c", ["a;b=c"]), ("?a=1", ["?a=1"]),
            ("a=1?b=2", ["a=1?b=2"]), ("a[]=1&a[]=2", ["a[]=1", "a[]=2"]), ("%00=%00", ["\0=\0"]),
        ] as [(String, [String])]) func areReadAsAFormIs(query: String, pairs: [String])
    {
        #expect(QueryParameters(query).map { "\($0.name)=\($0.value)" } == pairs)
    }

    @Test func giveTheLastValueAndAll() {
        let query = QueryParameters("a=1&b=2&a=3&c&%61=4&ab=5&a+=6")
        #expect(query["a"] == "4")
        #expect(query.all("a") == ["1", "3", "4"])
        #expect(query["c"] == "")
        #expect(query["d"] == nil)
        #expect(query.all("d") == [])
        #expect(query["a "] == "6")
        #expect(query["%61"] == nil)
        #expect(QueryParameters("é=1")["é"] == "1")
        #expect(QueryParameters("%C3%A9=1")["é"] == "1")
    }

    @Test func areFoundBehindThePath() {
        #expect(Request(method: .get, target: "/a?b=c?d").query.map { "\($0.name)=\($0.value)" } == ["b=c?d"])
        #expect(Request(method: .get, target: "/a").query.map(\.name) == [])
        #expect(Request(method: .get, target: "/a?").query.map(\.name) == [])
        #expect(Request(method: .get, target: "*").query["a"] == nil)
        #expect(Request(method: .get, target: "").query["a"] == nil)
        #expect(Request(method: .get, target: "?a=1").query["a"] == "1")
    }
}

@Suite struct PercentCodingTests {
    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("%41%42", "AB"), ("%4a%4A", "JJ"), ("a%20b", "a b"), ("a+b", "a+b"), ("%", "%"), ("%4", "%4"),
        ("%4g", "%4g"),
        ("%%41", "%A"), ("%25%34%31", "%41"), ("%2541", "%41"), ("%E2%82%AC", "€"), ("%E2%82", "\u{FFFD}"), ("€", "€"), ("%+1", "%+1"),
        ("%-1", "%-1"),
        ("abc%", "abc%"), ("abc%4", "abc%4"),
    ]) func areUndoneOnce(text: String, decoded: String) {
        #expect(PercentCoding.decode(text, plusIsSpace: false) == decoded)
    }

    @Test func takeAPlusForASpaceInForms() {
        #expect(PercentCoding.decode("a+b%2B+", plusIsSpace: true) == "a b+ ")
    }

    @Test func leaveWhatIsUnreserved() {
        let unreserved = "ABCxyz0189-._~"
        #expect(PercentCoding.encode(unreserved) == unreserved)
        #expect(PercentCoding.encode("a/b c%ü\0+") == "a%2Fb%20c%25%C3%BC%00%2B")
        #expect(PercentCoding.encode("a/b c", keepingSlashes: true) == "a/b%20c")
    }

    @Test(arguments: (0...0x2FF).compactMap(Unicode.Scalar.init)) func goForthAndBack(scalar: Unicode.Scalar) {
        let text = "a\(scalar)b"
        #expect(PercentCoding.decode(PercentCoding.encode(text), plusIsSpace: true) == text)
    }
}

@Suite struct RoutedPathTests {
    private func routed(_ target: String) throws(RoutedPath.Malformed) -> String {
        let request = Request(method: .get, target: target)
        let path = try RoutedPath(target: target, pathLength: request.pathLength)
        return path.withBytes { bytes in
            String(decoding: bytes.map { $0 == RoutedPath.encodedSlash ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
        }
    }

    /// An encoded slash stands as a bar here.
    @Test(arguments: [
        ("/", ""), ("/a", "/a"), ("/a/", "/a"), ("/a?b=/", "/a"), ("/a/?b", "/a"), ("//", "/"), ("//a", "//a"), ("/a//", "/a/"),
        ("/a%2Fb", "/a|b"),
        ("/a%2fb/", "/a|b"), ("/a%2F", "/a|"), ("/%2F", "/|"), ("/%61", "/a"), ("/%2561", "/%61"), ("/%C3%BC", "/ü"), ("/a+b", "/a+b"),
        ("/%2e%2e/", "/.."),
        ("*", "*"), ("", ""), ("/a%3Fb?c", "/a?b"), ("/a%7Cb", "/a|b"),
    ]) func isDecodedOnce(target: String, expected: String) throws {
        #expect(try routed(target) == expected)
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/a%", "/%%41", "/a%4/b", "/%-1"]) func refusesAPercentSignAlone(target: String) {
        #expect(throws: RoutedPath.Malformed.percentEncoding) { try routed(target) }
    }

    @Test(arguments: ["/%FF", "/%C3", "/%C3/", "/%ED%A0%80", "/%C0%AF", "/%F8%88%80%80%80", "/a%80", "/%C3%2F"])
    func refusesWhatIsNoUTF8(target: String) {
        #expect(throws: RoutedPath.Malformed.notUTF8) { try routed(target) }
    }

    @Test func refusesNUL() {
        #expect(throws: RoutedPath.Malformed.nul) { try routed("/a%00b") }
    }

    @Test func givesValuesWithTheirSlashes() throws {
        let path = try RoutedPath(target: "/a%2Fb/c", pathLength: 8)
        #expect(path.text(in: 1..<4) == "a/b")
        #expect(path.text(in: 5..<6) == "c")
        #expect(path.text(in: 1..<6) == "a/b/c")
        let plain = try RoutedPath(target: "/abc/d?e", pathLength: 6)
        #expect(plain.text(in: 1..<4) == "abc")
        #expect(plain.text(in: 2..<2) == "")
        #expect(plain.length == 6)
    }
}

@Suite struct PathCapturesTests {
    @Test func keepMany() {
        var captures = PathCaptures()
        for index in 0..<10 { captures.append(index..<(index * 100_000)) }
        #expect(captures.count == 10)
        #expect((0..<10).map { captures[$0] } == (0..<10).map { $0..<($0 * 100_000) })
    }

    /// What backtracking does.
    @Test func takeBackAndGoOn() {
        var captures = PathCaptures()
        captures.removeLast()
        #expect(captures.count == 0)
        for count in 1...6 {
            for index in 0..<count { captures.append(index..<(index + 1)) }
            for _ in 0..<count { captures.removeLast() }
            #expect(captures.count == 0)
        }
        for index in 0..<6 { captures.append(index..<(index + 1)) }
        for _ in 0..<3 { captures.removeLast() }
        captures.append(7..<8)
        captures.append(8..<9)
        #expect((0..<captures.count).map { captures[$0] } == [0..<1, 1..<2, 2..<3, 7..<8, 8..<9])
    }

    @Test func areFoundByName() {
        var captures = PathCaptures()
        captures.append(1..<2)
        captures.append(3..<6)
        let parameters = PathParameters(names: ["a", "b"], path: RoutedPath(target: "/x/yyy", length: 6), captures: captures)
        #expect(parameters["a"] == "x")
        #expect(parameters["b"] == "yyy")
        #expect(parameters["c"] == nil)
        #expect(parameters.map { "\($0.name)=\($0.value)" } == ["a=x", "b=yyy"])
        #expect(PathParameters()["a"] == nil)
        #expect(PathParameters().map(\.name) == [])
    }
}
