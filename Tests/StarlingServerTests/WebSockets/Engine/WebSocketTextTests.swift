import StarlingHTTP
import StarlingTesting
import Testing

/// Autobahn's class 6: text is UTF-8, and what is not is found at once.
@Suite struct WebSocketTextTests {
    @Test(arguments: ["", "κόσμε", "\u{0}", "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "a\u{D7FF}\u{E000}z", "日本語テキスト🎉"])
    func echoesText(text: String) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text(text))
            try await client.expect(.text(text))
            // Each byte in a frame of its own.
            let bytes = Array(text.utf8)
            try await client.send(Frame(opcode: 1, payload: [], isLast: false))
            for byte in bytes { try await client.send(Frame(opcode: 0, payload: [byte], isLast: false)) }
            try await client.send(.more(""))
            try await client.expect(.text(text))
        }
    }

    static let malformed: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
        [0xF0, 0x8F, 0xBF, 0xBF],
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xFE], [0xFF], [0xC3, 0x28], [0xE2, 0x28, 0xA1],
        [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xCE],
    ]

    @Test(arguments: malformed) func refusesWhatIsNoText(bytes: [UInt8]) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: 1, payload: Array("before ".utf8) + bytes))
            try await client.expectClose(1007, reason: "The text is not UTF-8")
        }
    }

    @Test func refusesItBeforeTheFrameEnds() async throws {
        try await Answering.webSocketEcho().speaking { client in
            let bytes = Frame(opcode: 1, payload: [0x61, 0xF4, 0x90] + Array(repeating: 0x61, count: 50)).bytes()
            // The byte that cannot be right is the last one that is sent.
            try await client.connection.send(Array(bytes[..<9]))
            try await client.expectClose(1007)
        }
    }

    @Test func refusesItBeforeTheMessageEnds() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: 1, payload: [0xCE], isLast: false), Frame(opcode: 0, payload: [0x41], isLast: false))
            try await client.expectClose(1007)
        }
    }

    @Test func doesNotMindBytesThatAreNoText() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.binary([0xFF, 0xFE, 0xC0]))
            try await client.expect(.binary([0xFF, 0xFE, 0xC0]))
        }
    }
}
