import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite struct ListeningTests {
    private func serve<Result: Sendable>(
        at address: ServerAddress, _ answering: Answering = .echo, _ test: @Sendable (ServerAddress) async throws -> Result
    ) async throws -> Result {
        let started = Mailbox<ServerAddress>()
        let server = Server(
            responder: answering, configuration: ServerConfiguration(address: address, eventLoops: 1), logger: .silent
        ) { started.put($0) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await server.run()
                } catch {
                    // Whoever waits for the start must not wait in vain.
                    started.put(.unixSocket(path: "failed"))
                    throw error
                }
            }
            let address = try await started.take()
            if address == .unixSocket(path: "failed") { try await group.waitForAll() }
            let result = try await test(address)
            group.cancelAll()
            try await group.waitForAll()
            return result
        }
    }

    private func expectHello(at path: String) async throws {
        try await RawConnection.open(unixSocket: path) { connection in
            try await connection.send("GET /hello HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(try await connection.response().text == "GET /hello")
        }
    }

    @Test func tellsTheRealPort() async throws {
        try await serve(at: .tcp(port: 0)) { address in
            #expect(address != .tcp(port: 0))
            #expect(address.description.hasPrefix("127.0.0.1:"))
        }
    }

    @Test func listensAtAUnixSocketAndRemovesIt() async throws {
        try await withTemporaryPath { path in
            try await serve(at: .unixSocket(path: path)) { address in
                #expect(address == .unixSocket(path: path))
                try await expectHello(at: path)
            }
            #expect(access(path, F_OK) != 0)
        }
    }

    /// A socket's file that a dead server left behind.
    @Test func replacesAStaleSocket() async throws {
        try await withTemporaryPath { path in
            // Listening and ending without a word, as a process that is killed does.
            close(try Self.open(at: path))
            #expect(access(path, F_OK) == 0)
            try await serve(at: .unixSocket(path: path)) { _ in try await expectHello(at: path) }
        }
    }

    private static func unixSocket() -> Int32 {
        #if canImport(Darwin)
            socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
    }

    private static func open(at path: String) throws -> Int32 {
        let descriptor = unixSocket()
        try SocketAddress(unixDomainSocketPath: path).withSockAddr { address, length in
            #expect(bind(descriptor, address, socklen_t(length)) == 0)
        }
        #expect(listen(descriptor, 0) == 0)
        return descriptor
    }

    /// A server whose queue of connections is full is alive all the same.
    @Test func leavesABusySocketAlone() async throws {
        try await withTemporaryPath { path in
            let server = try Self.open(at: path)
            var clients: [Int32] = []
            defer { for descriptor in clients + [server] { close(descriptor) } }
            var isFull = false
            while !isFull {
                let client = Self.unixSocket()
                clients.append(client)
                #expect(fcntl(client, F_SETFL, O_NONBLOCK) == 0)
                isFull = try SocketAddress(unixDomainSocketPath: path).withSockAddr { connect(client, $0, socklen_t($1)) } != 0
            }
            await #expect(throws: ServerError.self) {
                try await serve(at: .unixSocket(path: path)) { _ in Issue.record("Two servers at one socket") }
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test func leavesALiveSocketAlone() async throws {
        try await withTemporaryPath { path in
            try await serve(at: .unixSocket(path: path)) { _ in
                await #expect(throws: ServerError.self) {
                    try await serve(at: .unixSocket(path: path)) { _ in Issue.record("Two servers at one socket") }
                }
                try await expectHello(at: path)
            }
        }
    }

    /// Whatever else is there is not the server's to remove.
    @Test func leavesAFileAlone() async throws {
        try await withTemporaryPath { path in
            try write([1, 2, 3], to: path)
            await #expect(throws: ServerError.self) {
                try await serve(at: .unixSocket(path: path)) { _ in Issue.record("A file is no socket") }
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    /// Another server's socket at the same path, made while this one ran, is not this one's to remove.
    @Test func removesNoSocketOfAnother() async throws {
        try await withTemporaryPath { path in
            try await serve(at: .unixSocket(path: path)) { _ in
                unlink(path)
                try write([1], to: path)
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test func refusesAPathThatIsTooLong() async throws {
        let path = "/tmp/" + String(repeating: "a", count: 200)
        await #expect {
            try await serve(at: .unixSocket(path: path)) { _ in }
        } throws: { error in
            if case .cannotListen(.unixSocket(path: path), reason: _)? = error as? ServerError { true } else { false }
        }
    }

    @Test func saysThatAPortIsInUse() async throws {
        try await serve(at: .tcp(port: 0)) { address -> Void in
            await #expect {
                try await serve(at: address) { _ in Issue.record("Two servers at one port") }
            } throws: { error in
                guard case .addressInUse(address)? = error as? ServerError else { return false }
                return "\(error)" == "\(address) is already in use: stop the other server, or choose another address"
            }
        }
    }

    @Test(arguments: ["256.256.256.256", "no.such.host.invalid", "192.0.2.1"]) func saysThatAHostIsNone(host: String) async throws {
        await #expect {
            try await serve(at: .tcp(host: host, port: 0)) { _ in Issue.record("There is no such host here") }
        } throws: { error in
            if case .cannotListen? = error as? ServerError { true } else { false }
        }
    }

    @Test func runsManyConnectionsAtOnce() async throws {
        for loops in [1, 2] {
            try await LiveServer.run(Answering.body, ServerConfiguration(eventLoops: loops)) { server in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for index in 0..<200 {
                        group.addTask {
                            try await RawConnection.open(port: server.port) { connection in
                                for round in 0..<5 {
                                    let body = "\(index).\(round)"
                                    try await connection.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \(body.utf8.count)\r\n\r\n")
                                    try await connection.send(body)
                                    #expect(try await connection.response().text == body)
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    /// All 200 are in the handler at the same time.
    @Test func runsManyRequestsAtOnce() async throws {
        let arrived = Mailbox<Void>()
        let go = Mailbox<Void>()
        let answering = Answering { _ in
            arrived.put()
            try? await go.take()
            return Response("done")
        }
        try await LiveServer.run(answering, ServerConfiguration(eventLoops: 2)) { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await RawConnection.open(port: server.port) { connection in
                            try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                            #expect(try await connection.response().text == "done")
                        }
                    }
                }
                for _ in 0..<200 { try await arrived.take() }
                for _ in 0..<200 { go.put() }
                try await group.waitForAll()
            }
        }
    }

    @Test func spreadsConnectionsOverItsLoops() async throws {
        let answering = Answering { _ in Response("\(UInt(bitPattern: pthread_self().hashValue))") }
        let threads = try await LiveServer.run(answering, ServerConfiguration(eventLoops: 2)) { server in
            var threads: Set<String> = []
            for _ in 0..<8 {
                threads.insert(
                    try await RawConnection.open(port: server.port) { connection in
                        try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        let first = try await connection.response().text
                        try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                        #expect(try await connection.response().text == first)
                        return first
                    })
            }
            return threads
        }
        #expect(threads.count == 2)
    }

    @Test func knowsBothEndsOfAConnection() async throws {
        let answering = Answering { request in
            Response("\(request.connection.peer?.port ?? -1) \(request.connection.local?.port ?? -1) \(request.connection.tls == nil)")
        }
        try await LiveServer.run(answering) { server in
            try await RawConnection.open(port: server.port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                let parts = try await connection.response().text.split(separator: " ")
                #expect(parts.count == 3)
                #expect(Int(parts[0]) ?? 0 > 0)
                #expect(parts[1] == "\(server.port)")
                #expect(parts[2] == "true")
            }
        }
    }
}
