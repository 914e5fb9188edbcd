import HTTPTypes
import StarlingHTTP
import StarlingModel
import Testing

@testable import StarlingCore

/// A routing table of patterns, without an application around it. A variable's name says its type: `{int}`, `{bool}`; any other is text.
struct TreeFixture {
    private var builder = RouteTreeBuilder()
    private var patterns: [String] = []
    private(set) var conflicts: [String] = []

    init(_ routes: [String]) throws {
        for route in routes { try add(route) }
    }

    static func matcher(_ name: String) -> VariableMatcher {
        switch name.prefix(while: { !$0.isNumber }) {
        case "int": VariableMatcher(kind: .int) { Int(parameterUTF8: $0) != nil }
        case "byte": VariableMatcher(kind: .uint8) { UInt8(parameterUTF8: $0) != nil }
        case "bool": VariableMatcher(kind: .bool) { Bool(parameterUTF8: $0) != nil }
        default: .text
        }
    }

    /// Adds `GET /path`, or `/path` for GET.
    mutating func add(_ route: String) throws {
        let parts = route.hasPrefix("/") ? [route] : route.split(separator: " ", maxSplits: 1).map(String.init)
        let method = try #require(HTTPRequest.Method(parts.count == 2 ? parts[0] : "GET"))
        let path = try PathPattern(parsing: parts[parts.count - 1])
        let key = RouteKey(method: method, path: path, matchers: path.variables.map(Self.matcher))
        if let other = builder.insert(key, route: patterns.count) {
            conflicts.append("\(route) = \(patterns[other])")
        }
        patterns.append(route)
    }

    /// The route that a target reaches with its captures, as `pattern | value | value`; nil when there is none.
    func find(_ target: String, _ method: HTTPRequest.Method = .get) throws -> String? {
        let tree = builder.build()
        let path = try RoutedPath(target: target, pathLength: target.utf8.count)
        var captures = PathCaptures()
        guard let route = path.withBytes({ tree.match($0, method: method, captures: &captures) }) else {
            #expect(captures.count == 0, "\(target)")
            return nil
        }
        return ([patterns[route]] + (0..<captures.count).map { path.text(in: captures[$0]) }).joined(separator: " | ")
    }

    func methods(_ target: String) throws -> Set<String> {
        let tree = builder.build()
        let path = try RoutedPath(target: target, pathLength: target.utf8.count)
        return Set(path.withBytes { tree.methods($0) }.map(\.rawValue))
    }
}

@Suite("Route tree") struct RouteTreeTests {
    @Test(
        arguments: [
            (["/"], "/", "/"), (["/"], "", "/"), (["/"], "//", nil), (["/"], "/a", nil),
            (["/a"], "/a", "/a"), (["/a"], "/a/", "/a"), (["/a"], "/a//", nil), (["/a"], "//a", nil), (["/a"], "/A", nil),
            (["/a/"], "/a", "/a/"),
            (["a"], "/a", "a"), (["/a/b"], "/a//b", nil), (["/a/b"], "/a", nil), (["/ab", "/ac"], "/a", nil),
            (["/ab", "/ac"], "/ac", "/ac"),
            // Prefixes that part and meet, in the midst of a segment and of a character.
            (["/users", "/user", "/us", "/usage"], "/user", "/user"), (["/users", "/user", "/us", "/usage"], "/us", "/us"),
            (["/users", "/user", "/us", "/usage"], "/usage", "/usage"), (["/users", "/user", "/us", "/usage"], "/use", nil),
            (["/ü", "/ö", "/û"], "/%C3%B6", "/ö"), (["/ü", "/ö", "/û"], "/ü", "/ü"), (["/ü", "/ö"], "/%C3", "throws"),
            (["/日本", "/日中"], "/%E6%97%A5%E4%B8%AD", "/日中"),
            // Variables.
            (["/{x}"], "/a", "/{x} | a"), (["/{x}"], "/", nil), (["/{x}"], "/a/b", nil), (["/{x}"], "/a%2Fb", "/{x} | a/b"),
            (["/{x}/"], "/a", "/{x}/ | a"), (["/{x}"], "//", nil), (["/a/{x}"], "/a/", nil), (["/a/{x}"], "/a//", nil),
            (["/{x}/{y}"], "/a/b/", "/{x}/{y} | a | b"), (["/{x}"], "/%2F", "/{x} | /"), (["/{x}"], "/a%2F", "/{x} | a/"),
            (["/{x}/b"], "/a/b", "/{x}/b | a"), (["/{x}/b"], "/a/bc", nil),
            // A literal before a variable, and back again when it leads nowhere.
            (["/users/me", "/users/{x}"], "/users/me", "/users/me"), (["/users/me", "/users/{x}"], "/users/mex", "/users/{x} | mex"),
            (["/users/me", "/users/{x}"], "/users/m", "/users/{x} | m"), (["/a/b/c", "/a/{x}/d"], "/a/b/d", "/a/{x}/d | b"),
            (["/a/b/c/d", "/a/{x}/c/e", "/{y}/b/c/f"], "/a/b/c/f", "/{y}/b/c/f | a"),
            (["/a/b/c/d", "/a/{x}/c/e", "/{y}/b/c/f"], "/a/b/c/e", "/a/{x}/c/e | b"),
            (["/{x}/hello", "/{p...}"], "/a/hello", "/{x}/hello | a"), (["/{x}/hello", "/{p...}"], "/a/b", "/{p...} | /a/b"),
            (["/user/*/{name}"], "/user/*/bar", "/user/*/{name} | bar"), (["/user/*/{name}"], "/user/foo/bar", nil),
            (["/a:b"], "/a:b", "/a:b"),
            // The narrower type first, whatever the order of registration.
            (["/{x}", "/{int}"], "/5", "/{int} | 5"), (["/{int}", "/{x}"], "/5", "/{int} | 5"), (["/{int}", "/{x}"], "/a", "/{x} | a"),
            (["/{x}", "/{int}", "/{byte}"], "/5", "/{byte} | 5"), (["/{x}", "/{int}", "/{byte}"], "/500", "/{int} | 500"),
            (["/{bool}/a", "/{byte}/b", "/{x}/c"], "/1/a", "/{bool}/a | 1"),
            (["/{bool}/a", "/{byte}/b", "/{x}/c"], "/1/b", "/{byte}/b | 1"),
            (["/{bool}/a", "/{byte}/b", "/{x}/c"], "/1/c", "/{x}/c | 1"), (["/{int}"], "/a", nil), (["/{int}/x"], "/5%2F/x", nil),
            // One place, different names.
            (["/{foo}/foo", "/{bar}/bar"], "/1/foo", "/{foo}/foo | 1"), (["/{foo}/foo", "/{bar}/bar"], "/1/bar", "/{bar}/bar | 1"),
            // Tails.
            (["/f/{p...}"], "/f", nil), (["/f/{p...}"], "/f/", nil), (["/f/{p...}"], "/f/a", "/f/{p...} | /a"),
            (["/f/{p...}"], "/f/a/b%2Fc/", "/f/{p...} | /a/b/c"), (["/f/{p...}"], "/fx", nil), (["/f/{p...}"], "/fx/a", nil),
            (["/{p...}"], "/", nil), (["/{p...}"], "/a", "/{p...} | /a"), (["/", "/{p...}"], "/", "/"),
            (["/f/{p...}", "/f/{x}"], "/f/a", "/f/{x} | a"), (["/f/{p...}", "/f/{x}"], "/f/a/b", "/f/{p...} | /a/b"),
            (["/f/{p...}", "/f/a/b"], "/f/a/c", "/f/{p...} | /a/c"), (["/{x}/{p...}"], "/a/b/c", "/{x}/{p...} | a | /b/c"),
            (["/f/{p...}", "/{x}/z"], "/f/z", "/f/{p...} | /z"),
            // What is encoded is decoded once.
            (["/abc"], "/%61bc", "/abc"), (["/a b"], "/a%20b", "/a b"), (["/{x}"], "/%2561", "/{x} | %61"),
            (["/{x}"], "/a+b", "/{x} | a+b"),
            (["/a/b"], "/a%2Fb", nil), (["/{x}"], "/%00", "throws"), (["/{x}"], "/%", "throws"), (["/{x}"], "/%4", "throws"),
            (["/{x}"], "/%zz", "throws"), (["/{x}"], "/%FF", "throws"), (["/{x}"], "/%C3%28", "throws"), (["/{x}"], "/%2e%2E", "/{x} | .."),
            (["/{x}"], "/%ED%A0%80", "throws"), (["/{x}"], "/%C0%AF", "throws"),
        ] as [([String], String, String?)])
    func finds(routes: [String], target: String, found: String?) throws {
        let tree = try TreeFixture(routes)
        if found == "throws" {
            #expect(throws: RoutedPath.Malformed.self) { try tree.find(target) }
        } else {
            #expect(try tree.find(target) == found)
        }
    }

    /// The method is a part of the match.
    @Test func methods() throws {
        let tree = try TreeFixture(["/users/me", "POST /users/{id}", "PUT /users/{int}", "DELETE /users/{p...}", "PATCH /users/{id}/x"])
        #expect(try tree.find("/users/me") == "/users/me")
        #expect(try tree.find("/users/me", .post) == "POST /users/{id} | me")
        #expect(try tree.find("/users/5", .post) == "POST /users/{id} | 5")
        #expect(try tree.find("/users/5", .put) == "PUT /users/{int} | 5")
        #expect(try tree.find("/users/me", .put) == nil)
        #expect(try tree.find("/users/me", .delete) == "DELETE /users/{p...} | /me")
        #expect(try tree.find("/users/me", .head) == "/users/me")
        #expect(try tree.find("/users/me/x", .delete) == "DELETE /users/{p...} | /me/x")
        #expect(try tree.methods("/users/me") == ["GET", "HEAD", "POST", "DELETE"])
        #expect(try tree.methods("/users/5") == ["POST", "PUT", "DELETE"])
        #expect(try tree.methods("/users/5/x") == ["PATCH", "DELETE"])
        #expect(try tree.methods("/users") == [])
        #expect(try tree.methods("/none") == [])
    }

    @Test func conflicts() throws {
        let same = [
            ["/a", "/a"], ["/a", "/a/"], ["/{x}", "/{y}"], ["/{int1}/a", "/{int2}/a"], ["/f/{p...}", "/f/{q...}"], ["POST /a", "POST a"],
            ["/ü", "/\u{FC}"],
        ]
        for routes in same { #expect(try TreeFixture(routes).conflicts == ["\(routes[1]) = \(routes[0])"], "\(routes)") }
        let different = [
            ["/a", "POST /a"], ["/{x}", "/{int}"], ["/{x}", "/a"], ["/{x}", "/{x...}"], ["/{x}/a", "/{y}/b"], ["/a", "/A"],
            ["HEAD /a", "/a"],
            ["/", "/{p...}"],
        ]
        for routes in different { #expect(try TreeFixture(routes).conflicts.isEmpty, "\(routes)") }
    }

    @Test func invalidPatterns() throws {
        for text in [
            "//", "/a//b", "/{", "/}", "/{}", "/{a", "/a}", "/x{a}", "/{a}x", "/{a}{b}", "/{{a}}", "/{a b}", "/{1a}", "/{...}", "/{a...}/b",
            "/{a}/{a}", "/{a:int}", "/{a-b}",
        ] {
            #expect(throws: PathPatternError.self, "\(text)") { try PathPattern(parsing: text) }
        }
    }

    @Test func manyVariables() throws {
        let names = (1...12).map { "v\($0)" }
        let tree = try TreeFixture(["/" + names.map { "{\($0)}" }.joined(separator: "/"), "/{a}/{x...}"])
        let values = (1...12).map(String.init)
        let target = "/" + values.joined(separator: "/")
        #expect(try tree.find(target)?.hasSuffix(values.joined(separator: " | ")) == true)
        // The branch of the variables leads nowhere here, and what it had captured is forgotten.
        #expect(try tree.find(target + "/13") == "/{a}/{x...} | 1 | /2/3/4/5/6/7/8/9/10/11/12/13")
    }

    @Test func longPaths() throws {
        let tree = try TreeFixture(["/{x}", "/{x}/{y...}", "/" + String(repeating: "a", count: 5000)])
        let long = String(repeating: "a", count: 5000)
        #expect(try tree.find("/" + long) == "/" + long)
        #expect(try tree.find("/\(long)b") == "/{x} | \(long)b")
        let deep = String(repeating: "/b", count: 20_000)
        #expect(try tree.find(deep)?.hasSuffix(String(deep.dropFirst(2))) == true)
    }
}
