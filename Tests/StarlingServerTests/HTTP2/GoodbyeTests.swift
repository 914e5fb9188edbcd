import HTTPTypes
import NIOCore
import ServiceLifecycle
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// How connections end, by themselves and with the server.
@Suite struct HTTP2GoodbyeTests {
    private let clock = ManualClock()

    private var configuration: ServerConfiguration {
        ServerConfiguration(
            eventLoops: 1,
            timeouts: .init(
                header: .seconds(10), body: .seconds(10), bodyRate: nil, write: .seconds(20), idle: .seconds(20), linger: .seconds(5),
                shutdown: .seconds(100)),
            clock: clock)
    }

    /// Reads the first step of a farewell, and answers it.
    private func confirm(_ client: FrameClient) async throws {
        #expect(try await client.goodbye() == FrameClient.Gone(last: 0x7FFF_FFFF, code: 0))
        let ping = try await client.next(.ping)
        try await client.send(.ping, flags: 1, on: 0, ping.payload)
    }

    @Test func goesWhenItIsIdle() async throws {
        try await Answering.echo.framed(configuration) { client in
            _ = try await client.fetch(on: 1)
            await clock.tick(21)
            try await confirm(client)
            #expect(try await client.goodbye() == FrameClient.Gone(last: 1, code: 0))
            #expect(try await client.connection.rest().isEmpty)
        }
    }

    /// A client that does not answer is not waited for.
    @Test func goesWithoutTheClient() async throws {
        try await Answering.echo.framed(configuration) { client in
            _ = try await client.fetch(on: 1)
            await clock.tick(21)
            _ = try await client.goodbye()
            await clock.tick(7)
            #expect(try await client.goodbye() == FrameClient.Gone(last: 1, code: 0))
            #expect(try await client.connection.rest().isEmpty)
        }
    }

    @Test func staysWhileItIsUsed() async throws {
        try await Answering.echo.framed(configuration) { client in
            for number: UInt32 in 0..<5 {
                #expect(try await client.fetch(on: 2 * number + 1).status == "200")
                await clock.tick(15)
                // The loop has seen all of them once it answers this.
                try await client.settle()
            }
        }
    }

    @Test func waitsForHandlers() async throws {
        let (started, release) = (Mailbox<Void>(), Mailbox<Void>())
        let answering = Answering { _ in
            started.put()
            try? await release.take()
            return Response("late")
        }
        try await answering.framed(configuration) { client in
            try await client.headers(FrameClient.get(), on: 1)
            try await started.take()
            await clock.tick(50)
            release.put()
            #expect(try await client.answer(on: 1).text == "late")
        }
    }

    @Test(arguments: ["PRI * HTTP/2.0\r\n\r\nSM", FrameClient.preface]) func endsWhatNeverSaysAnything(beginning: String) async throws {
        try await Answering.echo.connected(configuration) { connection in
            try await connection.send(beginning)
            // The server's own beginning.
            _ = try await FrameClient(connection).next(.settings)
            await clock.tick(11)
            _ = try await connection.rest()
        }
    }

    @Test func resetsABodyThatDoesNotCome() async throws {
        let errors = Mailbox<String>()
        let answering = Answering { request in
            do { _ = try await request.body.collect(upTo: nil) } catch { errors.put("\(error)") }
            return Response("")
        }
        try await answering.framed(configuration) { client in
            try await client.headers(FrameClient.get(method: "POST"), ends: false, on: 1)
            try await client.settle()
            await clock.tick(5)
            try await client.send(.data, on: 1, [1])
            try await client.settle()
            await clock.tick(9)
            try await client.settle()
            #expect(!client.seen.contains { $0.kind == .reset })
            await clock.tick(2)
            #expect(try await client.reset(on: 1) == 8)
            #expect(try await errors.take() == "clientGone")
            #expect(try await client.fetch(on: 3).status == "200")
        }
    }

    @Test(arguments: [true, false]) func resetsAnAnswerThatNobodyTakes(streamed: Bool) async throws {
        let outcomes = Mailbox<String>()
        let bytes = ByteBuffer(repeating: 0x61, count: 200_000)
        let answering = Answering { request in
            guard request.target == "/large" else { return Response("") }
            var response = Response(body: streamed ? .stream { try await $0.write(bytes) } : .buffer(bytes))
            response.onSent { outcomes.put("\($0)") }
            return response
        }
        try await answering.framed(configuration, settings: [(4, 10)]) { client in
            try await client.headers(FrameClient.get("/large"), on: 1)
            try await client.settle()
            await clock.tick(15)
            try await client.grant(10, on: 1)
            try await client.settle()
            await clock.tick(15)
            try await client.settle()
            #expect(!client.seen.contains { $0.kind == .reset })
            await clock.tick(10)
            #expect(try await client.reset(on: 1) == 8)
            #expect(try await outcomes.take() == "clientGone")
            #expect(try await client.fetch(on: 3).status == "200")
        }
    }

    /// What is on its way when the server is told to stop is still served; what comes when the client must know is not.
    @Test func finishesWhatRunsWhenTheServerStops() async throws {
        let (started, release) = (Mailbox<Void>(), Mailbox<Void>())
        let answering = Answering { request in
            if request.target == "/slow" {
                started.put()
                try? await release.take()
            }
            return Response(request.target)
        }
        var configuration = configuration
        configuration.address = .tcp(port: 0)
        let ports = Mailbox<Int>()
        let server = Server(responder: answering, configuration: configuration, logger: .silent) { ports.put($0.port ?? 0) }
        let group = ServiceGroup(services: [server], logger: .silent)
        let running = Task { try await group.run() }
        defer { running.cancel() }
        try await RawConnection.open(port: try await ports.take()) { connection in
            let client = FrameClient(connection)
            try await client.begin()
            try await client.headers(FrameClient.get("/slow"), on: 1)
            try await started.take()
            await group.triggerGracefulShutdown()
            #expect(try await client.goodbye() == FrameClient.Gone(last: 0x7FFF_FFFF, code: 0))
            let ping = try await client.next(.ping)
            #expect(try await client.fetch(FrameClient.get("/late"), on: 3).text == "/late")
            try await client.send(.ping, flags: 1, on: 0, ping.payload)
            #expect(try await client.goodbye() == FrameClient.Gone(last: 3, code: 0))
            try await client.headers(FrameClient.get("/too-late"), on: 5)
            release.put()
            #expect(try await client.answer(on: 1).text == "/slow")
            #expect(try await connection.rest().isEmpty)
        }
        try await running.value
    }
}
