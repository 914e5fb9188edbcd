import NIOCore
import StarlingHTTP
import StarlingTesting
import Testing

/// Autobahn's classes 1 (framing), 3 (reserved bits), 4 (opcodes) and 10 (large messages in pieces).
@Suite struct WebSocketFramingTests {
    @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 125, 126, 127, 128, 65_535, 65_536, 300_000])
    func echoesMessagesOfAnyLength(length: Int) async throws {
        try await Answering.webSocketEcho().speaking { client in
            let text = String(repeating: "*", count: length)
            try await client.send(.text(text))
            try await client.expect(.text(text))
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await client.send(.binary(bytes))
            try await client.expect(.binary(bytes))
        }
    }

    @Test func echoesAMessageThatArrivesByteByByte() async throws {
        try await Answering.webSocketEcho().speaking { client in
            for byte in Frame.text("κόσμε").bytes() + Frame.binary([1, 2, 3]).bytes() { try await client.connection.send([byte]) }
            try await client.expect(.text("κόσμε"))
            try await client.expect(.binary([1, 2, 3]))
        }
    }

    @Test func takesFramesThatCameWithTheRequest() async throws {
        try await Answering.webSocketEcho().connected { connection in
            try await connection.send(Array(WebSocketClient.ask().utf8) + Frame.text("early").bytes() + Frame.close(1000).bytes())
            _ = try await connection.read(until: "\r\n\r\n")
            let client = WebSocketClient(connection: connection)
            try await client.expect(.text("early"))
            try await client.expectClose(1000)
        }
    }

    @Test func answersManyMessagesInOrder() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.connection.send((0..<2000).flatMap { Frame.text("\($0)").bytes() })
            for index in 0..<2000 { try await client.expect(.text("\(index)")) }
        }
    }

    @Test(arguments: [0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70] as [UInt8], [1, 2, 8, 9, 10] as [UInt8])
    func refusesReservedBits(bits: UInt8, opcode: UInt8) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("first"))
            try await client.expect(.text("first"))
            try await client.send(Frame(opcode: opcode, payload: [], reserved: bits))
            try await client.expectClose(1002, reason: "A reserved bit is set")
        }
    }

    @Test(arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8]) func refusesUnknownOpcodes(opcode: UInt8) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: opcode, payload: [1]))
            try await client.expectClose(1002, reason: "The frame has an unknown opcode")
        }
    }

    @Test func refusesFramesWithoutAMask() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.connection.send(Frame.text("plain").bytes(mask: nil))
            try await client.expectClose(1002, reason: "The frame is not masked")
        }
    }

    @Test(arguments: [[126, 0, 125], [127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [127, 0x80, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]])
    func refusesLengthsThatAreWrittenBadly(length: [UInt8]) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.connection.send([0x82, length[0] | 0x80] + length.dropFirst() + [1, 2, 3, 4])
            try await client.expectClose(1002)
        }
    }
}
