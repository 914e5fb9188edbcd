import FoundationEssentials
import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct HeaderValueTests {
    private enum Tier: String, HeaderValue { case free, paid }

    @Test(
        arguments: [
            (5, "5"), (-5 as Int8, "-5"), (UInt64.max, "18446744073709551615"), (1.5, "1.5"), (true, "true"), ("a\r\nb", "a\r\nb"),
            (Date(timeIntervalSince1970: 784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT"), (Duration.milliseconds(90_500), "90"),
            (Duration.seconds(-1), "0"), ([1, 2, 3], "1, 2, 3"), (["a", "b"], "a, b"), (MediaType.json, "application/json"),
            (Tier.paid, "paid"),
            (CacheControl.noStore, "no-store"), (ETag("x"), "\"x\""), (Vary(.cookie), "Cookie"),
            (UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255)), "01020304-0506-0708-090a-0b0c0d0e0fff"),
        ] as [(any HeaderValue, String)]) func isWritten(value: any HeaderValue, text: String)
    {
        #expect(value.headerValue == text)
    }

    @Test func standInLiterals() {
        let missing: Int? = nil
        let headers: HeaderFields = [.age: 5, .cacheControl: CacheControl(.private), .retryAfter: missing, .location: "/a\r\nb: c"]
        #expect(headers.map { "\($0.name): \($0.value)" } == ["age: 5", "cache-control: private", "location: /a  b: c"])
    }

    @Test func areSetAndRemoved() {
        var headers: HeaderFields = [.age: 1, .age: 2]
        headers.set(.age, to: 3)
        #expect(headers[values: .age] == ["3"])
        headers.set(.age, to: Int?.none)
        #expect(headers.isEmpty)
    }
}
