import HTTPTypes
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// The client's side of a WebSocket, frame by frame.
struct WebSocketClient {
    let connection: RawConnection

    static let key = "dGhlIHNhbXBsZSBub25jZQ=="

    static func ask(_ fields: String = "") -> String {
        "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: \(key)\r\n"
            + fields + "\r\n"
    }

    /// Shakes hands.
    /// - Returns: The head of the answer.
    @discardableResult
    func begin(_ fields: String = "") async throws -> String {
        try await connection.send(Self.ask(fields))
        let head = try await connection.read(until: "\r\n\r\n")
        try #require(head.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
        return head
    }

    func send(_ frames: Frame...) async throws { try await connection.send(frames.flatMap { $0.bytes() }) }

    /// The next frame that the server sends.
    func frame() async throws -> Frame {
        let start = try await connection.read(count: 2)
        #expect(start[1] & 0x80 == 0, "A server masks nothing")
        var length = Int(start[1] & 0x7F)
        if length >= 126 {
            length = try await connection.read(count: length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
        }
        let payload = try await connection.read(count: length)
        return Frame(opcode: start[0] & 0x0F, payload: payload, isLast: start[0] & 0x80 != 0, reserved: start[0] & 0x70)
    }

    /// Expects the server to close with a code, and then to end the connection.
    func expectClose(_ code: Int?, reason: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let frame = try await frame()
        #expect(frame.opcode == 8, sourceLocation: sourceLocation)
        #expect(frame.code == code, sourceLocation: sourceLocation)
        if let reason { #expect(String(decoding: frame.payload.dropFirst(2), as: UTF8.self) == reason, sourceLocation: sourceLocation) }
        try await expectEnd()
    }

    /// Expects a frame to come next.
    func expect(_ expected: Frame, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let frame = try await frame()
        #expect(frame == expected, sourceLocation: sourceLocation)
    }

    /// Expects the server to end the connection, and to say nothing more.
    func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let rest = try await connection.rest()
        #expect(rest.isEmpty, sourceLocation: sourceLocation)
    }
}

extension Answering {
    /// Answers every request with a WebSocket.
    static func webSocket(
        _ options: WebSocketOptions = WebSocketOptions(), _ run: @escaping @Sendable (WebSocket) async throws -> Void
    ) -> Answering {
        Answering { _ in Response(webSocket: options, run) }
    }

    /// Sends every message back.
    static func webSocketEcho(_ options: WebSocketOptions = WebSocketOptions()) -> Answering {
        webSocket(options) { socket in
            for try await message in socket { try await socket.send(message) }
        }
    }

    /// Serves on a free port, and gives a client that has shaken hands.
    func speaking<Result: Sendable>(
        _ configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1), fields: String = "",
        _ test: (WebSocketClient) async throws -> Result
    ) async throws -> Result {
        try await connected(configuration) { connection in
            let client = WebSocketClient(connection: connection)
            try await client.begin(fields)
            return try await test(client)
        }
    }
}
