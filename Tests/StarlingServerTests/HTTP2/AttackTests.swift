import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingServer
import StarlingTesting
import Synchronization
import Testing

/// Clients that misbehave on purpose: their connections end with a reason, and others are served on.
@Suite struct HTTP2AttackTests {
    private static func expectGoodbye(
        _ code: UInt32, configuration: ServerConfiguration = ServerConfiguration(eventLoops: 1), _ answering: Answering = .echo,
        begins: Bool = true, _ attack: (FrameClient) async throws -> Void
    ) async throws {
        try await LiveServer.run(answering, configuration) { server in
            try await RawConnection.open(port: server.port) { connection in
                let client = FrameClient(connection)
                if begins { try await client.begin() }
                // The server may be through with it before everything is sent.
                do { try await attack(client) } catch {}
                #expect(try await client.goodbye().code == code)
                _ = try? await connection.rest()
            }
            try await RawConnection.open(port: server.port) { connection in
                let client = FrameClient(connection)
                try await client.begin()
                #expect(try await client.fetch(on: 1).status == "200")
            }
        }
    }

    /// Whether a connection that breaks the protocol was told so, or has just been closed.
    private static let protocolErrors: [(String, UInt32, [UInt8])] = [
        ("a stream with an even number", 1, FrameClient.frame(.headers, flags: 5, on: 2, [0x82, 0x86, 0x84, 0x41, 1, 0x78])),
        ("data of no stream", 1, FrameClient.frame(.data, on: 0, [1])),
        ("data of an idle stream", 1, FrameClient.frame(.data, on: 9, [1])),
        ("a reset of an idle stream", 1, FrameClient.frame(.reset, on: 9, FrameClient.bytes(UInt32(8)))),
        ("a window of an idle stream", 1, FrameClient.frame(.windowUpdate, on: 9, FrameClient.bytes(UInt32(8)))),
        ("a window that grows by nothing", 1, FrameClient.frame(.windowUpdate, on: 0, FrameClient.bytes(UInt32(0)))),
        ("a window that is too large", 3, FrameClient.frame(.windowUpdate, on: 0, FrameClient.bytes(UInt32(0x7FFF_FFFF)))),
        ("settings of a stream", 1, FrameClient.frame(.settings, on: 1)),
        ("settings that are cut off", 6, FrameClient.frame(.settings, on: 0, [0, 1, 2])),
        ("a window setting that is too large", 3, FrameClient.frame(.settings, on: 0, [0, 4, 0xFF, 0xFF, 0xFF, 0xFF])),
        ("a frame size that is too small", 1, FrameClient.frame(.settings, on: 0, [0, 5, 0, 0, 0, 1])),
        ("a ping that is cut off", 6, FrameClient.frame(.ping, on: 0, [1])),
        ("a frame that is too large", 6, FrameClient.frame(.data, on: 1, [UInt8](repeating: 0, count: 16_385))),
        ("a continuation of nothing", 1, FrameClient.frame(.continuation, flags: 4, on: 1, [0x82])),
        (
            "a header that is interrupted", 1,
            FrameClient.frame(.headers, on: 1, [0x82]) + FrameClient.frame(.ping, on: 0, Array(repeating: 0, count: 8))
        ),
        ("fields that cannot be decoded", 9, FrameClient.frame(.headers, flags: 5, on: 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])),
        ("a field without a name", 9, FrameClient.frame(.headers, flags: 5, on: 1, FrameClient.encoded([("", "x")]))),
        ("a promise", 1, FrameClient.frame(.promise, flags: 4, on: 1, [0, 0, 0, 2, 0x82])),
        ("a stream that depends on itself", 1, FrameClient.frame(.priority, on: 1, [0, 0, 0, 1, 1])),
    ]

    @Test(arguments: protocolErrors.indices) func endsWhatBreaksTheProtocol(index: Int) async throws {
        let (_, code, bytes) = Self.protocolErrors[index]
        try await Self.expectGoodbye(code) { try await $0.connection.send(bytes) }
    }

    @Test func endsWhatBeginsOtherwise() async throws {
        try await Self.expectGoodbye(1, begins: false) {
            try await $0.connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\rX")
        }
    }

    @Test func endsWhatGoesBackInNumbers() async throws {
        try await Self.expectGoodbye(1) { client in
            _ = try await client.fetch(on: 5)
            try await client.headers(FrameClient.get(), on: 3)
        }
    }

    @Test func endsTooManyStreams() async throws {
        let answering = Answering { request in
            if request.target == "/wait" { await Task.untilCancelled() }
            return Response("")
        }
        let configuration = ServerConfiguration(eventLoops: 1, http2: .init(maxConcurrentStreams: 10))
        try await Self.expectGoodbye(1, configuration: configuration, answering) { client in
            _ = try await client.fetch(on: 1)
            try await client.settle()
            for number: UInt32 in 1...11 { try await client.headers(FrameClient.get("/wait"), on: 2 * number + 1) }
        }
    }

    /// Rapid reset (CVE-2023-44487).
    @Test func endsManyResets() async throws {
        let running = Counter()
        let answering = Answering { request in
            if request.target == "/wait" {
                running.add(1)
                await Task.untilCancelled()
            }
            return Response("")
        }
        try await Self.expectGoodbye(11, answering) { client in
            for number: UInt32 in 0..<500 {
                try await client.headers(FrameClient.get("/wait"), on: 2 * number + 1)
                try await client.send(.reset, on: 2 * number + 1, FrameClient.bytes(UInt32(8)))
            }
        }
        #expect(running.value <= 202)
    }

    /// Handlers that do not notice that nobody waits any more are counted on.
    @Test func refusesMoreThanCanRun() async throws {
        let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
        let answering = Answering { request in
            if request.target == "/deaf" { await withCheckedContinuation { waiter in waiting.withLock { $0.append(waiter) } } }
            return Response("")
        }
        try await answering.framed(ServerConfiguration(eventLoops: 1, http2: .init(maxConcurrentStreams: 5))) { client in
            for number: UInt32 in 0..<10 {
                try await client.headers(FrameClient.get("/deaf"), on: 2 * number + 1)
                try await client.send(.reset, on: 2 * number + 1, FrameClient.bytes(UInt32(8)))
            }
            try await client.headers(FrameClient.get(), on: 21)
            #expect(try await client.reset(on: 21) == 7)
            for waiter in waiting.withLock({ $0 }) { waiter.resume() }
            // All of them have gone once one that came later is answered.
            try await client.settle()
            #expect(try await client.fetch(on: 23).status == "200")
        }
    }

    @Test(arguments: [
        FrameClient.frame(.ping, on: 0, Array(repeating: 0, count: 8)), FrameClient.frame(.settings, on: 0),
        FrameClient.frame(.priority, on: 1, [0, 0, 0, 3, 1]),
    ]) func endsFloodsOfFramesThatAskForNothing(frame: [UInt8]) async throws {
        try await Self.expectGoodbye(11) { client in
            try await client.connection.send(Array(repeatElement(frame, count: 300).joined()))
        }
    }

    @Test func endsAFloodOfWindowUpdates() async throws {
        let frame = FrameClient.frame(.windowUpdate, on: 0, FrameClient.bytes(UInt32(1)))
        try await Self.expectGoodbye(11) { client in
            try await client.connection.send(Array(repeatElement(frame, count: 20_000).joined()))
        }
    }

    @Test func endsAFloodOfEmptyData() async throws {
        try await Self.expectGoodbye(11, .body) { client in
            try await client.headers(FrameClient.get(method: "POST"), ends: false, on: 1)
            for _ in 0..<10 { try await client.send(.data, on: 1) }
        }
    }

    @Test func endsAHeaderThatDoesNotEnd() async throws {
        try await Self.expectGoodbye(11) { client in
            try await client.send(.headers, on: 1, [0x82])
            for _ in 0..<50 { try await client.send(.continuation, on: 1, [0x86]) }
        }
    }

    /// A few bytes that become many: a large field in the table, and references to it.
    @Test func endsAHeaderThatGrows() async throws {
        try await Self.expectGoodbye(9) { client in
            // 0x40 puts the field into the table, and 0xBE refers to it there.
            let entry = [0x40] + FrameClient.encoded([("a", String(repeating: "x", count: 3900))])[1...]
            let block = FrameClient.encoded(FrameClient.get()) + entry + [UInt8](repeating: 0xBE, count: 10_000)
            try await client.send(.headers, flags: 5, on: 1, block)
        }
    }
}
