import HTTPTypes
import StarlingHTTP
import Testing

@Suite("Accept-Encoding") struct AcceptEncodingTests {
    @Test(arguments: [
        ("", []), ("gzip", ["gzip"]), ("gzip, deflate, br, zstd", ["br", "zstd", "gzip"]), ("br;q=0.5, gzip", ["gzip", "br"]),
        ("GZIP;Q=0.3", ["gzip"]), ("x-gzip", ["gzip"]), ("*", ["br", "zstd", "gzip"]), ("*;q=0.5, gzip", ["gzip", "br", "zstd"]),
        ("br;q=0, *", ["zstd", "gzip"]), ("gzip;q=0", []), ("*;q=0", []), ("identity", []), ("identity, gzip;q=0.5", []),
        ("identity;q=0.5, gzip", ["gzip"]), ("identity;q=0.5, gzip;q=0.5", ["gzip"]), ("identity;q=0, br", ["br"]),
        ("gzip;q=0.001", ["gzip"]), ("gzip;q=1.5, br", ["br"]), ("gzip;level=1, br", ["br"]), ("gzip;q, br", ["br"]), (",, br ,", ["br"]),
        ("gzip;q=0, gzip", []), ("deflate", []), ("brotli", []),
    ]) func best(value: String, names: [String]) {
        let offers: [ContentCoding] = [.brotli, .zstd, .gzip]
        #expect(AcceptEncoding(value).accepted(of: offers).map(\.name) == names)
        #expect(AcceptEncoding([.acceptEncoding: value]).best(of: offers)?.name == names.first)
    }

    @Test(arguments: [("", 1.0), ("gzip", 1), ("identity;q=0", 0), ("*;q=0", 0), ("*;q=0, identity;q=0.2", 0.2), ("*;q=0.1", 1)])
    func identity(value: String, quality: Double) {
        #expect(AcceptEncoding(value).identityQuality == quality)
    }

    @Test func severalFieldsCountAsOne() {
        #expect(AcceptEncoding([.acceptEncoding: "gzip;q=0.1", .acceptEncoding: "br"]).quality(of: .gzip) == 0.1)
        #expect(AcceptEncoding(HeaderFields()).quality(of: .gzip) == 0)
    }
}
