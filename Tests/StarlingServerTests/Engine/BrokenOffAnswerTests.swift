import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Half a body never looks whole, however its end is told.
@Suite struct BrokenOffAnswerTests {
    private struct Broken: Error {}

    /// Sends a piece, and breaks off when it is told to.
    private static func breaking(_ go: Mailbox<Void>, length: Int? = nil) -> Answering {
        Answering { request in
            guard request.target == "/broken" else { return Response(request.target) }
            return Response(
                body: .stream(length: length) { writer in
                    try await writer.write("abc")
                    try? await go.take()
                    throw Broken()
                })
        }
    }

    @Test func resetsAConnectionWhoseEndWouldEndTheBody() async throws {
        let go = Mailbox<Void>()
        try await Self.breaking(go).connected { connection in
            try await connection.send("GET /broken HTTP/1.0\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\nabc").hasPrefix("HTTP/1.1 200 "))
            go.put()
            await #expect(throws: (any Error).self) { try await connection.rest() }
        }
    }

    @Test func deliversEarlierAnswersBeforeItResets() async throws {
        let go = Mailbox<Void>()
        let get = "HTTP/1.0\r\nconnection: keep-alive\r\n\r\n"
        try await Self.breaking(go).connected { connection in
            try await connection.send("GET /1 \(get)GET /2 \(get)GET /broken \(get)GET /3 \(get)")
            #expect(try await connection.response().text == "/1")
            #expect(try await connection.response().text == "/2")
            #expect(try await connection.read(until: "\r\n\r\nabc").contains("connection: close"))
            go.put()
            await #expect(throws: (any Error).self) { try await connection.rest() }
        }
    }

    /// The client takes nothing while the answer breaks off: what the system has not sent waits for it.
    @Test func keepsWhatTheClientHasNotTakenYet() async throws {
        let broken = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    defer { broken.put() }
                    try await writer.write(ByteBuffer(repeating: 0x61, count: 60_000))
                    throw Broken()
                })
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.0\r\n\r\n")
            _ = try await connection.read(until: "\r\n\r\n")
            #expect(try await connection.read(count: 60_000).allSatisfy { $0 == 0x61 })
            await #expect(throws: (any Error).self) { try await connection.rest() }
        }
    }

    /// Cutting is enough here, and an ordinary end loses nothing on its way.
    @Test(arguments: [nil, 10]) func endsAConnectionWhoseEndIsTooEarly(length: Int?) async throws {
        let go = Mailbox<Void>()
        try await Self.breaking(go, length: length).connected { connection in
            try await connection.send("GET /broken HTTP/1.1\r\nhost: x\r\n\r\n")
            _ = try await connection.read(until: "abc")
            go.put()
            #expect(try await ["", "\r\n"].contains(connection.rest()))
        }
    }

}
