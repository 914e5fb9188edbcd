extension RawRequest {
    private static func body(_ name: String, _ chunks: String, seen: String) -> RawRequest {
        .taken(name, post("transfer-encoding: chunked", body: chunks), seen: seen)
    }

    private static func bad(_ name: String, _ chunks: String) -> RawRequest {
        .broken(name, post("transfer-encoding: chunked", body: chunks))
    }

    private static func endless(_ name: String, _ chunks: String) -> RawRequest {
        .swallowing(name, post("transfer-encoding: chunked", body: chunks))
    }

    private static let size = String(hidden.utf8.count, radix: 16)

    /// The inside of chunked bodies: sizes, ends of lines, extensions (TERM.EXT, EXT.TERM, spills) and trailers.
    static let chunks: [RawRequest] = [
        body("many chunks of a byte", String(repeating: "1\r\nx\r\n", count: 200) + "0\r\n\r\n", seen: "POST /a (200 bytes)"),
        body("a request in a chunk stays there", "\(size)\r\n\(hidden)\r\n0\r\n\r\n", seen: "POST /a \(hidden)"),
        body("what looks like a last chunk in a chunk", "5\r\n0\r\n\r\n\r\n0\r\n\r\n", seen: "POST /a 0\r\n\r\n"),
        body("a size with leading zeros", "00005\r\nhello\r\n000\r\n\r\n", seen: "POST /a hello"),
        body("a size in capitals", "A\r\n0123456789\r\n0\r\n\r\n", seen: "POST /a 0123456789"),
        bad("a size that overflows 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n"),
        bad("a size of all ones", "ffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
        bad("a size with its highest bit set", "8000000000000000\r\nhello\r\n0\r\n\r\n"),
        endless("a size that is 5 in 32 bits", "100000005\r\nhello\r\n0\r\n\r\n"),
        endless("a very large size", "7fffffffff\r\nhello\r\n0\r\n\r\n"),
        bad("more leading zeros than anyone writes", "00000000000000000000005\r\nhello\r\n0\r\n\r\n"),
        bad("a size with 0x", "0x5\r\nhello\r\n0\r\n\r\n"),
        bad("a size with a plus", "+5\r\nhello\r\n0\r\n\r\n"),
        bad("a size with a minus", "-5\r\nhello\r\n0\r\n\r\n"),
        bad("a size with an underscore", "1_0\r\n0123456789abcdef\r\n0\r\n\r\n"),
        bad("a size with a space before", " 5\r\nhello\r\n0\r\n\r\n"),
        bad("a size with a space behind", "5 \r\nhello\r\n0\r\n\r\n"),
        bad("a size with a tab behind", "5\t\r\nhello\r\n0\r\n\r\n"),
        bad("a size in wide digits", "５\r\nhello\r\n0\r\n\r\n"),
        bad("a size of other letters", "g\r\nhello\r\n0\r\n\r\n"),
        bad("no size", "\r\nhello\r\n0\r\n\r\n"),
        bad("no size but an extension", ";a\r\nhello\r\n0\r\n\r\n"),
        bad("a size with a comma", "5,5\r\nhello\r\n0\r\n\r\n"),
        bad("a NUL behind a size", "5\0\r\nhello\r\n0\r\n\r\n"),
        bad("a size that ends in a line feed", "5\nhello\r\n0\r\n\r\n"),
        bad("a size that ends in a carriage return", "5\rhello\r\n0\r\n\r\n"),
        bad("a size that ends in two carriage returns", "5\r\r\nhello\r\n0\r\n\r\n"),
        bad("a size that ends the wrong way round", "5\n\rhello\r\n0\r\n\r\n"),
        bad("data that ends in a line feed", "5\r\nhello\n0\r\n\r\n"),
        bad("data that ends in a carriage return", "5\r\nhello\r0\r\n\r\n"),
        bad("data without an end", "5\r\nhello0\r\n\r\n"),
        bad("data that ends in two other bytes", "5\r\nhelloXX0\r\n\r\n"),
        bad("data that is longer than its size", "3\r\nhello\r\n0\r\n\r\n"),
        bad("data that is shorter than its size", "7\r\nhello\r\n0\r\n\r\n"),
        bad("a last chunk that ends in a line feed", "5\r\nhello\r\n0\n\n"),
        bad("an end that is a line feed", "5\r\nhello\r\n0\r\n\n"),
        body("an extension", "5;a=b\r\nhello\r\n0\r\n\r\n", seen: "POST /a hello"),
        body("an extension in quotes, with a semicolon", "5;a=\"x;y\"\r\nhello\r\n0;b\r\n\r\n", seen: "POST /a hello"),
        bad("TERM.EXT: an extension that ends in a line feed", "2;\nxx\r\n\(size)\r\n0\r\n\r\n\(hidden)"),
        bad("TERM.EXT: a line feed in an extension", "5;a\nb\r\nhello\r\n0\r\n\r\n"),
        bad("EXT.TERM: a line feed behind a size, and an extension", "5\n;a\r\nhello\r\n0\r\n\r\n"),
        bad("EXT.TERM: a carriage return in an extension", "5;a\rb\r\nhello\r\n0\r\n\r\n"),
        bad("a line feed in quotes", "5;a=\"\n\"\r\nhello\r\n0\r\n\r\n"),
        bad("a line end in quotes", "5;a=\"\r\nhello\"\r\n0\r\n\r\n"),
        bad("a NUL in an extension", "5;a\0\r\nhello\r\n0\r\n\r\n"),
        bad("an extension with a space before it", "5 ;a=b\r\nhello\r\n0\r\n\r\n"),
        bad("an extension without a semicolon", "5 a=b\r\nhello\r\n0\r\n\r\n"),
        bad("an extension that is too long", "5;" + String(repeating: "a", count: 300) + "\r\nhello\r\n0\r\n\r\n"),
        bad("spill: data that runs over its end by two bytes", "5\r\nhello\r\n\r\n0\r\n\r\n"),
        bad("spill: one byte too many, and no end", "5\r\nhello!\r\n0\r\n\r\n"),
        bad(
            "long extensions on many small chunks",
            String(repeating: "1;" + String(repeating: "a", count: 200) + "\r\nx\r\n", count: 200) + "0\r\n\r\n"),
        body("a trailer", "5\r\nhello\r\n0\r\nx: y\r\n\r\n", seen: "POST /a hello"),
        bad("a trailer that is a request", "5\r\nhello\r\n0\r\nGET /hidden HTTP/1.1\r\nhost: x\r\n\r\n"),
        bad("a trailer without a colon", "0\r\nhello\r\n\r\n"),
        bad("a trailer with a space before its colon", "0\r\nx : y\r\n\r\n"),
        bad("a trailer that is folded", "0\r\nx: y\r\n z\r\n\r\n"),
        bad("a trailer that ends in a line feed", "0\r\nx: y\n\r\n"),
        bad("a trailer with a NUL", "0\r\nx: \0\r\n\r\n"),
        bad("Content-Length as a trailer", "0\r\nContent-Length: 5\r\n\r\nhello"),
        bad("Transfer-Encoding as a trailer", "0\r\ntransfer-encoding: chunked\r\n\r\n\(hidden)"),
        bad("Host as a trailer", "0\r\nhost: y\r\n\r\n"),
        bad("trailers without end", "0\r\n" + String(repeating: "x: y\r\n", count: 5000) + "\r\n"),
        body("a trailer whose name the head has, too", "0\r\ncookie: a=b\r\n\r\n", seen: "POST /a"),
    ]
}
