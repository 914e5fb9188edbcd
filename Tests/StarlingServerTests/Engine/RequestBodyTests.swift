import HTTPTypes
import NIOCore
import NIOPosix
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct RequestBodyTests {
    @Test(arguments: [1, 3, 16, 1000, 100_000]) func readsChunkedBodies(chunkLength: Int) async throws {
        let body = String(repeating: "0123456789", count: chunkLength < 1000 ? 100 : 100_000)
        try await Answering.body.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
            try await connection.send(chunked(body, every: chunkLength, trailers: "a: b\r\n"))
            #expect(try await connection.response().text == body)
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().body.isEmpty)
        }
    }

    @Test func knowsTheLengthBeforehand() async throws {
        try await Answering { Response("\($0.body.length.map(String.init) ?? "?") \($0.body.isEmpty)") }.connected { connection in
            try await connection.send(
                "GET / HTTP/1.1\r\nhost: x\r\n\r\nPOST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc"
                    + "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n")
            #expect(try await connection.response().text == "0 true")
            #expect(try await connection.response().text == "3 false")
            #expect(try await connection.response().text == "4 false")
            try await connection.send("abcdPOST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")
            #expect(try await connection.response().text == "? false")
        }
    }

    @Test func givesTheBytesAsTheyCome() async throws {
        let chunks = Mailbox<String>()
        let answering = Answering { request in
            do {
                for try await chunk in request.body { chunks.put(String(buffer: chunk)) }
            } catch {
                chunks.put("\(error)")
            }
            return Response("done")
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n")
            for piece in ["abc", "def", "ghi"] {
                try await connection.send(piece)
                #expect(try await chunks.take() == piece)
            }
            #expect(try await connection.response().text == "done")
        }
    }

    /// A client that sends 20 MB is held back while the handler does not read, and none of it is lost.
    @Test func holdsTheClientBack() async throws {
        let length = 20_000_000
        let go = Mailbox<Void>()
        let answering = Answering { request in
            guard request.method == .post else { return Response("pong") }
            try? await go.take()
            var count = 0
            do {
                for try await chunk in request.body { count += chunk.readableBytes }
            } catch {
                return Response("\(error)")
            }
            return Response("\(count)")
        }
        try await LiveServer.run(answering) { server in
            let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(
                host: "127.0.0.1", port: server.port
            ) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
            }
            try await client.executeThenClose { inbound, _ in
                client.channel.write(ByteBuffer(string: "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \(length)\r\n\r\n"), promise: nil)
                client.channel.writeAndFlush(ByteBuffer(repeating: 0x61, count: length), promise: nil)
                try await RawConnection.open(port: server.port) { other in
                    var waiting = length
                    var unchanged = 0
                    while unchanged < 50, waiting > 0 {
                        // Each round trip over another connection of the same loop lets the server read what it wants.
                        try await other.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        _ = try await other.response()
                        let before = waiting
                        waiting = try await client.channel.getOption(.bufferedWritableBytes).get()
                        unchanged = waiting == before ? unchanged + 1 : 0
                    }
                    // What is gone from the client is in the buffers of the two sockets.
                    #expect(waiting > 5_000_000)
                }
                go.put()
                var answer = ""
                for try await piece in inbound {
                    answer += String(buffer: piece)
                    if answer.hasSuffix("\r\n\r\n\(length)") { break }
                }
                #expect(answer.hasSuffix("\r\n\r\n\(length)"))
            }
        }
    }

    // MARK: - 100 Continue

    @Test(arguments: ["content-length: 5", "transfer-encoding: chunked"])
    func tellsTheClientToContinueWhenTheBodyIsAskedFor(framing: String) async throws {
        try await Answering.body.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\n\(framing)\r\nexpect: 100-continue\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await connection.send(framing.hasPrefix("content") ? "hello" : chunked("hello", every: 2))
            let response = try await connection.response()
            #expect(response.status == .ok)
            #expect(response.text == "hello")
            #expect(!response.headers.contains(.connection))
        }
    }

    @Test(arguments: ["content-length: 5", "transfer-encoding: chunked"])
    func doesNotTellTheClientToContinueWhenNobodyReads(framing: String) async throws {
        try await Answering { _ in Response("no", status: .unauthorized) }.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\n\(framing)\r\nexpect: 100-continue\r\n\r\n")
            let response = try await connection.response()
            #expect(response.status == .unauthorized)
            // Whether the body comes now is the client's choice: nobody could say what the next bytes are.
            #expect(response.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func doesNotTellTheClientToContinueTwice() async throws {
        let answering = Answering { request in
            var iterator = request.body.makeAsyncIterator()
            var text = ""
            while let chunk = try? await iterator.next() { text += String(buffer: chunk) }
            return Response(text)
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await connection.send("a")
            try await connection.send("b")
            #expect(try await connection.response().text == "ab")
        }
    }

    @Test func needsNoContinueWhenTheBodyIsThere() async throws {
        try await Answering.body.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\nab")
            #expect(try await connection.response().text == "ab")
        }
    }

    @Test func tellsNoClientOfHTTP10ToContinue() async throws {
        try await Answering.body.connected { connection in
            try await connection.send("POST / HTTP/1.0\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n")
            try await connection.send("ab")
            #expect(try await connection.response().text == "ab")
        }
    }

    /// The body of an answered request that somebody still reads has no say in what follows it.
    @Test func tellsNobodyToContinueForAnEarlierBody() async throws {
        let bodies = Mailbox<RequestBody>()
        let chunks = Mailbox<ByteBuffer?>()
        let go = Mailbox<Void>()
        let answering = Answering { request in
            if request.target == "/1" {
                bodies.put(request.body)
                try? await go.take()
                return Response("1")
            }
            let body = try? await bodies.take()
            var iterator = body?.makeAsyncIterator()
            chunks.put(try? await iterator?.next())
            return Response("2")
        }
        try await answering.connected { connection in
            try await connection.send("POST /1 HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nab")
            try await connection.send("cPOST /2 HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\nexpect: 100-continue\r\n\r\n")
            go.put()
            #expect(try await connection.response().text == "1")
            let second = try await connection.response()
            #expect(second.status == .ok)
            #expect(second.text == "2")
            _ = try await chunks.take()
        }
    }

    // MARK: - Bodies that nobody reads

    @Test(arguments: [10, 60_000]) func throwsASmallBodyAway(length: Int) async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("POST /1 HTTP/1.1\r\nhost: x\r\ncontent-length: \(length)\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == "POST /1")
            #expect(!response.headers.contains(.connection))
            try await connection.send([UInt8](repeating: 0x61, count: length))
            try await connection.send("GET /2 HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "GET /2")
        }
    }

    /// The answer must not be lost to a reset.
    @Test(arguments: ["content-length: 3000000", "transfer-encoding: chunked"])
    func closesWhenALargeBodyIsNotRead(framing: String) async throws {
        try await Answering.echo.connected { connection in
            try await connection.send("POST /1 HTTP/1.1\r\nhost: x\r\n\(framing)\r\n\r\n")
            let body = String(repeating: "a", count: 3_000_000)
            try await connection.send(framing.hasPrefix("content") ? body : chunked(body, every: 100_000))
            try await connection.send("GET /2 HTTP/1.1\r\nhost: x\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == "POST /1")
            #expect(response.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func readsHalfOfABodyAndKeepsTheConnection() async throws {
        let answering = Answering { request in
            guard request.method == .post else { return Response("pong") }
            var iterator = request.body.makeAsyncIterator()
            let first = try? await iterator.next()
            return Response("\(first?.readableBytes ?? -1)")
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc")
            #expect(try await connection.response().text == "3")
            try await connection.send("defghijGET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "pong")
        }
    }

    // MARK: - Bodies that end badly

    @Test(arguments: [
        ("x\r\n", "A chunk's size is not a hexadecimal number"), ("1\r\nab\r\n", "A chunk is longer than its size says"),
        ("ffffffffffffffff\r\n", "A chunk's size is too large"), ("5\n", "A line must end in CR LF"),
    ]) func tellsTheHandlerOfABrokenChunk(body: String, detail: String) async throws {
        try await Answering.body.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
            try await connection.send(body + "GET /next HTTP/1.1\r\nhost: x\r\n\r\n")
            let response = try await connection.response()
            #expect(response.text == #"malformed("\#(detail.replacing("'", with: "\\'"))")"#)
            #expect(response.headers[.connection] == "close")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func refusesMoreThanTheLimit() async throws {
        let answering = Answering { request in
            do {
                return Response("\(try await request.body.collect(upTo: 10).readableBytes)")
            } catch {
                return Response("\(error)", status: .contentTooLarge)
            }
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n0123456789")
            #expect(try await connection.response().text == "10")
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" + chunked("01234567890", every: 4))
            let response = try await connection.response()
            #expect(response.text == "tooLarge(limit: 10)")
            #expect(response.status == .contentTooLarge)
        }
    }

    @Test func canBeReadOnce() async throws {
        let answering = Answering { request in
            do {
                _ = try await request.body.collect(upTo: nil)
                _ = try await request.body.collect(upTo: nil)
                return Response("twice")
            } catch {
                return Response("\(error)")
            }
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" + chunked("abc", every: 1))
            #expect(try await connection.response().text == "alreadyConsumed")
        }
    }

    // MARK: - The client goes

    @Test func cancelsAHandlerThatSleepsWhenTheClientGoes() async throws {
        let events = Mailbox<String>()
        let answering = Answering { _ in
            events.put("started")
            await Task.untilCancelled()
            events.put("cancelled")
            return Response("late")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await events.take() == "started")
            }
            #expect(try await events.take() == "cancelled")
        }
    }

    @Test(arguments: ["content-length: 5", "transfer-encoding: chunked"])
    func failsTheBodyWhenTheClientGoes(framing: String) async throws {
        let events = Mailbox<String>()
        let answering = Answering { request in
            events.put("started")
            do {
                for try await chunk in request.body { events.put(String(buffer: chunk)) }
                events.put("end")
            } catch {
                events.put("\(error)")
            }
            events.put("cancelled: \(Task.isCancelled)")
            return Response("late")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("POST / HTTP/1.1\r\nhost: x\r\n\(framing)\r\n\r\n")
                #expect(try await events.take() == "started")
                try await connection.send(framing.hasPrefix("content") ? "abc" : "3\r\nabc\r\n")
                #expect(try await events.take() == "abc")
            }
            #expect(try await events.take() == "clientGone")
            #expect(try await events.take() == "cancelled: true")
        }
    }

    /// Cancelling what reads, and not the whole request, ends the reading alone.
    @Test func stopsReadingWhenItsTaskIsCancelled() async throws {
        let events = Mailbox<String>()
        let answering = Answering { request in
            await withTaskGroup(of: String.self) { group in
                group.addTask {
                    do {
                        for try await chunk in request.body { events.put(String(buffer: chunk)) }
                        return "end"
                    } catch {
                        return "\(type(of: error))"
                    }
                }
                group.addTask {
                    _ = try? await events.take()
                    return "go"
                }
                _ = await group.next()
                group.cancelAll()
                return Response(await group.next() ?? "")
            }
        }
        try await answering.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n")
            try await connection.send("abc")
            #expect(try await connection.response().text == "CancellationError")
        }
    }

    @Test func sendsInformationalResponsesFirst() async throws {
        let answering = Answering { request in
            try? await request.sendInformational(
                .init(code: 103, reasonPhrase: "Early Hints"), headers: [.init("link")!: "</a.css>; rel=preload"])
            try? await request.sendInformational(.init(code: 102))
            try? await request.sendInformational(.switchingProtocols)
            try? await request.sendInformational(.ok)
            return Response("done")
        }
        try await answering.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(
                try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n") == "HTTP/1.1 102 \r\n\r\n")
            #expect(try await connection.response().text == "done")
            try await connection.send("GET / HTTP/1.0\r\n\r\n")
            #expect(try await connection.response().text == "done")
        }
    }
}
