import HTTPTypes
import StarlingHTTP
import Testing

@Suite("Names of content codings") struct ContentCodingTests {
    @Test(
        arguments: [
            ("gzip", ["gzip"]), ("GZip", ["gzip"]), ("X-Gzip", ["gzip"]), ("gzip, br", ["gzip", "br"]), ("\tgzip ,br\t", ["gzip", "br"]),
            ("identity", []),
            ("identity,gzip,Identity", ["gzip"]), ("", []), (" ,, ", []), ("a b", ["a b"]), ("gzip;q=1", ["gzip;q=1"]), ("ü", ["ü"]),
        ] as [(String, [String])])
    func areRead(value: String, names: [String]) {
        let headers: HeaderFields = [.contentEncoding: value]
        #expect(headers.contentCodings == names)
    }

    @Test func ofSeveralFields() {
        let several: HeaderFields = [.contentEncoding: "gzip", .accept: "x", .contentEncoding: "br, zstd"]
        #expect(several.contentCodings == ["gzip", "br", "zstd"])
        let none: HeaderFields = [.accept: "gzip"]
        #expect(none.contentCodings == [])
    }
}
