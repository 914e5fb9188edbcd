import StarlingHTTP
import Testing

@testable import StarlingServer

@Suite struct ClosePayloadTests {
    @Test func writesAndReads() throws {
        let close = WebSocketClose(.goingAway, "später")
        #expect(ClosePayload.bytes(close) == [3, 233] + Array("später".utf8))
        #expect(try ClosePayload.read(ClosePayload.bytes(close)) == close)
        #expect(ClosePayload.bytes(WebSocketClose(.noCode)) == [])
        #expect(try ClosePayload.read([]) == WebSocketClose(.noCode))
    }

    @Test(arguments: 110..<130) func cutsLongReasonsBetweenCharacters(length: Int) throws {
        for tail in ["é", "€", "😀"] {
            let bytes = ClosePayload.bytes(WebSocketClose(.normalClosure, String(repeating: "x", count: length) + tail))
            #expect(bytes.count <= 125)
            let reason = try #require(String(validating: bytes[2...], as: UTF8.self))
            #expect((String(repeating: "x", count: length) + tail).hasPrefix(reason))
            #expect(reason.utf8.count >= min(length, 120))
        }
    }
}
