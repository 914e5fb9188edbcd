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
}
