import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct ShutdownTests {
    /// A server in a service group, which a test tells to shut down; returns once it has ended.
    private func serve(
        _ answering: Answering, _ configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1),
        at address: ServerAddress = .tcp(port: 0), _ test: (_ port: Int, _ group: ServiceGroup) async throws -> Void
    ) async throws {
        var configuration = configuration
        configuration.address = address
        let started = Mailbox<Int>()
        let server = Server(responder: answering, configuration: configuration, logger: .silent) { started.put($0.port ?? 0) }
        let group = ServiceGroup(services: [server], logger: .silent)
        let running = Task { try await group.run() }
        do {
            try await test(try await started.take(), group)
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        try await running.value
    }

    private static let get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func endsAtOnceWithoutConnections() async throws {
        try await serve(.echo) { _, group in await group.triggerGracefulShutdown() }
    }

    @Test func closesIdleConnections() async throws {
        try await serve(.echo) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send(Self.get)
                _ = try await connection.response()
                await group.triggerGracefulShutdown()
                #expect(try await connection.rest().isEmpty)
            }
        }
    }

    /// At a socket of its own: a port that has become free may be another test's the next moment.
    @Test func acceptsNoMoreConnections() async throws {
        try await withTemporaryPath { path in
            try await serve(.echo, at: .unixSocket(path: path)) { _, group in
                try await RawConnection.open(unixSocket: path) { connection in
                    try await connection.send(Self.get)
                    _ = try await connection.response()
                    await group.triggerGracefulShutdown()
                    #expect(try await connection.rest().isEmpty)
                }
                await #expect(throws: (any Error).self) { try await RawConnection.open(unixSocket: path) { _ in } }
            }
        }
    }

    @Test func finishesWhatRuns() async throws {
        let events = Mailbox<String>()
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            events.put("started")
            try? await go.take()
            return Response("done \(Task.isCancelled)")
        }
        try await serve(answering) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await RawConnection.open(port: port) { idle in
                    try await connection.send(Self.get + Self.get)
                    #expect(try await events.take() == "started")
                    await group.triggerGracefulShutdown()
                    #expect(try await idle.rest().isEmpty)
                }
                go.put()
                let response = try await connection.response()
                #expect(response.text == "done false")
                #expect(response.headers[.connection] == "close")
                #expect(try await connection.rest().isEmpty)
            }
        }
    }

    @Test func finishesAStreamThatRuns() async throws {
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("abc")
                    try await go.take()
                    try await writer.write("def")
                })
        }
        try await serve(answering) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send(Self.get)
                let head = try await connection.read(until: "abc\r\n")
                #expect(!head.contains("connection"))
                try await RawConnection.open(port: port) { idle in
                    try await idle.send("GET")
                    await group.triggerGracefulShutdown()
                    _ = try await idle.rest()
                }
                go.put()
                #expect(try await connection.rest() == "3\r\ndef\r\n0\r\n\r\n")
            }
        }
    }

    @Test func readsABodyThatIsStillComing() async throws {
        try await serve(.body) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\nexpect: 100-continue\r\n\r\n")
                _ = try await connection.read(until: "\r\n\r\n")
                try await connection.send("abc")
                try await RawConnection.open(port: port) { idle in
                    await group.triggerGracefulShutdown()
                    _ = try await idle.rest()
                }
                try await connection.send("def")
                let response = try await connection.response()
                #expect(response.text == "abcdef")
                #expect(response.headers[.connection] == "close")
            }
        }
    }

    @Test func cancelsWhatDoesNotEndInTime() async throws {
        let clock = ManualClock()
        let events = Mailbox<String>()
        let answering = Answering { _ in
            events.put("started")
            await Task.untilCancelled()
            events.put("cancelled")
            return Response("late")
        }
        let configuration = ServerConfiguration(eventLoops: 1, timeouts: .init(shutdown: .seconds(5)), clock: clock)
        try await serve(answering, configuration) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send(Self.get)
                #expect(try await events.take() == "started")
                await clock.untilAsleep(1)
                await group.triggerGracefulShutdown()
                // The grace time sleeps beside the server's tick.
                await clock.tick(4, asleep: 2)
                events.put("not yet")
                #expect(try await events.take() == "not yet")
                clock.advance(by: .seconds(1))
                #expect(try await events.take() == "cancelled")
                #expect(try await connection.rest().isEmpty)
            }
        }
    }

    @Test func endsWithoutAHandlerThatIgnoresItsCancellation() async throws {
        let clock = ManualClock()
        let started = Mailbox<Void>()
        let never = Mailbox<Void>()
        let answering = Answering { _ in
            started.put()
            // The value of another task is waited for whether or not this one is cancelled.
            await Task { try? await never.take() }.value
            return Response("too late")
        }
        let configuration = ServerConfiguration(eventLoops: 1, timeouts: .init(linger: .seconds(2), shutdown: .seconds(5)), clock: clock)
        try await serve(answering, configuration) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send(Self.get)
                try await started.take()
                await clock.untilAsleep(1)
                await group.triggerGracefulShutdown()
                await clock.untilAsleep(2)
                clock.advance(by: .seconds(5))
                #expect(try await connection.rest().isEmpty)
                await clock.untilAsleep(2)
                clock.advance(by: .seconds(2))
            }
        }
    }

    @Test func endsUpgradedConnectionsInTime() async throws {
        let clock = ManualClock()
        let events = Mailbox<String>()
        let answering = Answering { _ in
            Response(
                body: .upgrade(
                    Upgrade(to: "echo") { connection in
                        for try await _ in connection.inbound {}
                        events.put("end")
                    }))
        }
        let configuration = ServerConfiguration(eventLoops: 1, timeouts: .init(shutdown: .seconds(5)), clock: clock)
        try await serve(answering, configuration) { port, group in
            try await RawConnection.open(port: port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n")
                _ = try await connection.read(until: "\r\n\r\n")
                await clock.untilAsleep(1)
                await group.triggerGracefulShutdown()
                await clock.untilAsleep(2)
                clock.advance(by: .seconds(5))
                #expect(try await events.take() == "end")
                #expect(try await connection.rest().isEmpty)
            }
        }
    }

    /// Being cancelled is the order to end now.
    @Test func cancelsEverythingWhenItIsCancelled() async throws {
        let events = Mailbox<String>()
        let answering = Answering { _ in
            events.put("started")
            await Task.untilCancelled()
            events.put("cancelled")
            return Response("late")
        }
        let started = Mailbox<Int>()
        let configuration = ServerConfiguration(address: .tcp(port: 0), eventLoops: 2)
        let server = Server(responder: answering, configuration: configuration, logger: .silent) { started.put($0.port ?? 0) }
        let running = Task { try await server.run() }
        try await RawConnection.open(port: try await started.take()) { connection in
            try await connection.send(Self.get)
            #expect(try await events.take() == "started")
            running.cancel()
            #expect(try await events.take() == "cancelled")
            #expect(try await connection.rest().isEmpty)
        }
        try await running.value
    }

    /// A handler that is cancelled may still clean up, and has the time for it: the server does not end under its feet.
    @Test func waitsForAHandlerThatCleansUp() async throws {
        let events = Mailbox<String>()
        let go = Mailbox<Void>()
        let cleaned = Counter()
        let answering = Answering { _ in
            events.put("started")
            await Task.untilCancelled()
            events.put("cancelled")
            await Task { try? await go.take() }.value
            cleaned.add(1)
            return Response("late")
        }
        let started = Mailbox<Int>()
        let configuration = ServerConfiguration(address: .tcp(port: 0), eventLoops: 1)
        let server = Server(responder: answering, configuration: configuration, logger: .silent) { started.put($0.port ?? 0) }
        let running = Task { try await server.run() }
        try await RawConnection.open(port: try await started.take()) { connection in
            try await connection.send(Self.get)
            #expect(try await events.take() == "started")
            running.cancel()
            #expect(try await events.take() == "cancelled")
            #expect(try await connection.rest().isEmpty)
        }
        go.put()
        try await running.value
        #expect(cleaned.value == 1)
    }
}
