import HTTPTypes
import Logging
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Sockets that somebody else has opened, and several at once.
@Suite struct InheritedSocketTests {
    /// Serves while a test runs, at what the configuration says.
    private func serve(_ configuration: ServerConfiguration, _ test: @Sendable (ServerAddress) async throws -> Void) async throws {
        let started = Mailbox<ServerAddress?>()
        let server = Server(responder: Answering.echo, configuration: configuration, logger: .silent) { started.put($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Whoever waits for the start must not wait in vain.
                defer { started.put(nil) }
                try await server.run()
            }
            guard let address = try await started.take() else { return try await group.waitForAll() }
            try await test(address)
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func hello(_ connection: RawConnection) async throws {
        try await connection.send("GET /hello HTTP/1.1\r\nhost: x\r\n\r\n")
        #expect(try await connection.response().text == "GET /hello")
    }

    private func opened(_ address: ServerAddress) async throws -> (descriptor: Int32, address: ServerAddress) {
        let sockets = try await ListeningSocket.open(ServerConfiguration(address: address))
        let socket = try #require(sockets.first)
        defer { socket.handOver() }
        return (try #require(socket.duplicate()), socket.address)
    }

    @Test func servesAnInheritedPort() async throws {
        let (descriptor, address) = try await opened(.tcp(port: 0))
        try await serve(ServerConfiguration(address: .descriptor(descriptor), eventLoops: 1)) { served in
            #expect(served == address)
            try await RawConnection.open(port: try #require(served.port)) { try await hello($0) }
        }
    }

    /// Its file is left to whoever has made it.
    @Test func servesAnInheritedUnixSocket() async throws {
        try await withTemporaryPath { path in
            let (descriptor, _) = try await opened(.unixSocket(path: path))
            try await serve(ServerConfiguration(address: .descriptor(descriptor), eventLoops: 1)) { served in
                #expect(served == .unixSocket(path: path))
                try await RawConnection.open(unixSocket: path) { try await hello($0) }
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test func servesSeveralAddresses() async throws {
        try await withTemporaryPath { path in
            var configuration = ServerConfiguration(address: .tcp(port: 0), eventLoops: 1)
            configuration.furtherAddresses = [.unixSocket(path: path)]
            try await serve(configuration) { first in
                try await RawConnection.open(port: try #require(first.port)) { try await hello($0) }
                try await RawConnection.open(unixSocket: path) { try await hello($0) }
            }
            #expect(access(path, F_OK) != 0)
        }
    }

    /// What has been opened before one of several addresses fails is closed again.
    @Test func closesTheOthersWhenOneCannotBeOpened() async throws {
        try await withTemporaryPath { path in
            var configuration = ServerConfiguration(address: .unixSocket(path: path), eventLoops: 1)
            configuration.furtherAddresses = [.descriptor(Int32.max)]
            await #expect(throws: ServerError.self) { try await serve(configuration) { _ in Issue.record("There is no such descriptor") } }
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test func sharesAPortWhenAsked() async throws {
        var configuration = ServerConfiguration(address: .tcp(port: 0), eventLoops: 1)
        configuration.reusePort = true
        try await serve(configuration) { address in
            var other = ServerConfiguration(address: address, eventLoops: 1)
            await #expect(throws: ServerError.self) { try await serve(other) { _ in Issue.record("Nobody has asked to share it") } }
            other.reusePort = true
            try await serve(other) { #expect($0 == address) }
        }
    }

    /// As workers do: each connection is one server's, whichever is faster.
    @Test func sharesASocketWithAnotherServer() async throws {
        let (descriptor, _) = try await opened(.tcp(port: 0))
        let copy = dup(descriptor)
        try await serve(ServerConfiguration(address: .descriptor(descriptor), eventLoops: 1)) { address in
            try await serve(ServerConfiguration(address: .descriptor(copy), eventLoops: 1)) { other in
                #expect(other == address)
                let port = try #require(address.port)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<100 { group.addTask { try await RawConnection.open(port: port) { try await hello($0) } } }
                    try await group.waitForAll()
                }
            }
            // The other one goes on.
            try await RawConnection.open(port: try #require(address.port)) { try await hello($0) }
        }
    }

    private func refusal(of descriptor: Int32) async -> String? {
        do {
            try await serve(ServerConfiguration(address: .descriptor(descriptor), eventLoops: 1)) { _ in }
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func refusesWhatIsNoListeningSocket() async throws {
        #expect(await refusal(of: 9999) == "cannot listen at descriptor 9999: descriptor 9999 is not open")
        var pipes: [Int32] = [0, 0]
        #expect(pipe(&pipes) == 0)
        defer { for descriptor in pipes { close(descriptor) } }
        #expect(await refusal(of: pipes[0]) == "cannot listen at descriptor \(pipes[0]): descriptor \(pipes[0]) is no stream socket")
        var pair: [Int32] = [0, 0]
        #if canImport(Glibc)
            #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        #else
            #expect(socketpair(AF_UNIX, SOCK_STREAM, 0, &pair) == 0)
        #endif
        defer { for descriptor in pair { close(descriptor) } }
        #expect(await refusal(of: pair[0]) == "cannot listen at descriptor \(pair[0]): descriptor \(pair[0]) is no listening socket")
    }

    @Test func saysThatSystemdHandedNothingOver() async {
        await #expect {
            try await serve(ServerConfiguration(address: .systemd, eventLoops: 1)) { _ in }
        } throws: {
            "\($0)" == "cannot listen at systemd's socket: systemd handed no socket over (LISTEN_FDS, LISTEN_PID)"
        }
    }
}
