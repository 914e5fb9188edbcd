extension RawRequest {
    /// `Content-Length`: CL.CL, CL.0, 0.CL, and what some take for a number.
    static let lengths: [RawRequest] = [
        .taken("a length", post("content-length: 5", body: "hello"), seen: "POST /a hello"),
        .taken("a length with leading zeros", post("content-length: 0005", body: "hello"), seen: "POST /a hello"),
        .taken("a length with tabs around it", post("content-length:\t5\t", body: "hello"), seen: "POST /a hello"),
        .taken("a length of zero", post("content-length: 0"), seen: "POST /a"),
        .taken("no length is no body", post(), seen: "POST /a"),
        .refused("CL.CL: two that differ", post("content-length: 5", "content-length: 6", body: "hello!")),
        .refused(
            "CL.CL: the second is longer by a request", post("content-length: 0", "content-length: \(hidden.utf8.count)", body: hidden)),
        .refused("CL.CL: two that are the same", post("content-length: 5", "content-length: 5", body: "hello")),
        .refused("CL.CL: two in one field", post("content-length: 5, 5", body: "hello")),
        .refused("CL.CL: two that differ in one field", post("content-length: 0, \(hidden.utf8.count)", body: hidden)),
        .refused("CL.CL: the names differ in case", post("Content-Length: 5", "CONTENT-LENGTH: 0", body: "hello")),
        .refused("an empty length", post("content-length:", body: "hello")),
        .refused("a length with a sign", post("content-length: +5", body: "hello")),
        .refused("a negative length", post("content-length: -5", body: "hello")),
        .refused("minus nothing", post("content-length: -0", body: "hello")),
        .refused("a hexadecimal length", post("content-length: 0x5", body: "hello")),
        .refused("a length with an exponent", post("content-length: 5e0", body: "hello")),
        .refused("a length with a point", post("content-length: 5.0", body: "hello")),
        .refused("a length with an underscore", post("content-length: 1_0", body: "hello")),
        .refused("a length in quotes", post("content-length: \"5\"", body: "hello")),
        .refused("a length with a parameter", post("content-length: 5;a=b", body: "hello")),
        .refused("a length of two words", post("content-length: 5 0", body: "hello")),
        .refused("a length in wide digits", post("content-length: ５", body: "hello")),
        .refused("a length beyond 63 bits", post("content-length: 9223372036854775808", body: "hello")),
        .refused("a length that is 5 in 64 bits", post("content-length: 18446744073709551621", body: "hello")),
        .refused("a length that is 5 in 32 bits, but for its sign", post("content-length: -4294967291", body: "hello")),
        .swallowing("a length that is 5 in 32 bits", post("content-length: 4294967301", body: "hello")),
        .swallowing("CL.0: a length beyond the body", post("content-length: 1000", body: "hello")),
        .taken(
            "0.CL: a request in a body stays there", post("content-length: \(hidden.utf8.count)", body: hidden), seen: "POST /a \(hidden)"),
        .taken(
            "CL.0: a request in a body that nobody reads stays there",
            "POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: \(hidden.utf8.count)\r\n\r\n\(hidden)", seen: "POST /unread unread"),
        .taken(
            "CL.0: a body of GET", get("content-length: \(hidden.utf8.count)") + hidden, seen: "GET /a \(hidden)"),
        .taken(
            "CL.0: a body of HEAD", "HEAD /a HTTP/1.1\r\nhost: x\r\ncontent-length: \(hidden.utf8.count)\r\n\r\n\(hidden)",
            seen: "HEAD /a \(hidden)"),
        .taken(
            "CL.0: a body of OPTIONS", "OPTIONS * HTTP/1.1\r\nhost: x\r\ncontent-length: \(hidden.utf8.count)\r\n\r\n\(hidden)",
            seen: "OPTIONS * \(hidden)"),
        .taken(
            "CL.0: a body of a method that nobody knows",
            "HELLO /a HTTP/1.1\r\nhost: x\r\ncontent-length: \(hidden.utf8.count)\r\n\r\n\(hidden)", seen: "HELLO /a \(hidden)"),
        .taken("a field whose name only ends so", post("x-content-length: 5"), seen: "POST /a"),
        .taken("a field whose name has an underscore", post("content_length: 5"), seen: "POST /a"),
        .refused("a length that is folded", post("content-length:\r\n 5", body: "hello")),
        .refused("a length behind a fold", post("x: y\r\n content-length: 5", body: "hello")),
        .refused("a space before the colon of a length", post("content-length : 5", body: "hello")),
        .refused("a space before a length", "POST /a HTTP/1.1\r\n content-length: 5\r\nhost: x\r\n\r\nhello"),
        .refused("a length with a NUL", post("content-length: 5\0", body: "hello")),
        .refused("a length with a carriage return", post("content-length: 5\r\r\n", body: "hello")),
    ]
}
