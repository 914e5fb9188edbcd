import Logging
import ServiceLifecycle
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// What becomes of WebSockets when the server is told to stop.
@Suite struct WebSocketShutdownTests {
    private func serve(_ answering: Answering, _ test: (WebSocketClient, ServiceGroup) async throws -> Void) async throws {
        let started = Mailbox<Int>()
        let server = Server(
            responder: answering, configuration: ServerConfiguration(address: .tcp(port: 0), eventLoops: 1), logger: .silent
        ) { started.put($0.port ?? 0) }
        let group = ServiceGroup(services: [server], logger: .silent)
        let running = Task { try await group.run() }
        do {
            try await RawConnection.open(port: try await started.take()) { connection in
                let client = WebSocketClient(connection: connection)
                try await client.begin()
                try await test(client, group)
            }
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        try await running.value
    }

    @Test func saysThatItGoesAway() async throws {
        let events = Mailbox<String>()
        let answering = Answering.webSocket { socket in
            for try await case .text(let text) in socket { events.put(text) }
            events.put("\(socket.peerClose?.code.rawValue ?? 0) \(Task.isCancelled)")
        }
        try await serve(answering) { client, group in
            try await client.send(.text("one"))
            #expect(try await events.take() == "one")
            await group.triggerGracefulShutdown()
            try await client.expect(.close(1001))
            // What is on its way still counts.
            try await client.send(.text("two"), .close(1001))
            try await client.expectEnd()
            #expect(try await events.take() == "two")
            #expect(try await events.take() == "1001 false")
        }
    }

    @Test func endsAHandlerThatOnlySends() async throws {
        let (go, events) = (Mailbox<Void>(), Mailbox<WebSocketError?>())
        let answering = Answering.webSocket { socket in
            do {
                try await socket.send("first")
                try await go.take()
                try await socket.send("second")
            } catch { events.put(error as? WebSocketError) }
        }
        try await serve(answering) { client, group in
            try await client.expect(.text("first"))
            await group.triggerGracefulShutdown()
            try await client.expect(.close(1001))
            go.put()
            let error = try await events.take()
            #expect(error == .closed)
            try await client.send(.close(1001))
            try await client.expectEnd()
        }
    }
}
