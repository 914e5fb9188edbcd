import HTTPTypes
import StarlingHTTP
import Testing

@Suite("Accept") struct AcceptTests {
    @Test func withoutTheFieldEverythingIsWelcome() {
        for accept in [Accept(HeaderFields()), Accept(""), Accept(" , ,"), Accept("html"), Accept("text/html;q=high")] {
            #expect(accept.quality(of: .html) == 1)
            #expect(accept.quality(of: .json) == 1)
        }
    }

    @Test(arguments: [
        ("text/html", 1.0, 0.0), ("TEXT/HTML", 1, 0), ("*/*", 1, 1), ("text/*", 1, 0), ("application/json", 0, 1),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 1, 0.8),
        ("application/json, text/html;q=0.5", 0.5, 1), ("text/html;q=0, */*", 0, 1), ("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", 0.7, 0.5),
        ("text/html ; q=0.125 , application/json ;q=1.000", 0.125, 1), ("text/html; Q=0.5", 0.5, 0), ("text/html;q=0.", 0, 0),
        ("text/html;q=0.5;level=1", 0.5, 0), ("text/html;level=1", 0, 0), ("text/html;charset=UTF-8;q=0.2,text/html", 0.2, 0),
        ("text/html;charset=\"utf-8\"", 1, 0), ("text/html;charset=utf-16", 0, 0), ("text/html;x=\",;\\\"\";q=0.1, application/json", 0, 1),
        ("text/html;q=1.001, application/json;q=0.0001, */*;q=0.4", 0.4, 0.4), ("text/html;q=2,*/*;q=0.1", 0.1, 0.1),
        ("text/html;q=-1,*/*;q=0.1", 0.1, 0.1), ("*/html, application/json", 0, 1), ("/, text/, /html, application/json", 0, 1),
    ]) func qualities(field: String, html: Double, json: Double) {
        let accept = Accept(field)
        #expect(accept.quality(of: .html) == html)
        #expect(accept.quality(of: .json) == json)
    }

    @Test func severalFieldsCountAsOne() {
        let accept = Accept([.accept: "text/html;q=0.2", .accept: "application/json;q=0.4"])
        #expect(accept.quality(of: .html) == 0.2)
        #expect(accept.quality(of: .json) == 0.4)
    }

    @Test func whatIsNoMediaTypeIsNotWelcome() {
        #expect(Accept("*/*").quality(of: "html") == 0)
    }

    @Test(
        arguments: [
            // The example of RFC 9110, section 12.5.1.
            ("text/plain;format=flowed", 1.0), ("text/plain", 0.7), ("text/html", 0.3), ("image/jpeg", 0.5),
            ("text/plain;format=fixed", 0.4),
            ("text/html;level=3", 0.3),
        ] as [(String, Double)])
    func theExampleOfTheStandard(media: String, quality: Double) {
        let accept = Accept("text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5")
        #expect(accept.quality(of: MediaType(rawValue: media)) == quality)
    }

    @Test(
        arguments: [
            ("text/plain", ["text/plain"], "text/plain"), ("text/plain", ["text/html"], nil),
            ("*/*", ["text/html", "text/plain"], "text/html"),
            ("", ["text/html", "text/plain"], "text/html"), ("nonsense", ["text/html"], "text/html"), ("text/html", [], nil), ("", [], nil),
            // The heavier one, then the one that is named more closely, then the first.
            ("text/plain;q=0.8, text/html", ["text/plain", "text/html"], "text/html"),
            ("text/*, text/html", ["text/plain", "text/html"], "text/html"),
            ("text/html, text/plain", ["text/plain", "text/html"], "text/plain"),
            ("text/html;q=0.5, application/*;q=0.4", ["application/json", "text/html"], "text/html"),
            ("application/*;q=0.4, text/html;q=0.3", ["application/json", "text/html"], "application/json"),
            ("*/*;q=0.1, application/msgpack", ["application/json", "application/msgpack"], "application/msgpack"),
            ("application/json;q=0, */*", ["application/json", "application/msgpack"], "application/msgpack"),
            ("application/json;q=0", ["application/json"], nil), ("*/*;q=0", ["application/json"], nil),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ["application/json", "text/html; charset=utf-8"],
                "text/html; charset=utf-8"
            ),
            ("TEXT/HTML", ["text/html; charset=utf-8"], "text/html; charset=utf-8"),
            ("text/html;charset=utf-8", ["text/html; charset=UTF-8"], "text/html; charset=UTF-8"),
            ("text/html;charset=utf-16", ["text/html; charset=utf-8"], nil),
            // Parameters.
            ("text/plain;p=test", ["text/plain"], "text/plain"), ("text/plain", ["text/plain;p=test"], nil),
            ("text/plain;p=test", ["text/plain;p=test"], "text/plain;p=test"), ("text/*", ["text/plain;p=test"], "text/plain;p=test"),
            ("text/plain;p=test", ["text/plain;p=other"], nil), ("text/plain;p=test;q=0, text/plain;p=other", ["text/plain;p=test"], nil),
            ("text/plain;p=test, text/html;q=0.1", ["text/plain", "text/html"], "text/html"),
            // Open offers.
            ("text/plain", ["text/*"], "text/plain"), ("text/html", ["*/*"], "text/html"), ("image/png", ["text/*"], nil),
            ("text/plain;q=0.1, text/html", ["text/*"], "text/html"), ("text/*", ["text/*"], "text/*"),
        ] as [(String, [String], String?)])
    func best(field: String, offers: [String], expected: String?) {
        #expect(Accept(field).best(of: offers.map(MediaType.init(rawValue:)))?.rawValue == expected)
    }

    @Test(
        arguments: [
            ("application/json", ["application/json 1.0"]), ("Text/HTML;Q=0.5, */* ; q=0.1", ["text/html 0.5", "*/* 0.1"]),
            ("application/json; version=1;q=0", ["application/json;version=1 0.0"]),
            ("a/b;x=\"1,2;3\", c/d", ["a/b;x=1,2;3 1.0", "c/d 1.0"]), ("a/b;x=\"\\\"\", c/d", ["a/b;x=\" 1.0", "c/d 1.0"]),
            ("a/b;x=\"", ["a/b;x=\" 1.0"]), ("a/b;q=x", []), ("a/b;q=2, a/c;q=-1, a/d;q=nan", []), ("a/b;q=0.5;x=1", ["a/b 0.5"]),
            ("", []), (",,", []), ("json", []), ("a/", []), ("/b", []), ("a/b/c, d/e", ["d/e 1.0"]), ("a b/c", []), ("*/b", []),
            ("ä/b", []), (";;, =, a/b;;=;x", []), ("a/b;;, c/d;", ["a/b 1.0", "c/d 1.0"]),
        ])
    func ranges(field: String, expected: [String]) {
        let texts = MediaRange.all(in: field).map { range in
            "\(range.type)/\(range.subtype)" + range.parameters.sorted { $0.key < $1.key }.map { ";\($0.key)=\($0.value)" }.joined()
                + " \(range.quality)"
        }
        #expect(texts == expected, "\(field)")
    }

    @Test(
        arguments: [
            ("image/*", "image/png", true), ("image/png", "IMAGE/PNG; a=b", true), ("image/png; a=b", "image/png", true),
            ("*/*", "a/b", true),
            ("image/*", "text/png", false), ("image/png", "image/*", false), ("image/png", "image", false), ("image/png", "", false),
        ] as [(String, String, Bool)])
    func includes(media: String, other: String, expected: Bool) {
        #expect(MediaType(rawValue: media).includes(MediaType(rawValue: other)) == expected)
    }
}
