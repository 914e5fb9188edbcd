import StarlingHTTP
import Testing

/// Autobahn's class 5.
@Suite struct WebSocketFragmentationTests {
    @Test func joinsFrames() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("one ", isLast: false), .more("", isLast: false), .more("two ", isLast: false), .more("three"))
            try await client.expect(.text("one two three"))
            try await client.send(.binary([1, 2, 3], isLast: false), Frame(opcode: 0, payload: [4, 5]))
            try await client.expect(.binary([1, 2, 3, 4, 5]))
        }
    }

    @Test func answersPingsBetweenFrames() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("one ", isLast: false), .ping("between"))
            try await client.expect(.pong("between"))
            try await client.send(.more("two"))
            try await client.expect(.text("one two"))
        }
    }

    @Test(arguments: [8, 9, 10] as [UInt8]) func refusesControlFramesInPieces(opcode: UInt8) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(Frame(opcode: opcode, payload: [], isLast: false))
            try await client.expectClose(1002, reason: "A control frame is fragmented")
        }
    }

    @Test(arguments: [true, false]) func refusesAContinuationOfNothing(isLast: Bool) async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("whole"), .more("more", isLast: isLast))
            try await client.expect(.text("whole"))
            try await client.expectClose(1002, reason: "There is no message to be continued")
        }
    }

    @Test func refusesAMessageWithinAMessage() async throws {
        try await Answering.webSocketEcho().speaking { client in
            try await client.send(.text("one", isLast: false), .text("two"))
            try await client.expectClose(1002, reason: "A message begins within another one")
        }
    }
}
