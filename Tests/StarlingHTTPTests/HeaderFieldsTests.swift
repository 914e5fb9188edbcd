import HTTPTypes
import StarlingHTTP
import Testing

@Suite struct HeaderFieldsTests {
    private func pairs(_ headers: HeaderFields) -> [String] { headers.map { "\($0.name)=\($0.value)" } }

    @Test func keepsTheOrderAndLowersNames() {
        var headers = HeaderFields()
        headers.append("1", for: .init("X-B")!)
        headers.append("2", for: .init("x-A")!)
        headers.append("3", for: .init("X-b")!)
        #expect(pairs(headers) == ["x-b=1", "x-a=2", "x-b=3"])
        #expect(headers.count == 3)
        #expect(!headers.isEmpty)
        #expect("\(headers)" == "x-b: 1\nx-a: 2\nx-b: 3")
    }

    @Test func findsNamesWhateverTheirCase() {
        let headers: HeaderFields = [.contentType: "a", .init("x-a")!: "b"]
        #expect(headers[.contentType] == "a")
        #expect(headers[.init("X-A")!] == "b")
        #expect(headers[.init("x")!] == nil)
        #expect(headers[.init("x-aa")!] == nil)
        #expect(headers.contains(.init("X-A")!))
        #expect(!headers.contains(.accept))
        #expect(HeaderFields()[.accept] == nil)
        #expect(HeaderFields().isEmpty)
    }

    @Test func joinsSeveralValues() {
        var headers: HeaderFields = [.accept: "a", .cookie: "b=1", .setCookie: "c=1"]
        headers.append("d", for: .accept)
        headers.append("e=2", for: .cookie)
        headers.append("f=2", for: .setCookie)
        headers.append("", for: .accept)
        #expect(headers[.accept] == "a, d, ")
        #expect(headers[.cookie] == "b=1; e=2")
        #expect(headers[values: .accept] == ["a", "d", ""])
        #expect(headers[values: .setCookie] == ["c=1", "f=2"])
        #expect(headers[values: .date] == [])
    }

    @Test func replacesAndRemoves() {
        var headers: HeaderFields = [.accept: "1", .date: "2", .accept: "3"]
        headers[.accept] = "4"
        #expect(pairs(headers) == ["date=2", "accept=4"])
        headers[.server] = "5"
        headers[.date] = nil
        #expect(pairs(headers) == ["accept=4", "server=5"])
        headers.remove(.date)
        headers.remove(.accept)
        headers.remove(.server)
        #expect(headers.isEmpty)
        #expect(headers == HeaderFields())
    }

    @Test(arguments: ["", "a", "ü€😀", String(repeating: "x", count: 100_000), " padded ", "\u{1}\u{7F}"])
    func keepsAnyValueThatIsNoLine(value: String) {
        let headers: HeaderFields = [.date: "first", .accept: value, .server: "last"]
        #expect(headers[.accept] == value)
        #expect(headers[.server] == "last")
    }

    @Test func lettersOfAValueKeepTheirCase() {
        let headers: HeaderFields = [.init("ABC")!: "ABC"]
        #expect(pairs(headers) == ["abc=ABC"])
    }

    @Test(arguments: [("a\r\nb: c", "a  b: c"), ("\n", " "), ("a\0b", "a b"), ("a\rb", "a b"), ("ü\r\n", "ü  ")])
    func makesSpacesOfWhatWouldEndALine(value: String, kept: String) {
        var headers: HeaderFields = [.accept: value]
        #expect(headers[.accept] == kept)
        headers[.accept] = value
        #expect(headers[.accept] == kept)
    }

    @Test func areEqualWithTheSameFieldsInTheSameOrder() {
        #expect(HeaderFields([.accept: "1", .date: "2"]) == [.accept: "1", .date: "2"])
        #expect([.accept: "1", .date: "2"] as HeaderFields == [.init("Accept")!: "1", .init("DATE")!: "2"])
        #expect([.accept: "1", .date: "2"] as HeaderFields != [.date: "2", .accept: "1"])
        #expect([.accept: "1"] as HeaderFields != [.accept: "2"])
        #expect([.init("ab")!: "c"] as HeaderFields != [.init("a")!: "bc"])
    }

    @Test func areValues() {
        let first: HeaderFields = [.accept: "1"]
        var second = first
        second[.accept] = "2"
        second.append("3", for: .date)
        #expect(first == [.accept: "1"])
        #expect(second == [.accept: "2", .date: "3"])
    }

    @Test func takeOthersOver() {
        var headers: HeaderFields = [.accept: "1", .date: "2"]
        headers.append(contentsOf: [.accept: "3"])
        #expect(pairs(headers) == ["accept=1", "date=2", "accept=3"])
        #expect(headers.count == 3)
        headers.replace(with: [.accept: "4", .server: "5", .accept: "6"])
        #expect(pairs(headers) == ["date=2", "accept=4", "server=5", "accept=6"])
        headers.replace(with: HeaderFields())
        #expect(headers.count == 4)
    }

    @Test func knowTheHost() {
        var headers: HeaderFields = [.accept: "1"]
        #expect(headers.host == nil)
        headers.host = "a"
        headers.host = "b\r\n"
        #expect(headers.host == "b  ")
        #expect(headers.count == 2)
        headers.host = nil
        #expect(headers == [.accept: "1"])
    }
}
