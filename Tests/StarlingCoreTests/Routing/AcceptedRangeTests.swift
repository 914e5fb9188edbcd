import Testing

@testable import StarlingCore

@Suite("Media ranges of Accept") struct AcceptedRangeTests {
    private static func text(_ range: AcceptedRange) -> String {
        "\(range.type)/\(range.subtype)" + range.parameters.sorted { $0.key < $1.key }.map { ";\($0.key)=\($0.value)" }.joined()
            + " \(range.quality)"
    }

    @Test(
        arguments: [
            ("application/json", ["application/json 1.0"]), ("Text/HTML;Q=0.5, */* ; q=0.1", ["text/html 0.5", "*/* 0.1"]),
            ("application/json; version=1;q=0", ["application/json;version=1 0.0"]),
            ("a/b;x=\"1,2;3\", c/d", ["a/b;x=1,2;3 1.0", "c/d 1.0"]), ("a/b;x=\"\\\"\", c/d", ["a/b;x=\" 1.0", "c/d 1.0"]),
            ("a/b;x=\"", ["a/b;x=\" 1.0"]), ("a/b;q=x", ["a/b 0.0"]), ("a/b;q=2, a/c;q=-1, a/d;q=nan", ["a/b 0.0", "a/c 0.0", "a/d 0.0"]),
            ("", []), (",,", []), ("json", []), ("a/", []), ("/b", []), ("a/b/c, d/e", ["d/e 1.0"]), ("a b/c", []),
            (";;, =, a/b;;=;x", ["a/b;= 1.0"]),
        ])
    func reads(field: String, expected: [String]) {
        #expect(AcceptedRange.all(in: field).map(Self.text) == expected, "\(field)")
    }

    @Test(
        arguments: [
            ("application/vnd.acme.v1+json", "application/vnd.acme.v1+json", 1), ("application/vnd.acme.v1+json", "*/*", nil),
            ("application/vnd.acme.v1+json", "application/vnd.acme.v1+json;q=0.3, application/vnd.acme.v1+json;charset=utf-8;q=0.7", 0.7),
            ("application/vnd.acme.v1+json", "application/vnd.acme.v1+json;q=0", nil),
            ("application/json; version=1", "application/json", nil),
            ("application/json; version=1", "application/json;version=1", 1),
            ("application/json; version=1", "APPLICATION/json; Version=\"1\"", 1),
            ("application/json; version=1", "application/json;version=2", nil),
        ] as [(String, String, Double?)])
    func names(version: String, field: String, quality: Double?) throws {
        let type = try #require(VersionedType(version))
        #expect(type.quality(in: AcceptedRange.all(in: field)) == quality)
    }

    @Test(
        arguments: [
            ("application/vnd.acme.v1+json", nil, 1), ("application/vnd.acme.v1+json", "*/*;q=0.4", 0.4),
            ("application/vnd.acme.v1+json", "application/*", 1), ("application/vnd.acme.v1+json", "application/json", 1),
            ("application/vnd.acme.v1+json", "application/vnd.acme.v9+json", nil), ("application/vnd.acme.v1+json", "text/html", nil),
            ("application/vnd.acme.v1", "application/json", nil), ("application/json; version=1", "application/json", 1),
            ("application/json; version=1", "application/json;charset=utf-8", 1),
            ("application/json; version=1", "application/json;version=9", nil),
            ("application/vnd.acme+json; v=1", "application/vnd.acme+json", 1), ("application/vnd.acme+json; v=1", "application/json", 1),
            ("application/json; version=1", "*/*;q=0", nil),
        ] as [(String, String?, Double?)])
    func namesNone(version: String, field: String?, quality: Double?) throws {
        let family = try #require(VersionedType(version)).family
        #expect(family.quality(in: field.map { AcceptedRange.all(in: $0) }) == quality)
    }

    @Test(arguments: ["", "json", "*/*", "application/*", "a/b/c"])
    func isNoType(text: String) {
        #expect(VersionedType(text) == nil)
    }
}
