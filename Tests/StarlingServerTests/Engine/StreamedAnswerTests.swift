import HTTPTypes
import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct StreamedAnswerTests {
    private struct Broken: Error {}

    @Test(arguments: TestTransport.all) func sendsAStream(transport: TestTransport) async throws {
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    for index in 0..<1000 {
                        try await writer.write("\(index)\n")
                        if index % 100 == 0 { await Task.yield() }
                    }
                })
        }
        try await answering.test(transport) { client in
            let response = try await client.get("/")
            #expect(response.text == (0..<1000).map { "\($0)\n" }.joined())
            #expect(!response.headers.contains(.contentLength))
        }
    }

    @Test func sendsChunksAndNoEmptyOne() async throws {
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("hello")
                    try await writer.write("")
                    try await writer.write([UInt8](repeating: 0x61, count: 16))
                })
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            let all = try await connection.rest()
            #expect(all.contains("\r\ntransfer-encoding: chunked\r\n"))
            #expect(!all.contains("content-length"))
            #expect(all.hasSuffix("\r\n\r\n5\r\nhello\r\n10\r\naaaaaaaaaaaaaaaa\r\n0\r\n\r\n"))
        }
    }

    @Test func sendsTrailers() async throws {
        let stream = StreamBody { writer in
            try await writer.write("x")
            return [.eTag: "\"1\"", .init("checksum")!: "a\r\nb: c"]
        }
        try await Answering { _ in Response(body: .stream(stream)) }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(
                try await connection.read(until: "\r\n0\r\n").hasSuffix("\r\n\r\n1\r\nx\r\n0\r\n"))
            #expect(try await connection.read(until: "\r\n\r\n") == "etag: \"1\"\r\nchecksum: a  b: c\r\n\r\n")
            try await connection.send("GET / HTTP/1.0\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == "x")
            #expect(response.headers[.connection] == "close")
        }
    }

    @Test func announcesALengthThatIsKnown() async throws {
        let stream = StreamBody(length: 10) { writer in
            try await writer.write("01234")
            try await writer.write("56789")
            return [.eTag: "never sent"]
        }
        try await Answering { _ in Response(body: .stream(stream)) }.connected { connection in
            for version in ["1.1", "1.0"] {
                try await connection.send("GET / HTTP/\(version)\r\nhost: x\r\nconnection: keep-alive\r\n\r\n")
                let response = try await connection.response()
                #expect(response.text == "0123456789")
                #expect(response.headers[.contentLength] == "10")
                #expect(!response.headers.contains(.transferEncoding))
            }
        }
    }

    @Test func endsTheConnectionWhenNothingElseCanEndTheBody() async throws {
        try await Answering { _ in Response(body: .stream { try await $0.write("abc") }) }.connected { connection in
            try await connection.send("GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == "abc")
            #expect(response.headers[.connection] == "close")
        }
    }

    /// Too little, too much, and too much at once: the client must see that the body is not whole.
    @Test(arguments: [["01234"], ["01234", "567890"], ["01234567890"], []])
    func cutsTheConnectionWhenTheLengthIsWrong(pieces: [String]) async throws {
        let outcomes = Mailbox<DeliveryOutcome>()
        let answering = Answering { _ in
            var response = Response(body: .stream(length: 10) { for piece in pieces { try await $0.write(piece) } })
            response.onSent { outcomes.put($0) }
            return response
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            await #expect(throws: RawConnection.Ended.self) { try await connection.response() }
            let outcome = try await outcomes.take()
            guard case .failed(let error) = outcome, case .wrongLength(announced: 10, let sent)? = error as? ResponseBodyError else {
                Issue.record("\(outcome)")
                return
            }
            #expect(sent == pieces.joined().utf8.count)
        }
    }

    @Test(arguments: [0, 1, 5]) func cutsTheConnectionWhenTheProducerFails(pieces: Int) async throws {
        let outcomes = Mailbox<DeliveryOutcome>()
        let answering = Answering { _ in
            var response = Response(
                body: .stream { writer in
                    for _ in 0..<pieces { try await writer.write("abc") }
                    throw Broken()
                })
            response.onSent { outcomes.put($0) }
            return response
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            let all = try await connection.rest()
            #expect(!all.contains("\r\n0\r\n"))
            guard case .failed(let error) = try await outcomes.take(), error is Broken else {
                Issue.record("The outcome should be the producer's error")
                return
            }
        }
    }

    /// The answers before the one that broke off are whole, and have been sent.
    @Test func losesNoEarlierAnswerWhenAProducerFails() async throws {
        let answering = Answering { request in
            request.target == "/broken" ? Response(body: .stream { _ in throw Broken() }) : Response(request.target)
        }
        try await answering.connected { connection in
            try await connection.send(
                "GET /1 HTTP/1.1\r\nhost: x\r\n\r\nGET /2 HTTP/1.1\r\nhost: x\r\n\r\nGET /broken HTTP/1.1\r\nhost: x\r\n\r\nGET /3 HTTP/1.1\r\nhost: x\r\n\r\n"
            )
            #expect(try await connection.response().text == "/1")
            #expect(try await connection.response().text == "/2")
            #expect(try await !connection.rest().contains("/3"))
        }
    }

    @Test func refusesWritesAfterTheEnd() async throws {
        let errors = Mailbox<String>()
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("abc")
                    Task {
                        _ = try? await errors.take()
                        do {
                            try await writer.write("def")
                            errors.put("written")
                        } catch {
                            errors.put("\(error)")
                        }
                    }
                })
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "abc")
            errors.put("go")
            #expect(try await errors.take() == "ended")
        }
    }

    /// A producer waits while the client does not read, and goes on when it does; nothing is lost.
    @Test func holdsTheProducerBack() async throws {
        let piece = ByteBuffer(repeating: 0x61, count: 100_000)
        let made = Counter()
        let answering = Answering { request in
            guard request.target == "/stream" else { return Response("\(made.value)") }
            return Response(
                body: .stream(length: 200 * piece.readableBytes) { writer in
                    for _ in 0..<200 {
                        try await writer.write(piece)
                        made.add(1)
                    }
                })
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send("GET /stream HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await slow.read(until: "\r\n\r\n")
                try await RawConnection.open(port: server.port) { other in
                    var before = "", unchanged = 0
                    while unchanged < 50 {
                        try await other.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        let now = try await other.response().text
                        unchanged = now == before ? unchanged + 1 : 0
                        before = now
                    }
                    // Less than 20 MB fit into the buffers of two sockets.
                    #expect(try #require(Int(before)) < 150)
                }
                let body = try await slow.read(count: 200 * piece.readableBytes)
                #expect(body.allSatisfy { $0 == 0x61 })
            }
        }
    }

    /// Cancelling what writes, and not the whole request, ends the writing alone.
    @Test func stopsWaitingForTheClientWhenItsTaskIsCancelled() async throws {
        let piece = ByteBuffer(repeating: 0x61, count: 1_000_000)
        let made = Counter()
        let events = Mailbox<String>()
        let go = Mailbox<Void>()
        let answering = Answering { request in
            guard request.target == "/stream" else { return Response("\(made.value)") }
            return Response(
                body: .stream { writer in
                    let writing = Task {
                        while true {
                            try await writer.write(piece)
                            made.add(1)
                        }
                    }
                    try? await go.take()
                    writing.cancel()
                    if case .failure(let error) = await writing.result { events.put("\(type(of: error))") }
                    throw Broken()
                })
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { slow in
                try await slow.send("GET /stream HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await slow.read(until: "\r\n\r\n")
                try await RawConnection.open(port: server.port) { other in
                    var before = "", unchanged = 0
                    while unchanged < 50 {
                        try await other.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        let now = try await other.response().text
                        unchanged = now == before ? unchanged + 1 : 0
                        before = now
                    }
                }
                go.put()
                #expect(try await events.take() == "CancellationError")
            }
        }
    }

    @Test func endsTheProducerWhenTheClientGoes() async throws {
        let events = Mailbox<String>()
        let outcomes = Mailbox<DeliveryOutcome>()
        let answering = Answering { _ in
            var response = Response(
                body: .stream { writer in
                    do {
                        while true { try await writer.write(ByteBuffer(repeating: 0x61, count: 100_000)) }
                    } catch {
                        events.put("\(error)")
                        throw error
                    }
                })
            response.onSent { outcomes.put($0) }
            return response
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                _ = try await connection.read(until: "aaa")
            }
            #expect(["clientGone", "CancellationError()"].contains(try await events.take()))
            guard case .clientGone = try await outcomes.take() else {
                Issue.record("The client is gone")
                return
            }
        }
    }

    /// 20 MB in one piece to a client that reads late.
    @Test(arguments: ["", "connection: close\r\n"]) func sendsAVeryLargeAnswer(field: String) async throws {
        let pattern = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let buffer = ByteBuffer(bytes: pattern)
        try await Answering { _ in Response(body: .buffer(buffer)) }.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\(field)\r\n")
            let response = try await connection.response()
            #expect(response.body == pattern)
        }
    }
}
