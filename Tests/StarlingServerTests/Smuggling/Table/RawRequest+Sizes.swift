extension RawRequest {
    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    /// What is larger than anyone needs.
    static let oversize: [RawRequest] = [
        .refused("a target of 9,000 bytes", 414, get(target: "/" + letters(9000))),
        .refused("a request line that never ends", 414, letters(20_000)),
        .refused("a value of 40,000 bytes", 431, get("x: " + letters(40_000))),
        .refused("a name of 40,000 bytes", 431, get(letters(40_000) + ": x")),
        .refused("a name of 70,000 bytes", 431, get(letters(70_000) + ": x")),
        .refused("101 fields", 431, get(String(repeating: "x: y\r\n", count: 99) + "x: y")),
        .refused("5,000 fields", 431, get(String(repeating: "x: y\r\n", count: 5000) + "x: y")),
        .refused("fields of 40,000 bytes together", 431, get(String(repeating: "x: " + letters(900) + "\r\n", count: 45) + "x: y")),
        .refused("a length of 1,000 digits", post("content-length: " + String(repeating: "1", count: 1000), body: "hello")),
        .refused("a length of 1,000 zeros and a 5 in wide digits", post("content-length: " + String(repeating: "0", count: 1000) + "５")),
        .taken("100 fields", get(String(repeating: "x: y\r\n", count: 98) + "x: y"), seen: "GET /a"),
        .taken("a body of 200,000 bytes", post("content-length: 200000", body: letters(200_000)), seen: "POST /a (200000 bytes)"),
        .last(
            "a body of 200,000 bytes that nobody reads",
            "POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: 200000\r\n\r\n" + letters(200_000), seen: "POST /unread unread"),
    ]

    /// The client ends its side in the middle of each part. What is not whole is nothing; what is whole is answered.
    static let ends: [RawRequest] = [
        .cutOff("an end before anything", ""),
        .cutOff("an end in an empty line", "\r"),
        .cutOff("an end behind an empty line", "\r\n"),
        .cutOff("an end in the method", "GE"),
        .cutOff("an end in the target", "GET /a"),
        .cutOff("an end behind the request line", "GET /a HTTP/1.1\r\n"),
        .cutOff("an end in a name", "GET /a HTTP/1.1\r\nho"),
        .cutOff("an end in a value", "GET /a HTTP/1.1\r\nhost: x"),
        .cutOff("an end before the empty line", "GET /a HTTP/1.1\r\nhost: x\r\n"),
        .cutOff("an end in the empty line", "GET /a HTTP/1.1\r\nhost: x\r\n\r"),
        .cutOff("an end behind a request", get(), seen: "GET /a", answers: [200]),
        .cutOff("an end behind two requests", get() + get(target: "/b"), seen: "GET /a", "GET /b", answers: [200, 200]),
        .cutOff("an end in the second request", get() + "GET /b HTTP/1.1\r\n", seen: "GET /a", answers: [200]),
        .cutOff("an end before a body", post("content-length: 5"), seen: "POST /a !clientGone"),
        .cutOff("an end in a body", post("content-length: 5", body: "hel"), seen: "POST /a !clientGone"),
        .cutOff("an end behind a body", post("content-length: 5", body: "hello"), seen: "POST /a hello", answers: [200]),
        .cutOff("an end before chunks", post("transfer-encoding: chunked"), seen: "POST /a !clientGone"),
        .cutOff("an end in a size", post("transfer-encoding: chunked", body: "5"), seen: "POST /a !clientGone"),
        .cutOff("an end in a chunk", post("transfer-encoding: chunked", body: "5\r\nhel"), seen: "POST /a !clientGone"),
        .cutOff("an end behind a chunk", post("transfer-encoding: chunked", body: "5\r\nhello\r\n"), seen: "POST /a !clientGone"),
        .cutOff("an end before the trailers", post("transfer-encoding: chunked", body: "0\r\n"), seen: "POST /a !clientGone"),
        .cutOff("an end in a trailer", post("transfer-encoding: chunked", body: "0\r\nx: "), seen: "POST /a !clientGone"),
        .cutOff(
            "an end behind chunks", post("transfer-encoding: chunked", body: "5\r\nhello\r\n0\r\n\r\n"), seen: "POST /a hello",
            answers: [200]),
        .cutOff("an end behind a request of HTTP/1.0", "GET /a HTTP/1.0\r\n\r\n", seen: "GET /a", answers: [200]),
    ]
}
