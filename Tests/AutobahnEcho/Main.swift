import Logging
import StarlingHTTP
import StarlingServer

/// What the Autobahn test suite talks to: sends every message back, on one event loop.
@main
struct AutobahnEcho: Responder {
    private static let options = WebSocketOptions(
        maxMessageSize: 64 << 20, compression: WebSocketCompression(windowBits: 15, clientWindowBits: 15, level: 1, threshold: 0))

    func respond(to request: Request) async -> Response {
        Response(webSocket: Self.options) { socket in
            for try await message in socket { try await socket.send(message) }
        }
    }

    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 9001
        let configuration = ServerConfiguration(address: .tcp(port: port), eventLoops: 1)
        try await Server(responder: AutobahnEcho(), configuration: configuration).run()
    }
}
