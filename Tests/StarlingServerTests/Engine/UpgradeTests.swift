import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct UpgradeTests {
    private static let ask = "GET / HTTP/1.1\r\nhost: x\r\nUpgrade: echo\r\nConnection: keep-alive, Upgrade\r\n\r\n"

    /// Says everything again until the client says `bye`.
    private static let echo = Answering { _ in
        Response(
            headers: [.init("x-a")!: "b"],
            body: .upgrade(
                Upgrade(to: "echo") { connection in
                    for try await piece in connection.inbound {
                        try await connection.outbound.write(piece)
                        if String(buffer: piece).hasSuffix("bye") { return }
                    }
                }))
    }

    @Test func turnsTheConnectionOver() async throws {
        try await Self.echo.connected { connection in
            try await connection.send(Self.ask)
            let head = try await connection.read(until: "\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
            #expect(head.contains("\r\nupgrade: echo\r\n"))
            #expect(head.contains("\r\nconnection: upgrade\r\n"))
            #expect(head.contains("\r\nx-a: b\r\n"))
            #expect(!head.contains("content-length") && !head.contains("transfer-encoding"))
            for index in 0..<10 {
                try await connection.send("GET /\(index) HTTP/1.1\r\n\r\n\0")
                #expect(try await connection.read(until: "\0") == "GET /\(index) HTTP/1.1\r\n\r\n\0")
            }
            try await connection.send("bye")
            #expect(try await connection.rest() == "bye")
        }
    }

    @Test func takesWhatCameWithTheRequest() async throws {
        try await Self.echo.connected { connection in
            try await connection.send(Self.ask + "early bye")
            _ = try await connection.read(until: "\r\n\r\n")
            #expect(try await connection.rest() == "early bye")
        }
    }

    @Test func passesAHandlersDelayOn() async throws {
        let answering = Answering { request in
            await Task.yield()
            return await Self.echo.respond(to: request)
        }
        try await answering.connected { connection in
            try await connection.send(Self.ask + "early ")
            try await connection.send("late bye")
            _ = try await connection.read(until: "\r\n\r\n")
            #expect(try await connection.rest() == "early late bye")
        }
    }

    @Test func endsWhenTheClientEnds() async throws {
        let events = Mailbox<String>()
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        for try await piece in connection.inbound { events.put(String(buffer: piece)) }
                        events.put("end")
                    }))
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send(Self.ask)
                _ = try await connection.read(until: "\r\n\r\n")
                try await connection.send("abc")
                #expect(try await events.take() == "abc")
            }
            #expect(try await events.take() == "end")
        }
    }

    /// The client must not lose the last bytes to a reset, though it is sending itself.
    @Test func letsTheClientReadTheLastBytesWhileItSends() async throws {
        let answering = Answering { _ in
            Response(body: .upgrade(Upgrade(to: "echo") { try await $0.outbound.write(ByteBuffer(repeating: 0x61, count: 1_000_000)) }))
        }
        try await answering.connected { connection in
            try await connection.send(Self.ask)
            try await connection.send([UInt8](repeating: 0x62, count: 500_000))
            _ = try await connection.read(until: "\r\n\r\n")
            #expect(try await connection.rest().utf8.count == 1_000_000)
        }
    }

    @Test func endsTheConnectionWhenTheProtocolFails() async throws {
        struct Broken: Error {}
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        try await connection.outbound.write("abc")
                        throw Broken()
                    }))
        }
        try await answering.connected { connection in
            try await connection.send(Self.ask)
            _ = try await connection.read(until: "\r\n\r\n")
            #expect(try await connection.rest() == "abc")
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nupgrade: echoes, h2c\r\nconnection: upgrade\r\n\r\n",
    ]) func isRefusedWhenTheClientDidNotAskForIt(request: String) async throws {
        try await Self.echo.connected { connection in
            try await connection.send(request)
            let response = try await connection.response()
            #expect(response.status == .upgradeRequired)
            #expect(response.headers[.upgrade] == "echo")
            #expect(response.text == #"{"status_code":426,"detail":"Upgrade Required"}"#)
            try await connection.send(request)
            #expect(try await connection.response().status == .upgradeRequired)
        }
    }

    @Test(arguments: ["echo", "Echo", "h2c, echo", "h2c,\techo , x", "h2c\r\nupgrade: echo"])
    func findsItsProtocolAmongThoseAskedFor(value: String) async throws {
        try await Self.echo.connected { connection in
            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: \(value)\r\nconnection: upgrade\r\n\r\n")
            #expect(try await connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 101 "))
        }
    }

    @Test func isRefusedToHTTP10() async throws {
        try await Self.echo.connected { connection in
            try await connection.send("GET / HTTP/1.0\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
            #expect(try await connection.response().status == .upgradeRequired)
        }
    }

    /// The body would be taken for the other protocol's first bytes.
    @Test func isRefusedWhileABodyIsMissing() async throws {
        try await Self.echo.connected { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\ncontent-length: 3\r\n\r\n")
            #expect(try await connection.response().status == .upgradeRequired)
            try await connection.send("abcGET / HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().status == .upgradeRequired)
        }
    }

    /// An application may answer otherwise, though the client asks.
    @Test func isTheApplicationsChoice() async throws {
        try await Answering.echo.connected { connection in
            for _ in 0..<2 {
                try await connection.send(Self.ask)
                #expect(try await connection.response().text == "GET /")
            }
        }
    }

    @Test func carriesALot() async throws {
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        try await go.take()
                        var count = 0
                        for try await piece in connection.inbound {
                            count += piece.readableBytes
                            if count == 5_000_000 { break }
                        }
                        try await connection.outbound.write("\(count)")
                    }))
        }
        try await answering.connected { connection in
            try await connection.send(Self.ask)
            _ = try await connection.read(until: "\r\n\r\n")
            go.put()
            try await connection.send([UInt8](repeating: 0x61, count: 5_000_000 - 10))
            try await connection.send([UInt8](repeating: 0x61, count: 10))
            #expect(try await connection.rest() == "5000000")
        }
    }
}
