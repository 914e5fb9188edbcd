import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// Autobahn's class 2, and keeping alive.
@Suite struct WebSocketPingTests {
    @Test(arguments: ["", "Hello", String(repeating: "x", count: 125), "\u{0}\u{FFFD}ü"]) func answersPings(payload: String) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.ping(payload), .ping("next"))
            try await client.expect(.pong(payload))
            try await client.expect(.pong("next"))
        }
    }

    @Test func refusesLongPings() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.ping(String(repeating: "x", count: 126)))
            try await client.expectClose(1002, reason: "A control frame is too long")
        }
    }

    @Test func ignoresPongsThatNobodyAskedFor() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.pong("unasked"), .text("after"))
            try await client.expect(.text("after"))
        }
    }

    /// What the handler does has no part in it.
    @Test func answersPingsWhileTheHandlerIsBusy() async throws {
        let go = Mailbox<Void>()
        let answering = Answering.webSocket { socket in
            try await go.take()
            try await socket.send("done")
        }
        try await answering.speaking { client in
            try await client.send(.text("unread"), .ping("there?"))
            try await client.expect(.pong("there?"))
            go.put()
            try await client.expect(.text("done"))
        }
    }

    @Test func letsTheHandlerPing() async throws {
        let errors = Mailbox<WebSocketError?>()
        let answering = Answering.webSocket { socket in
            try await socket.ping([1, 2, 3])
            do { try await socket.ping(Array(repeating: 0, count: 126)) } catch { errors.put(error as? WebSocketError) }
        }
        try await answering.speaking { client in
            try await client.expect(Frame(opcode: 9, payload: [1, 2, 3]))
            let error = try await errors.take()
            #expect(error == .pingTooLong)
        }
    }

    // MARK: - Keeping alive

    private static let options = WebSocketOptions(pingInterval: .seconds(20), pingTimeout: .seconds(10))

    @Test func pingsAClientThatIsSilent() async throws {
        let clock = ManualClock()
        try await Answering.webSocketEcho(Self.options).speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            for _ in 0..<3 {
                await clock.tick(21)
                try await client.expect(.ping(""))
                await clock.tick(5)
                try await client.send(.pong(""), .text("here"))
                try await client.expect(.text("here"))
            }
        }
    }

    @Test func doesNotPingAClientThatIsHeard() async throws {
        let clock = ManualClock()
        try await Answering.webSocketEcho(Self.options).speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            for index in 0..<5 {
                await clock.tick(15)
                try await client.send(.text("\(index)"))
                try await client.expect(.text("\(index)"))
            }
        }
    }

    @Test func cutsAClientThatStaysSilent() async throws {
        let clock = ManualClock()
        let errors = Mailbox<WebSocketError?>()
        let answering = Answering.webSocket(Self.options) { socket in
            do { for try await _ in socket {} } catch {
                errors.put(error as? WebSocketError)
                throw error
            }
        }
        try await answering.speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            await clock.tick(21)
            try await client.expect(.ping(""))
            await clock.tick(11)
            try await client.expectEnd()
            let error = try await errors.take()
            #expect(error == .connectionLost)
        }
    }

    @Test func canBeToldNotToPing() async throws {
        let clock = ManualClock()
        let answering = Answering.webSocketEcho(WebSocketOptions(pingInterval: nil))
        try await answering.speaking(ServerConfiguration(eventLoops: 1, clock: clock)) { client in
            await clock.tick(1000)
            try await client.send(.text("still here"))
            try await client.expect(.text("still here"))
        }
    }
}
