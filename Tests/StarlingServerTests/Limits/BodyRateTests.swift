import NIOCore
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

@Suite struct BodyRateTests {
    private let clock = ManualClock()

    private var configuration: ServerConfiguration {
        ServerConfiguration(eventLoops: 1, timeouts: .init(body: .seconds(100), bodyRate: 10), clock: clock)
    }

    /// Tells what comes, and how it ends.
    private func reading(_ events: Mailbox<String>) -> Answering {
        Answering { request in
            do {
                for try await chunk in request.body { events.put(String(buffer: chunk)) }
                events.put("end")
            } catch {
                events.put("\(error)")
            }
            return Response("done")
        }
    }

    /// Sends pieces, a second apart.
    private func send(_ pieces: [String], _ connection: RawConnection, _ events: Mailbox<String>) async throws {
        for piece in pieces {
            try await connection.send(piece)
            #expect(try await events.take() == piece)
            await clock.tick(1)
        }
    }

    @Test func givesUpABodyThatTrickles() async throws {
        let events = Mailbox<String>()
        try await reading(events).connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10000\r\n\r\n")
            // Five seconds are free; in the sixth ten bytes have to be there.
            try await send(Array(repeating: "x", count: 6), connection, events)
            #expect(try await events.take() == "clientGone")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test func givesUpChunksThatTrickle() async throws {
        let events = Mailbox<String>()
        try await reading(events).connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
            for _ in 0..<6 {
                try await connection.send("1\r\nx\r\n")
                #expect(try await events.take() == "x")
                await clock.tick(1)
            }
            #expect(try await events.take() == "clientGone")
        }
    }

    /// A body that is used up as it comes.
    @Test func givesUpABodyThatIsWantedWhole() async throws {
        let started = Mailbox<Void>()
        let ends = Mailbox<String>()
        let answering = Answering { request in
            started.put()
            do {
                _ = try await request.body.collect(upTo: nil)
            } catch {
                ends.put("\(error)")
            }
            return Response("done")
        }
        try await answering.connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10000\r\n\r\nx")
            try await started.take()
            await clock.tick(6)
            #expect(try await ends.take() == "clientGone")
        }
    }

    @Test func takesABodyThatComesFastEnough() async throws {
        let events = Mailbox<String>()
        try await reading(events).connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 200\r\n\r\n")
            try await send(Array(repeating: "0123456789", count: 20), connection, events)
            #expect(try await events.take() == "end")
            #expect(try await connection.response().text == "done")
        }
    }

    /// What has come fast may be followed by a pause: it is the average that counts.
    @Test func averages() async throws {
        let events = Mailbox<String>()
        try await reading(events).connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 101\r\n\r\n")
            try await send([String(repeating: "x", count: 100)], connection, events)
            await clock.tick(14)
            try await connection.send("y")
            #expect(try await events.take() == "y")
            #expect(try await events.take() == "end")
        }
    }

    @Test func asksForNoRateWhenThereIsNone() async throws {
        let events = Mailbox<String>()
        var configuration = configuration
        configuration.timeouts.bodyRate = nil
        try await reading(events).connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n")
            try await send(Array(repeating: "x", count: 20), connection, events)
            #expect(try await events.take() == "end")
        }
    }

    /// What is left of a body that nobody reads has so long in all, however it trickles in.
    @Test func givesUpTheRestOfABodyThoughItTrickles() async throws {
        var configuration = configuration
        configuration.timeouts.body = .seconds(10)
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n")
            #expect(try await connection.response().text == "POST /")
            for _ in 0..<11 {
                try? await connection.send("x")
                await clock.tick(1)
            }
            // What was sent last may have met a socket that was closed, and is answered with a reset.
            let rest = try? await connection.rest()
            #expect(rest == nil || rest == "")
        }
    }

    @Test func countsSecondsAndBytes() {
        var pace = BodyPace()
        for _ in 0..<8 { #expect(pace.second(silence: 9, rate: nil) == nil) }
        #expect(pace.second(silence: 9, rate: nil) == "no byte for 9 s")
        pace.note(1)
        #expect(pace.second(silence: 9, rate: nil) == nil)
        #expect(pace.second(silence: 9, rate: 1) == "1 bytes in 11 s")
        pace.note(5)
        #expect(pace.second(silence: 9, rate: 1) == "6 bytes in 12 s")
        pace.note(3)
        #expect(pace.second(silence: 9, rate: 1) == nil)
        #expect(pace.second(silence: 9, rate: .max) != nil)
    }
}
