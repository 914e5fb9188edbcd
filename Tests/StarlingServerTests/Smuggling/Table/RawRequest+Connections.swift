extension RawRequest {
    /// What becomes of the connection: `Connection`, HTTP/1.0, upgrades, and requests that come together.
    static let connections: [RawRequest] = [
        .taken("two requests together", get() + get(target: "/b"), seen: "GET /a", "GET /b"),
        .taken(
            "a body and a request together", post("content-length: 5", body: "hello") + get(target: "/b"), seen: "POST /a hello", "GET /b"),
        .last("Connection: close", get("connection: close") + hidden, seen: "GET /a"),
        .last("Connection: close in a list", get("connection: keep-alive, x,\tClose") + hidden, seen: "GET /a"),
        .last("Connection: close in the second field", get("connection: keep-alive", "connection: close"), seen: "GET /a"),
        .last(
            "Connection: close with a body", post("connection: close", "content-length: 5", body: "hello" + hidden), seen: "POST /a hello"),
        .taken("Connection: closed is another word", get("connection: closed"), seen: "GET /a"),
        .taken(
            "Connection names Content-Length", post("connection: keep-alive, content-length", "content-length: 5", body: "hello"),
            seen: "POST /a hello"),
        .taken(
            "Connection names Transfer-Encoding",
            post("connection: transfer-encoding", "transfer-encoding: chunked", body: "5\r\nhello\r\n0\r\n\r\n"), seen: "POST /a hello"),
        .taken("Connection names Host", get("connection: host"), seen: "GET /a"),
        .last("HTTP/1.0", "GET /a HTTP/1.0\r\n\r\n" + hidden, seen: "GET /a"),
        .taken("HTTP/1.0 that stays", "GET /a HTTP/1.0\r\nconnection: keep-alive\r\n\r\n", seen: "GET /a"),
        .last("HTTP/1.0 that says both", "GET /a HTTP/1.0\r\nconnection: keep-alive, close\r\n\r\n", seen: "GET /a"),
        .taken("Proxy-Connection is nothing", get("proxy-connection: close"), seen: "GET /a"),
        .taken("Keep-Alive is nothing", get("keep-alive: timeout=0, max=0"), seen: "GET /a"),
        .taken(
            "an upgrade to h2c", get("connection: upgrade, http2-settings", "upgrade: h2c", "http2-settings: AAMAAABkAAQAAP__"),
            seen: "GET /a"),
        .taken(
            "an upgrade to h2c with a body",
            post("connection: upgrade", "upgrade: h2c", "content-length: \(hidden.utf8.count)", body: hidden), seen: "POST /a \(hidden)"),
        .taken(
            "an upgrade to WebSocket that nobody offers",
            get("connection: upgrade", "upgrade: websocket", "sec-websocket-version: 777", "sec-websocket-key: x") + hidden,
            seen: "GET /a", "GET /hidden"),
        .taken("an upgrade that Connection does not name", get("upgrade: websocket"), seen: "GET /a"),
        .taken("an upgrade to TLS", "OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: TLS/1.0\r\n\r\n", seen: "OPTIONS *"),
        .taken("a method that another field overrides", post("x-http-method-override: DELETE", "content-length: 0"), seen: "POST /a"),
        .taken("TRACE is a method", "TRACE /a HTTP/1.1\r\nhost: x\r\n\r\n", seen: "TRACE /a"),
        .taken("Max-Forwards is the application's", "OPTIONS * HTTP/1.1\r\nhost: x\r\nmax-forwards: 0\r\n\r\n", seen: "OPTIONS *"),
        RawRequest(
            name: "a bad request behind a good one", bytes: Array((get() + "GET /b HTTP/1.1\r\n\r\n").utf8), seen: ["GET /a"],
            answers: [200, 400], staysInStep: false),
        RawRequest(
            name: "the beginning of a request makes the next one a field of its own, which is what desynchronized proxies suffer",
            bytes: Array((post("content-length: 0") + "GET /hidden HTTP/1.1\r\nx: ").utf8), seen: ["POST /a", "GET /hidden"],
            answers: [200, 200], staysInStep: false),
    ]

    /// `Expect: 100-continue`, which makes a body come later, or never.
    static let expectations: [RawRequest] = [
        .taken(
            "Expect with a body that is there", post("expect: 100-continue", "content-length: 5", body: "hello"), seen: "POST /a hello"),
        .taken(
            "Expect with chunks that are there",
            post("expect: 100-continue", "transfer-encoding: chunked", body: "5\r\nhello\r\n0\r\n\r\n"), seen: "POST /a hello"),
        .taken("Expect without a body", get("expect: 100-continue"), seen: "GET /a"),
        .taken("Expect with a body of zero bytes", post("expect: 100-continue", "content-length: 0"), seen: "POST /a"),
        .taken("Expect in capitals", post("Expect: 100-CONTINUE", "content-length: 5", body: "hello"), seen: "POST /a hello"),
        .refused("Expect of something else", 417, post("expect: 200-ok", "content-length: 5", body: "hello")),
        .refused("Expect of nothing", 417, post("expect:", "content-length: 5", body: "hello")),
        .refused("Expect with more behind it", 417, post("expect: 100-continue, x", "content-length: 5", body: "hello")),
        .refused("Expect, misspelled", 417, post("expect: y 100-continue", "content-length: 5", body: "hello")),
        .refused("Expect that is folded", 417, post("expect:\r\n 100-continue", "content-length: 5", body: "hello")),
        .taken(
            "Expect of HTTP/1.0", "POST /a HTTP/1.0\r\nconnection: keep-alive\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\nhello",
            seen: "POST /a hello"),
        .last(
            "Expect with chunks that nobody reads",
            "POST /unread HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            seen: "POST /unread unread"),
    ]
}
