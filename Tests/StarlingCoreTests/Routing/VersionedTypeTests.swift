import StarlingHTTP
import Testing

@testable import StarlingCore

@Suite("Versions by media type") struct VersionedTypeTests {
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
        #expect(type.quality(in: MediaRange.all(in: field)) == quality)
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
        #expect(family.quality(in: field.map { MediaRange.all(in: $0) }) == quality)
    }

    @Test(arguments: ["", "json", "*/*", "application/*", "a/b/c"])
    func isNoType(text: String) {
        #expect(VersionedType(text) == nil)
    }
}
