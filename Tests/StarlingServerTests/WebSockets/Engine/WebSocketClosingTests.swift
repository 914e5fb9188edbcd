import HTTPTypes
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Autobahn's class 7, and what a handler sees of the end.
@Suite struct WebSocketClosingTests {
    @Test(arguments: [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999])
    func answersTheLastWordWithTheSame(code: Int) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("one"), .close(code, "bye"), .text("ignored"), .ping("ignored"))
            try await client.expect(.text("one"))
            try await client.expectClose(code, reason: "")
        }
    }

    @Test func answersALastWordOfNothing() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.close())
            try await client.expectClose(nil)
        }
    }

    @Test(arguments: [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535]) func refusesCodes(code: Int) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.close(code))
            try await client.expectClose(1002, reason: "The close code must not be sent")
        }
    }

    @Test func refusesHalfACode() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: 8, payload: [3]))
            try await client.expectClose(1002, reason: "The close code is cut off")
        }
    }

    @Test func refusesAReasonThatIsNoText() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: 8, payload: [3, 232, 0xCE, 0xBA, 0xE1]))
            try await client.expectClose(1007)
        }
    }

    // MARK: - The handler's side

    @Test func tellsTheHandlerWhatTheClientSaid() async throws {
        let closes = Mailbox<WebSocketClose?>()
        let answering = Answering.webSocket { socket in
            #expect(socket.peerClose == nil)
            for try await _ in socket {}
            closes.put(socket.peerClose)
            #expect(try await socket.receive() == nil)
            await #expect(throws: WebSocketError.closed) { try await socket.send("late") }
        }
        try await answering.speaking { client in
            try await client.send(.close(4001, "reason ü"))
            try await client.expectClose(4001)
            #expect(try await closes.take() == WebSocketClose(WebSocketCloseCode(rawValue: 4001), "reason ü"))
        }
    }

    @Test func hasNoCodeWhereTheClientGaveNone() async throws {
        let closes = Mailbox<WebSocketClose?>()
        let answering = Answering.webSocket { socket in
            for try await _ in socket {}
            closes.put(socket.peerClose)
        }
        try await answering.speaking { client in
            try await client.send(.close())
            #expect(try await closes.take() == WebSocketClose(.noCode))
        }
    }

    @Test func closesWhenTheHandlerReturns() async throws {
        try await Answering.webSocket { try await $0.send("only this") }.speaking { client in
            try await client.expect(.text("only this"))
            let close = try await client.frame()
            #expect(close == .close(1000))
            // The connection waits for the client's last word, and ends then.
            try await client.send(.text("crossing"), .close(1000))
            try await client.expectEnd()
        }
    }

    @Test func closesAsTheHandlerSays() async throws {
        let answering = Answering.webSocket { socket in
            await #expect(throws: WebSocketError.unsendableCode(.noCode)) { try await socket.close(.noCode) }
            try await socket.close(.policyViolation, reason: String(repeating: "é", count: 100))
            try await socket.close(.normalClosure)
            await #expect(throws: WebSocketError.closed) { try await socket.send("late") }
            // What was on its way still comes.
            #expect(try await socket.receive() == .text("crossing"))
            #expect(try await socket.receive() == nil)
            #expect(socket.peerClose == WebSocketClose(.normalClosure, "ok"))
        }
        try await answering.speaking { client in
            let close = try await client.frame()
            #expect(close.code == 1008)
            #expect(String(decoding: close.payload.dropFirst(2), as: UTF8.self) == String(repeating: "é", count: 61))
            try await client.send(.text("crossing"), .close(1000, "ok"))
            try await client.expectEnd()
        }
    }

    @Test func closesAsTheHandlerThrows() async throws {
        try await Answering.webSocket { _ in throw WebSocketClose(.tryAgainLater, "Later") }.speaking { client in
            try await client.expect(.close(1013, "Later"))
        }
        struct Secret: Error {}
        try await Answering.webSocket { _ in throw Secret() }.speaking { client in
            try await client.expect(.close(1011))
        }
    }

    @Test func tellsTheHandlerOfAViolation() async throws {
        let errors = Mailbox<WebSocketError?>()
        let answering = Answering.webSocket { socket in
            do { for try await _ in socket {} } catch { errors.put(error as? WebSocketError) }
        }
        try await answering.speaking { client in
            try await client.send(.more("?"))
            try await client.expectClose(1002)
            let error = try await errors.take()
            #expect(error == .violation(WebSocketClose(.protocolError, "There is no message to be continued")))
        }
    }

    @Test func waitsForTheClientsLastWordForAWhile() async throws {
        let clock = ManualClock()
        let answering = Answering.webSocket(WebSocketOptions(closeTimeout: .seconds(5))) { _ in }
        try await answering.speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            try await client.expect(.close(1000))
            await clock.tick(6)
            try await client.expectEnd()
        }
    }

    /// What came before the client's last word may be answered, but not for ever.
    @Test func waitsForAHandlerAtWorkForAWhile() async throws {
        let clock = ManualClock()
        let (go, events) = (Mailbox<Void>(), Mailbox<String>())
        let answering = Answering.webSocket(WebSocketOptions(closeTimeout: .seconds(5))) { socket in
            for try await message in socket {
                try await socket.send(message)
                events.put("at work")
                try await go.take()
                do { try await socket.send(message) } catch { events.put("\(error)") }
            }
        }
        try await answering.speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            try await client.send(.text("one"))
            try await client.expect(.text("one"))
            #expect(try await events.take() == "at work")
            try await client.send(.close(1000))
            go.put()
            try await client.expect(.text("one"))
            try await client.expectClose(1000)
        }
        try await answering.speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            try await client.send(.text("one"))
            try await client.expect(.text("one"))
            #expect(try await events.take() == "at work")
            // The pong tells that the server has read so far; the last word it has not answered then.
            try await client.send(.ping(""), .close(1000))
            try await client.expect(.pong(""))
            await clock.tick(6)
            try await client.expectClose(1000)
            go.put()
            #expect(try await events.take() == "closed")
        }
    }

    // MARK: - The client is gone

    @Test func cancelsTheHandlerWhenTheClientIsGone() async throws {
        let events = Mailbox<String>()
        let answering = Answering.webSocket { socket in
            do { for try await _ in socket {} } catch { events.put("\(error)") }
            events.put("\(Task.isCancelled)")
        }
        try await LiveServer.run(answering) { server in
            _ = try await RawConnection.open(port: server.port) { try await WebSocketClient(connection: $0).begin() }
            #expect(try await events.take() == "connectionLost")
            #expect(try await events.take() == "true")
        }
    }

    @Test func cancelsAHandlerThatDoesNotReadWhenTheClientIsGone() async throws {
        let events = Mailbox<String>()
        let answering = Answering.webSocket { socket in
            await Task.untilCancelled()
            await #expect(throws: WebSocketError.closed) { try await socket.send("late") }
            await #expect(throws: WebSocketError.connectionLost) { try await socket.receive() }
            events.put("ended")
        }
        try await LiveServer.run(answering) { server in
            _ = try await RawConnection.open(port: server.port) { try await WebSocketClient(connection: $0).begin() }
            #expect(try await events.take() == "ended")
        }
    }

    /// What came before the client's last word is worked on in peace.
    @Test func doesNotCancelAHandlerAtOnceWhenTheClientCloses() async throws {
        let clock = ManualClock()
        let (events, go) = (Mailbox<String>(), Mailbox<Void>())
        let answering = Answering.webSocket(WebSocketOptions(closeTimeout: .seconds(5))) { socket in
            try await go.take()
            for try await case .text(let text) in socket { events.put("\(text) \(Task.isCancelled)") }
            await Task.untilCancelled()
            events.put("cancelled")
        }
        try await LiveServer.run(answering, ServerConfiguration(eventLoops: 1, clock: clock)) { server in
            try await RawConnection.open(port: server.port) { connection in
                let client = WebSocketClient(connection: connection)
                try await client.begin()
                try await client.send(.text("one"), .text("two"), .close(1000))
                try await client.expectClose(1000)
            }
            // Once it answers the next one, the server has seen that this connection is gone.
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(try await connection.response().status == .upgradeRequired)
            }
            go.put()
            #expect(try await events.take() == "one false")
            #expect(try await events.take() == "two false")
            await clock.tick(6)
            #expect(try await events.take() == "cancelled")
        }
    }

    @Test func endsAWaitThatIsCancelled() async throws {
        let answering = Answering.webSocket { socket in
            let waiting = Task { try await socket.receive() }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            try await socket.send("ready")
            #expect(try await socket.receive() == .text("after"))
            try await socket.send("done")
        }
        try await answering.speaking { client in
            try await client.expect(.text("ready"))
            try await client.send(.text("after"))
            try await client.expect(.text("done"))
        }
    }
}
