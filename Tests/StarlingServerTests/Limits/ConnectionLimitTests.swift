import NIOCore
import StarlingHTTP
import StarlingTesting
import Testing

@testable import StarlingServer

@Suite struct ConnectionLimitTests {
    private static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nhost: x\r\n\r\n" }

    /// Tells the targets of requests as they come.
    private func answering(_ arrived: Mailbox<String>) -> Answering {
        Answering { request in
            arrived.put(request.target)
            return Response(request.target)
        }
    }

    /// What is said on one connection long after a second one has begun.
    private func talk(_ connection: RawConnection, _ arrived: Mailbox<String>) async throws {
        for _ in 0..<50 {
            try await connection.send(Self.get("/first"))
            #expect(try await connection.response().text == "/first")
            #expect(try await arrived.take() == "/first")
        }
    }

    @Test func letsConnectionsWaitUntilOneEnds() async throws {
        let arrived = Mailbox<String>()
        // No connection is idle while the clock stands still.
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(connections: 1), clock: ManualClock())
        try await LiveServer.run(answering(arrived), configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                try await talk(first, arrived)
                try await RawConnection.open(port: server.port) { second in
                    try await second.send(Self.get("/second"))
                    try await talk(first, arrived)
                    try await first.close()
                    #expect(try await second.response().text == "/second")
                }
            }
        }
    }

    /// All that come at once, and over several loops.
    @Test(arguments: [1, 2]) func servesManyByFew(loops: Int) async throws {
        let open = Counter()
        let most = Counter()
        let answering = Answering { _ in
            open.add(1)
            most.raise(to: open.value)
            defer { open.add(-1) }
            await Task.yield()
            return Response("done")
        }
        let configuration = ServerConfiguration(eventLoops: loops, limits: .init(connections: 3), clock: ManualClock())
        try await LiveServer.run(answering, configuration) { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await RawConnection.open(port: server.port) { connection in
                            try await connection.send(Self.get("/"))
                            #expect(try await connection.response().text == "done")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(most.value <= 3)
    }

    /// Whoever waits longer than another is idle need not wait for it to end.
    @Test func closesWhatBecomesIdleWhileOthersWait() async throws {
        let arrived = Mailbox<String>()
        let clock = ManualClock()
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(connections: 1), clock: clock)
        try await LiveServer.run(answering(arrived), configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                try await RawConnection.open(port: server.port) { second in
                    try await talk(first, arrived)
                    try await second.send(Self.get("/second"))
                    await clock.tick(1)
                    #expect(try await second.response().text == "/second")
                    let rest = try await first.rest()
                    #expect(rest.isEmpty)
                }
            }
        }
    }

    /// Whoever is idle longest makes room as soon as there is none.
    @Test func closesTheIdlest() async throws {
        let arrived = Mailbox<String>()
        let clock = ManualClock()
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(connections: 3), clock: clock)
        try await LiveServer.run(answering(arrived), configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                try await talk(first, arrived)
                await clock.tick(2)
                try await RawConnection.open(port: server.port) { second in
                    try await talk(second, arrived)
                    await clock.tick(2)
                    try await RawConnection.open(port: server.port) { third in
                        try await talk(third, arrived)
                        let rest = try await first.rest()
                        #expect(rest.isEmpty)
                        try await talk(second, arrived)
                    }
                }
            }
        }
    }

    @Test func closesWhatIsTooManyOfOneAddress() async throws {
        let arrived = Mailbox<String>()
        let configuration = ServerConfiguration(eventLoops: 1, limits: .init(connectionsPerAddress: 1))
        try await LiveServer.run(answering(arrived), configuration) { server in
            try await RawConnection.open(port: server.port) { first in
                try await talk(first, arrived)
                try await RawConnection.open(port: server.port) { second in
                    let rest = try await second.rest()
                    #expect(rest.isEmpty)
                }
                try await talk(first, arrived)
            }
            // The place is free as soon as the server knows that the first one has gone.
            var isServed = false
            for _ in 0..<10_000 where !isServed {
                try await RawConnection.open(port: server.port) { third in
                    try? await third.send(Self.get("/third"))
                    isServed = try await third.rest(orUntil: "/third")
                }
            }
            #expect(isServed)
        }
    }

    @Test func countsByAddressAndForgetsThem() throws {
        let limits = ConnectionLimits(.init(connections: 4, connectionsPerAddress: 2))
        let here = try SocketAddress(ipAddress: "10.0.0.1", port: 1)
        let there = try SocketAddress(ipAddress: "10.0.0.2", port: 1)
        let first = try #require(limits.enter(from: here))
        #expect(limits.enter(from: here) != nil)
        #expect(limits.enter(from: here) == nil)
        #expect(limits.room == 2)
        #expect(limits.enter(from: there) != nil)
        first()
        #expect(limits.enter(from: here) != nil)
        #expect(limits.enter(from: here) == nil)
        #expect(limits.room == 1)
    }

    @Test func doesNotCountUnixSockets() throws {
        let limits = ConnectionLimits(.init(connectionsPerAddress: 1))
        let address = try SocketAddress(unixDomainSocketPath: "/tmp/x")
        for _ in 0..<3 { #expect(limits.enter(from: address) != nil) }
        #expect(limits.enter(from: nil) != nil)
    }

    @Test func tellsThoseWhoWaitOnce() throws {
        let limits = ConnectionLimits(.init(connections: 2))
        let told = Counter()
        let waiting = WritableWaiter()
        let leaving = (0..<3).compactMap { _ in limits.enter(from: nil) }
        try #require(leaving.count == 3)
        for _ in 0..<3 { limits.whenOneEnds(waiting) { told.add(1) } }
        leaving[0]()
        // There is no room yet.
        #expect(told.value == 0)
        leaving[1]()
        leaving[2]()
        #expect(told.value == 1)
    }

    @Test(arguments: [
        ("10.1.2.3", "10.1.2.4", false), ("10.1.2.3", "10.1.2.3", true), ("::ffff:10.1.2.3", "10.1.2.3", true),
        ("2001:db8::1", "2001:db8::2", true), ("2001:db8::1", "2001:db8:0:1::1", false), ("::1", "10.1.2.3", false),
        ("::ffff:10.1.2.3", "::ffff:10.1.2.4", false),
    ])
    func knowsClientsByTheirAddress(left: String, right: String, same: Bool) throws {
        let left = AddressKey(try SocketAddress(ipAddress: left, port: 1))
        let right = AddressKey(try SocketAddress(ipAddress: right, port: 2))
        #expect(left != nil)
        #expect((left == right) == same)
    }
}

extension RawConnection {
    /// Reads until a text has come, or the end.
    func rest(orUntil text: String) async throws -> Bool {
        do {
            _ = try await read(until: text)
            return true
        } catch {
            return false
        }
    }
}
