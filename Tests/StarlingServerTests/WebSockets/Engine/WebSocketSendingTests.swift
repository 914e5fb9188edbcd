import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

@Suite struct WebSocketSendingTests {
    @Test func sendsWhateverThereIs() async throws {
        let answering = Answering.webSocket { socket in
            try await socket.send("text")
            try await socket.send([1, 2])
            try await socket.send(ByteBuffer(bytes: [3, 4]))
            try await socket.send(.text(""))
        }
        try await answering.speaking { client in
            try await client.expect(.text("text"))
            try await client.expect(.binary([1, 2]))
            try await client.expect(.binary([3, 4]))
            try await client.expect(.text(""))
            try await client.expect(.close(1000))
        }
    }

    /// Nothing waits for the handler to do something else.
    @Test func sendsAtOnce() async throws {
        let go = Mailbox<Void>()
        let answering = Answering.webSocket { socket in
            try await socket.send("before")
            try await go.take()
            try await socket.send("after")
            try await go.take()
        }
        try await answering.speaking { client in
            try await client.expect(.text("before"))
            go.put()
            try await client.expect(.text("after"))
            go.put()
        }
    }

    /// From another connection's handler, from the main actor, from an unstructured task.
    @Test func sendsFromAnywhere() async throws {
        let sockets = Mailbox<WebSocket>()
        let answering = Answering { request in
            guard request.headers[.upgrade] == nil else {
                return Response(webSocket: WebSocketOptions()) { socket in
                    sockets.put(socket)
                    _ = try await socket.receive()
                }
            }
            do {
                let socket = try await sockets.take()
                try await socket.send("from a request")
                try await Task { @MainActor in try await socket.send("from the main actor") }.value
                try await Task.detached { try await socket.send("from a task") }.value
                return Response("sent")
            } catch { return Response("\(error)") }
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { first in
                let client = WebSocketClient(connection: first)
                try await client.begin()
                try await RawConnection.open(port: server.port) { second in
                    try await second.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await second.response().text == "sent")
                }
                try await client.expect(.text("from a request"))
                try await client.expect(.text("from the main actor"))
                try await client.expect(.text("from a task"))
            }
        }
    }

    /// A handler that broadcasts may run where nothing of ours comes afterwards: in the piece of its task that runs at once.
    @Test func sendsFromARequestThatNeverWaits() async throws {
        let sockets = Mailbox<WebSocket>()
        let room = Room()
        let answering = Answering { request in
            guard request.headers[.upgrade] == nil else {
                return Response(webSocket: WebSocketOptions()) { socket in
                    await room.set(socket)
                    sockets.put(socket)
                    _ = try await socket.receive()
                }
            }
            try? await room.socket?.send("news")
            return Response("sent")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { first in
                let client = WebSocketClient(connection: first)
                try await client.begin()
                _ = try await sockets.take()
                try await RawConnection.open(port: server.port) { second in
                    try await second.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                    #expect(try await second.response().text == "sent")
                }
                try await client.expect(.text("news"))
            }
        }
    }

    private actor Room {
        private(set) var socket: WebSocket?
        func set(_ socket: WebSocket) { self.socket = socket }
    }

    @Test func letsOneTaskReceiveAtATime() async throws {
        let answering = Answering.webSocket { socket in
            let waiting = [Task { try await socket.receive() }, Task { try await socket.receive() }]
            try await socket.send("waiting")
            let results = [await waiting[0].result, await waiting[1].result]
            #expect(results.filter { if case .failure(WebSocketError.alreadyReceiving) = $0 { true } else { false } }.count == 1)
            try await socket.send("done")
        }
        try await answering.speaking { client in
            try await client.expect(.text("waiting"))
            try await client.send(.text("one"))
            try await client.expect(.text("done"))
        }
    }
}
