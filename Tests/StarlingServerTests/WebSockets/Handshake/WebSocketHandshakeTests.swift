import HTTPTypes
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct WebSocketHandshakeTests {
    private static let options = WebSocketOptions(subprotocols: ["chat.v2", "chat.v1"])
    private static let answering = Answering { _ in
        Response(webSocket: options, headers: [.setCookie: "a=b"]) { socket in
            try await socket.send("\(socket.subprotocol ?? "none")")
            _ = try await socket.receive()
        }
    }

    @Test func accepts() async throws {
        try await Self.answering.connected { connection in
            let client = WebSocketClient(connection: connection)
            let head = try await client.begin()
            // The example of RFC 6455, section 1.3.
            #expect(head.contains("\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
            #expect(head.contains("\r\nupgrade: websocket\r\n"))
            #expect(head.contains("\r\nconnection: upgrade\r\n"))
            #expect(head.contains("\r\nset-cookie: a=b\r\n"))
            #expect(!head.contains("sec-websocket-protocol") && !head.contains("sec-websocket-extensions"))
            #expect(!head.contains("content-length") && !head.contains("transfer-encoding"))
            try await client.expect(.text("none"))
        }
    }

    @Test(arguments: [
        ("chat.v1", "chat.v1"), ("chat.v1, chat.v2", "chat.v2"), ("other,chat.v1\r\nsec-websocket-protocol: more", "chat.v1"),
        ("other", nil), ("CHAT.V1", nil),
    ]) func choosesASubprotocol(wanted: String, chosen: String?) async throws {
        try await Self.answering.connected { connection in
            let client = WebSocketClient(connection: connection)
            let head = try await client.begin("sec-websocket-protocol: \(wanted)\r\n")
            #expect(head.contains("sec-websocket-protocol") == (chosen != nil))
            if let chosen { #expect(head.contains("\r\nsec-websocket-protocol: \(chosen)\r\n")) }
            try await client.expect(.text(chosen ?? "none"))
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var change: String
        var from: String
        var to: String
        var status: Int
        var detail: String
        var testDescription: String { change }
    }

    static let refused = [
        Refused(
            change: "no upgrade", from: "upgrade: websocket\r\n", to: "", status: 426,
            detail: "Only an upgrade to websocket is answered here"),
        Refused(
            change: "another upgrade", from: "upgrade: websocket", to: "upgrade: h2c", status: 426,
            detail: "Only an upgrade to websocket is answered here"),
        Refused(
            change: "no connection", from: "connection: Upgrade\r\n", to: "", status: 426,
            detail: "Only an upgrade to websocket is answered here"),
        Refused(
            change: "connection without upgrade", from: "connection: Upgrade", to: "connection: keep-alive", status: 426,
            detail: "Only an upgrade to websocket is answered here"),
        Refused(
            change: "no version", from: "sec-websocket-version: 13\r\n", to: "", status: 426, detail: "Sec-WebSocket-Version must be 13"),
        Refused(change: "an old version", from: "version: 13", to: "version: 8", status: 426, detail: "Sec-WebSocket-Version must be 13"),
        Refused(change: "two versions", from: "version: 13", to: "version: 13, 8", status: 426, detail: "Sec-WebSocket-Version must be 13"),
        Refused(change: "POST", from: "GET /", to: "POST /", status: 400, detail: "A WebSocket begins with GET"),
        Refused(change: "HEAD", from: "GET /", to: "HEAD /", status: 400, detail: "A WebSocket begins with GET"),
        Refused(
            change: "no key", from: "sec-websocket-key: \(WebSocketClient.key)\r\n", to: "", status: 400,
            detail: "Sec-WebSocket-Key is missing"),
        Refused(
            change: "an empty key", from: WebSocketClient.key, to: "", status: 400, detail: "Sec-WebSocket-Key must be Base64 of 16 bytes"),
        Refused(
            change: "a short key", from: WebSocketClient.key, to: "dGhlIHNhbXBsZSBub25j", status: 400,
            detail: "Sec-WebSocket-Key must be Base64 of 16 bytes"),
        Refused(
            change: "a long key", from: WebSocketClient.key, to: "dGhlIHNhbXBsZSBub25jZTE=", status: 400,
            detail: "Sec-WebSocket-Key must be Base64 of 16 bytes"),
        Refused(
            change: "no Base64", from: WebSocketClient.key, to: "dGhlIHNhbXBsZSBub25jZ*==", status: 400,
            detail: "Sec-WebSocket-Key must be Base64 of 16 bytes"),
        Refused(
            change: "two keys", from: "sec-websocket-key", to: "sec-websocket-key: \(WebSocketClient.key)\r\nsec-websocket-key",
            status: 400, detail: "Sec-WebSocket-Key must be Base64 of 16 bytes"),
        Refused(
            change: "a bad protocol", from: "host: x", to: "host: x\r\nsec-websocket-protocol: a b", status: 400,
            detail: "Sec-WebSocket-Protocol is malformed"),
        Refused(
            change: "an empty protocol", from: "host: x", to: "host: x\r\nsec-websocket-protocol: ,", status: 400,
            detail: "Sec-WebSocket-Protocol is malformed"),
        Refused(
            change: "a bad extension", from: "host: x", to: "host: x\r\nsec-websocket-extensions: a; =b", status: 400,
            detail: "Sec-WebSocket-Extensions is malformed"),
    ]

    @Test(arguments: refused) func refuses(refused: Refused) async throws {
        let request = WebSocketClient.ask().replacing(refused.from, with: refused.to)
        try await Self.answering.connected { connection in
            for _ in 0..<2 {
                try await connection.send(request)
                let response = try await connection.response(to: refused.change == "HEAD" ? .head : .get)
                #expect(response.status.code == refused.status)
                #expect(response.headers[.contentType] == "application/json")
                if refused.change != "HEAD" {
                    #expect(response.text == #"{"status_code":\#(refused.status),"detail":"\#(refused.detail)"}"#)
                }
                #expect(response.headers[.upgrade] == (refused.status == 426 ? "websocket" : nil))
                #expect(response.headers[.secWebSocketVersion] == (refused.status == 426 ? "13" : nil))
                #expect(response.headers[.connection] == (refused.status == 426 ? "upgrade" : nil))
            }
            // The connection is as it was: it may still become a WebSocket.
            try await WebSocketClient(connection: connection).begin()
        }
    }

    @Test func refusesHTTP10() async throws {
        try await Self.answering.connected { connection in
            try await connection.send(WebSocketClient.ask().replacing("HTTP/1.1", with: "HTTP/1.0"))
            let response = try await connection.response()
            #expect(response.status == .upgradeRequired)
            #expect(response.headers[.connection] == "upgrade, close")
        }
    }

    @Test func refusesABodyThatIsMissing() async throws {
        try await Self.answering.connected { connection in
            try await connection.send(WebSocketClient.ask("content-length: 3\r\n"))
            let response = try await connection.response()
            #expect(response.status == .badRequest)
            #expect(response.text == #"{"status_code":400,"detail":"A WebSocket begins without a body"}"#)
            try await connection.send("abc")
            try await WebSocketClient(connection: connection).begin()
        }
    }

    @Test func tellsHowItWasDelivered() async throws {
        let outcomes = Mailbox<String>()
        let answering = Answering { _ in
            var response = Response(webSocket: WebSocketOptions()) { socket in for try await _ in socket {} }
            response.onSent { outcomes.put("\($0)") }
            return response
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            _ = try await connection.response()
            #expect(try await outcomes.take() == "dropped")
            let client = WebSocketClient(connection: connection)
            try await client.begin()
            try await client.send(.close(1000))
            try await client.expectClose(1000)
        }
        #expect(try await outcomes.take() == "sent")
    }
}
