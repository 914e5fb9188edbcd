import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// A client that ends its side when it has sent its requests still gets the answers.
@Suite struct HalfClosedClientTests {
    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func getsAnAnswerThatIsThereAtOnce() async throws {
        try await Answering.echo.connected { connection in
            try await connection.send(Self.get)
            try await connection.endSending()
            #expect(try await connection.response().text == "GET /")
            #expect(try await connection.rest().isEmpty)
        }
    }

    /// A client of HTTP/1.1 is asked whether it is there, by an interim response; one of 1.0 knows none.
    @Test(arguments: ["1.1", "1.0"]) func getsAnAnswerThatTakesItsTime(version: String) async throws {
        let go = Mailbox<Void>()
        let answering = Answering { request in
            do { try await go.take() } catch { return Response("\(error)") }
            return Response("late")
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/\(version)\r\nhost: x\r\n\r\n")
            try await connection.endSending()
            if version == "1.1" { #expect(try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n") }
            go.put()
            #expect(try await connection.response().text == "late")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func getsAllAnswersOfPipelinedRequests() async throws {
        let answer = String(repeating: "x", count: 100_000)
        try await Answering { Response($0.target + answer) }.connected { connection in
            try await connection.send((0..<100).map { "GET /\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined())
            try await connection.endSending()
            for index in 0..<100 { #expect(try await connection.response().text == "/\(index)" + answer) }
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func getsAnAnswerToABodyThatIsReadLate() async throws {
        let go = Mailbox<Void>()
        let answering = Answering { request in
            try? await go.take()
            return await Answering.body.respond(to: request)
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
            try await connection.send(chunked("hello", every: 2))
            try await connection.endSending()
            #expect(try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            go.put()
            #expect(try await connection.response().text == "hello")
        }
    }

    /// The zero before a chunk's size is no byte of the body.
    @Test func getsAStreamThatPauses() async throws {
        let pieces = Mailbox<String>()
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    while let piece = try? await pieces.take(), !piece.isEmpty { try await writer.write(piece) }
                })
        }
        try await answering.connected { connection in
            try await connection.send(Self.get)
            pieces.put("a")
            #expect(try await connection.read(until: "\r\n\r\n1\r\na\r\n").hasPrefix("HTTP/1.1 200 "))
            try await connection.endSending()
            #expect(try await connection.read(until: "0") == "0")
            pieces.put("0123456789abcdef")
            #expect(try await connection.read(until: "f\r\n") == "10\r\n0123456789abcdef\r\n")
            pieces.put("b")
            #expect(try await connection.read(until: "b\r\n") == "1\r\nb\r\n")
            pieces.put("")
            #expect(try await connection.rest() == "0\r\n\r\n")
        }
    }

    @Test func getsAStreamThatEndsInAPause() async throws {
        let pieces = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("a")
                    try await pieces.take()
                })
        }
        try await answering.connected { connection in
            try await connection.send(Self.get)
            _ = try await connection.read(until: "\r\n\r\n1\r\na\r\n")
            try await connection.endSending()
            #expect(try await connection.read(until: "0") == "0")
            pieces.put()
            #expect(try await connection.rest() == "0\r\n\r\n")
        }
    }

    /// More than the sockets hold, so that the server waits for the client in between.
    @Test(arguments: [nil, 20_000_000]) func getsALargeStream(length: Int?) async throws {
        let piece = ByteBuffer(repeating: 0x61, count: 100_000)
        let answering = Answering { _ in
            Response(body: .stream(length: length) { writer in for _ in 0..<200 { try await writer.write(piece) } })
        }
        try await answering.connected { connection in
            try await connection.send(Self.get)
            try await connection.endSending()
            #expect(try await connection.response().body.count == 20_000_000)
        }
    }

    /// More of the body has come than waits in memory, so that nothing is read off the connection any more: its end is seen all the same.
    @Test(arguments: [400_000, 300_000]) func isSeenToGoBehindABodyThatNobodyReads(length: Int) async throws {
        let events = Mailbox<String>()
        let answering = Answering { _ in
            events.put("started")
            await Task.untilCancelled()
            events.put("cancelled")
            return Response("late")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \(length)\r\n\r\n")
                #expect(try await events.take() == "started")
                try await connection.send([UInt8](repeating: 0x61, count: 300_000))
            }
            #expect(try await events.take() == "cancelled")
        }
    }

    /// Such a client cannot be asked; it is there, until it does not take what it is sent.
    @Test(arguments: ["1.1", "1.0"]) func getsAStreamThatPausesThoughItCannotBeAsked(version: String) async throws {
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .stream(length: version == "1.1" ? 2 : nil) { writer in
                    try await writer.write("a")
                    try await go.take()
                    try await writer.write("b")
                })
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/\(version)\r\nhost: x\r\n\r\n")
            _ = try await connection.read(until: "\r\n\r\na")
            try await connection.endSending()
            go.put()
            #expect(try await connection.rest() == "b")
        }
    }
}
