import StarlingHTTP
import StarlingServer
import StarlingTesting
import Testing

/// RFC 7692, section 7.1.
@Suite struct CompressionNegotiationTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var offer: String
        var answer: String?
        var testDescription: String { offer }
    }

    private func answer(to offer: String, _ compression: WebSocketCompression?) async throws -> String? {
        try await Answering.webSocketEcho(WebSocketOptions(compression: compression)).connected { connection in
            let head = try await WebSocketClient(connection: connection).begin("sec-websocket-extensions: \(offer)\r\n")
            guard let range = head.firstRange(of: "sec-websocket-extensions: ") else { return nil }
            return head[range.upperBound...].split(separator: "\r\n").first.map(String.init)
        }
    }

    static let full = [
        Row(offer: "permessage-deflate", answer: "permessage-deflate"),
        Row(offer: "PerMessage-Deflate", answer: "permessage-deflate"),
        Row(offer: "permessage-deflate; client_max_window_bits", answer: "permessage-deflate; client_max_window_bits=15"),
        Row(offer: "permessage-deflate;client_max_window_bits=10", answer: "permessage-deflate; client_max_window_bits=10"),
        Row(offer: "permessage-deflate; client_max_window_bits=\"10\"", answer: "permessage-deflate; client_max_window_bits=10"),
        Row(offer: "permessage-deflate; server_max_window_bits=9", answer: "permessage-deflate; server_max_window_bits=9"),
        Row(offer: "permessage-deflate; server_max_window_bits=15", answer: "permessage-deflate; server_max_window_bits=15"),
        Row(offer: "permessage-deflate; server_no_context_takeover", answer: "permessage-deflate; server_no_context_takeover"),
        Row(
            offer: "permessage-deflate; client_no_context_takeover; server_no_context_takeover",
            answer: "permessage-deflate; server_no_context_takeover; client_no_context_takeover"),
        Row(offer: "x-webkit-deflate-frame, permessage-deflate", answer: "permessage-deflate"),
        Row(offer: "permessage-deflate; unknown, permessage-deflate", answer: "permessage-deflate"),
        Row(offer: "permessage-deflate; server_max_window_bits=8, permessage-deflate", answer: "permessage-deflate"),
        // What must not be accepted.
        Row(offer: "permessage-bzip2"),
        Row(offer: "permessage-deflate; unknown"),
        Row(offer: "permessage-deflate; server_max_window_bits"),
        Row(offer: "permessage-deflate; server_max_window_bits=8"),
        Row(offer: "permessage-deflate; server_max_window_bits=7"),
        Row(offer: "permessage-deflate; server_max_window_bits=16"),
        Row(offer: "permessage-deflate; server_max_window_bits=09"),
        Row(offer: "permessage-deflate; server_max_window_bits=+9"),
        Row(offer: "permessage-deflate; client_max_window_bits=x"),
        Row(offer: "permessage-deflate; client_max_window_bits=7"),
        Row(offer: "permessage-deflate; server_no_context_takeover=1"),
        Row(offer: "permessage-deflate; client_no_context_takeover=true"),
        Row(offer: "permessage-deflate; server_no_context_takeover; server_no_context_takeover"),
    ]

    @Test(arguments: full) func answers(row: Row) async throws {
        #expect(try await answer(to: row.offer, WebSocketCompression(windowBits: 15, clientWindowBits: 15)) == row.answer)
    }

    static let small = [
        Row(
            offer: "permessage-deflate",
            answer: "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10"),
        Row(
            offer: "permessage-deflate; client_max_window_bits; server_max_window_bits=12",
            answer:
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10; client_max_window_bits=11"
        ),
    ]

    @Test(arguments: small) func insistsOnLess(row: Row) async throws {
        let compression = WebSocketCompression(
            windowBits: 10, clientWindowBits: 11, contextTakeover: false, clientContextTakeover: false)
        #expect(try await answer(to: row.offer, compression) == row.answer)
    }

    @Test func isNothingWithoutAskingForIt() async throws {
        #expect(try await answer(to: "permessage-deflate", nil) == nil)
    }
}
