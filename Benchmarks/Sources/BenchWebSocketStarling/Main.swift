import StarlingHTTP
import StarlingServer

/// Sends every message back, as a handler does.
struct Echo: Responder {
    func respond(to request: Request) async -> Response {
        Response(webSocket: WebSocketOptions()) { socket in
            for try await message in socket { try await socket.send(message) }
        }
    }
}

@main
enum WebSocketStarling {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--port", let port = Int(arguments[2]) else {
            fatalError("usage: websocket-starling --port N")
        }
        try await Server(responder: Echo(), configuration: ServerConfiguration(address: .tcp(port: port), eventLoops: 1)).run()
    }
}
