import StarlingHTTP
import StarlingServer
import Testing

/// Autobahn's classes 12 and 13.
@Suite struct WebSocketCompressionTests {
    private static let text = String(repeating: "the quick brown fox jumps over the lazy dog. ", count: 20)
    private static let full = WebSocketCompression(windowBits: 15, clientWindowBits: 15, threshold: 0)

    private func compressed(_ text: String, _ deflater: TestDeflater, opcode: UInt8 = 1) -> Frame {
        Frame(opcode: opcode, payload: deflater.deflate(Array(text.utf8)), reserved: 0x40)
    }

    private func speaking(
        _ compression: WebSocketCompression = full, _ offer: String = "permessage-deflate", maxMessageSize: Int = 1 << 20,
        _ test: (WebSocketClient) async throws -> Void
    ) async throws {
        let options = WebSocketOptions(maxMessageSize: maxMessageSize, compression: compression)
        try await Answering.webSocketEcho(options).speaking(fields: "sec-websocket-extensions: \(offer)\r\n", test)
    }

    @Test func echoesCompressedMessages() async throws {
        try await speaking { client in
            let (deflater, inflater) = (TestDeflater(), TestInflater())
            var sizes: [Int] = []
            for opcode in [1, 2, 1, 2] as [UInt8] {
                try await client.send(compressed(Self.text, deflater, opcode: opcode))
                let frame = try await client.frame()
                #expect(frame.opcode == opcode && frame.isLast && frame.reserved == 0x40)
                #expect(inflater.inflate(frame.payload) == Array(Self.text.utf8))
                sizes.append(frame.payload.count)
            }
            // Later ones refer to the first one.
            #expect(sizes[0] < Self.text.utf8.count && sizes[1] < sizes[0] / 2)
        }
    }

    @Test func keepsNoContextWhereTheClientWantsNone() async throws {
        try await speaking(Self.full, "permessage-deflate; server_no_context_takeover; client_no_context_takeover") { client in
            var payloads: Set<[UInt8]> = []
            for _ in 0..<3 {
                try await client.send(compressed(Self.text, TestDeflater()))
                let frame = try await client.frame()
                #expect(TestInflater().inflate(frame.payload) == Array(Self.text.utf8))
                payloads.insert(frame.payload)
            }
            #expect(payloads.count == 1)
        }
    }

    @Test func keepsToASmallWindow() async throws {
        try await speaking(Self.full, "permessage-deflate; server_max_window_bits=9; client_max_window_bits=9") { client in
            // What repeats after more than 512 bytes must not be referred to.
            let text = String((0..<600).map { Character(UnicodeScalar(UInt8(33 + $0 * 7919 % 90))) })
            let (deflater, inflater) = (TestDeflater(windowBits: 9), TestInflater(windowBits: 9))
            for _ in 0..<3 {
                try await client.send(compressed(text + text, deflater))
                #expect(inflater.inflate(try await client.frame().payload) == Array((text + text).utf8))
            }
        }
    }

    @Test func sendsSmallMessagesAsTheyAre() async throws {
        try await speaking(WebSocketCompression(threshold: 100)) { client in
            try await client.send(.text(String(repeating: "x", count: 99)))
            #expect(try await client.frame().reserved == 0)
            try await client.send(.text(String(repeating: "x", count: 100)))
            #expect(try await client.frame().reserved == 0x40)
        }
    }

    @Test func echoesNothing() async throws {
        try await speaking { client in
            let inflater = TestInflater()
            for _ in 0..<3 {
                try await client.send(Frame(opcode: 1, payload: [0], reserved: 0x40))
                let frame = try await client.frame()
                #expect(frame == Frame(opcode: 1, payload: [0], reserved: 0x40))
                #expect(inflater.inflate(frame.payload) == [])
            }
        }
    }

    @Test func joinsCompressedFrames() async throws {
        try await speaking { client in
            let payload = TestDeflater().deflate(Array(Self.text.utf8))
            try await client.send(Frame(opcode: 1, payload: [], isLast: false, reserved: 0x40), .ping("between"))
            for byte in payload { try await client.send(Frame(opcode: 0, payload: [byte], isLast: false)) }
            try await client.send(.more(""))
            try await client.expect(.pong("between"))
            #expect(TestInflater().inflate(try await client.frame().payload) == Array(Self.text.utf8))
        }
    }

    /// RFC 7692, section 7.2.3: the examples.
    @Test(
        arguments: [
            [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00],
            [0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00],
            [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00],
            [0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00],
        ] as [[UInt8]])
    func readsAllKindsOfBlocks(payload: [UInt8]) async throws {
        try await speaking(WebSocketCompression(threshold: 100)) { client in
            for _ in 0..<2 {
                try await client.send(Frame(opcode: 1, payload: payload, reserved: 0x40))
                try await client.expect(.text("Hello"))
            }
        }
    }

    @Test func refersToEarlierMessages() async throws {
        try await speaking(WebSocketCompression(threshold: 100)) { client in
            try await client.send(Frame(opcode: 1, payload: [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00], reserved: 0x40))
            try await client.expect(.text("Hello"))
            try await client.send(Frame(opcode: 1, payload: [0xF2, 0x00, 0x11, 0x00, 0x00], reserved: 0x40))
            try await client.expect(.text("Hello"))
        }
    }

    // MARK: - What is refused

    @Test func refusesABomb() async throws {
        try await speaking(Self.full, maxMessageSize: 100_000) { client in
            let payload = TestDeflater().deflate([UInt8](repeating: 0x61, count: 50_000_000))
            #expect(payload.count < 100_000)
            try await client.send(Frame(opcode: 1, payload: payload, reserved: 0x40))
            try await client.expectClose(1009, reason: "The message is too long")
        }
    }

    @Test func takesACompressedMessageUpToTheLimit() async throws {
        try await speaking(WebSocketCompression(threshold: 1_000_000), maxMessageSize: 100_000) { client in
            let deflater = TestDeflater()
            try await client.send(Frame(opcode: 2, payload: deflater.deflate([UInt8](repeating: 0, count: 100_000)), reserved: 0x40))
            #expect(try await client.frame().payload.count == 100_000)
            try await client.send(Frame(opcode: 2, payload: deflater.deflate([UInt8](repeating: 0, count: 100_001)), reserved: 0x40))
            try await client.expectClose(1009)
        }
    }

    @Test func refusesMalformedData() async throws {
        try await speaking { client in
            try await client.send(Frame(opcode: 2, payload: [0x07, 0xFF, 0xFF], reserved: 0x40))
            try await client.expectClose(1007, reason: "The compressed data is malformed")
        }
    }

    @Test func refusesCompressedTextThatIsNone() async throws {
        try await speaking { client in
            let payload = TestDeflater().deflate([0x61, 0xC0, 0xAF])
            try await client.send(Frame(opcode: 1, payload: payload, isLast: false, reserved: 0x40))
            try await client.send(.more(""))
            try await client.expectClose(1007, reason: "The text is not UTF-8")
        }
    }

    @Test func refusesTheBitWhereItMustNotBe() async throws {
        try await speaking { client in
            try await client.send(.text("a", isLast: false), Frame(opcode: 0, payload: [], reserved: 0x40))
            try await client.expectClose(1002, reason: "A reserved bit is set")
        }
        try await speaking { client in
            try await client.send(Frame(opcode: 9, payload: [], reserved: 0x40))
            try await client.expectClose(1002, reason: "A reserved bit is set")
        }
    }
}
