import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct MountedRequestTests {
    private final class Owner: Sendable {}

    @Test(arguments: [
        ("/a/b", 2, "/b", "/b", "/a"), ("/a/b?c=/d", 2, "/b?c=/d", "/b", "/a"), ("/a", 2, "/", "/", "/a"), ("/a?b", 2, "/?b", "/", "/a"),
        ("/a/?b", 2, "/?b", "/", "/a"), ("/a/", 2, "/", "/", "/a"), ("/a//b", 2, "//b", "//b", "/a"), ("/a/b/c", 4, "/c", "/c", "/a/b"),
        ("/x", 0, "/x", "/x", ""), ("/%61/b", 4, "/b", "/b", "/%61"),
    ])
    func losesItsPrefix(target: String, length: Int, inner: String, path: String, prefix: String) {
        let request = Request(method: .get, target: target)
        let mounted = request.mounted(below: length, of: Owner())
        #expect(mounted.target == inner)
        #expect(mounted.encodedPath == path)
        #expect(mounted.mountPath == prefix)
        #expect(mounted.query.map(\.name) == request.query.map(\.name))
        #expect(request.target == target)
        #expect(request.mountPath.isEmpty)
    }

    @Test func twice() {
        let (outer, inner) = (Owner(), Owner())
        var request = Request(method: .get, target: "/a/b/c?d")
        request.owner = outer
        let once = request.mounted(below: 2, of: outer)
        #expect(once.owner == nil)
        let twice = once.mounted(below: 2, of: inner)
        #expect(twice.target == "/c?d")
        #expect(twice.mountPath == "/a/b")
        #expect(twice.mount?.owner === inner)
        #expect(twice.mount?.outer?.owner === outer)
        #expect(twice.mount?.outer?.path == "/a")
        #expect(twice.mount?.outer?.outer == nil)
    }

    /// Where a place of the bytes to be routed stands in the target.
    @Test(arguments: [
        ("/a/b", 2, 2), ("/a/b", 4, 4), ("/a/b/", 4, 4), ("/%61/b", 2, 4), ("/%61/b?c/d", 4, 6), ("/%61/", 2, 4), ("/%61?/", 2, 4),
        ("/a%2Fb/c", 4, 6), ("/%C3%A4/b/c", 3, 7), ("/%C3%A4/b/c", 5, 9), ("/%61", 0, 0),
    ])
    func placesInTheTarget(target: String, position: Int, offset: Int) throws {
        let request = Request(method: .get, target: target)
        let path = try RoutedPath(target: target, pathLength: request.pathLength)
        #expect(path.targetOffset(of: position) == offset)
    }

    @Test func isSecure() {
        var request = Request(method: .get, target: "/")
        #expect(!request.isSecure)
        request.isSecure = true
        #expect(request.isSecure)
        let encrypted = Request(method: .get, target: "/", connection: ConnectionInfo(tls: .init(version: "TLSv1.3")))
        #expect(encrypted.isSecure)
    }

    @Test(arguments: [
        ([], ["a"]), (["A"], ["A"]), (["b, a"], ["b, a"]), (["*"], ["*"]), (["ab"], ["ab, a"]), (["b", "c"], ["b, c, a"]),
        (["b ,\ta"], ["b ,\ta"]),
    ])
    func varies(known: [String], expected: [String]) {
        var headers = HeaderFields()
        for value in known { headers.append(value, for: .vary) }
        headers.vary(on: "a")
        #expect(headers[values: .vary] == expected)
    }
}
