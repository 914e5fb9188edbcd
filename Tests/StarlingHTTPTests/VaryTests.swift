import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct VaryTests {
    @Test(
        arguments: [
            (["accept"], "accept"), (["accept", "Accept"], "accept"), (["accept", "cookie, ACCEPT"], "accept, cookie"),
            (["accept", "*"], "*"), (["*", "accept"], "*"), (["a b, ,, origin"], "ab, origin"), (["(), cookie"], "cookie"),
            (["", ""], nil),
        ] as [([String], String?)]) func holdsEachNameOnce(values: [String], text: String?)
    {
        var headers = HeaderFields()
        for value in values { headers.vary(on: Vary(headerValue: value)) }
        #expect(headers[.vary] == text)
        #expect(headers[values: .vary].count <= 1)
    }

    @Test func joinsSeveralFields() {
        var headers: HeaderFields = [.vary: "Accept", .vary: "Cookie"]
        headers.vary(on: .accept, .origin)
        #expect(headers[values: .vary] == ["Accept, Cookie, Origin"])
    }

    @Test func tellsWhatIsInIt() {
        let vary = Vary(.cookie, .accept)
        #expect(vary.contains(.cookie) && !vary.contains(.origin) && !vary.isAny && !vary.isEmpty)
        #expect(Vary.any.contains(.origin) && Vary.any.isAny)
        #expect(Vary().isEmpty && Vary().headerValue.isEmpty)
        #expect(vary.union(Vary(.origin)) == Vary(.cookie, .accept, .origin))
    }
}
