import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle
import StarlingHTTP
import StarlingServer
import UnixSignals

/// What the clients of `Benchmarks/soak` ask for, straight on the engine.
struct Soaked: Responder {
    func respond(to request: Request) async -> Response {
        do {
            switch request.target {
            case "/": return Response("Hello, World!")
            case "/echo":
                return Response(webSocket: WebSocketOptions()) { socket in
                    for try await message in socket { try await socket.send(message) }
                }
            case "/upload-stream":
                var count = 0
                for try await piece in request.body { count += piece.readableBytes }
                return Response("\(count)")
            case let target where target.hasPrefix("/stream/"):
                let size = Int(target.dropFirst(8)) ?? 0
                return Response(body: .stream { writer in try await Self.write(size, to: writer) })
            default: return Response(status: .notFound)
            }
        } catch {
            return Response("\(error)", status: .badRequest)
        }
    }

    private static func write(_ size: Int, to writer: any BodyWriter) async throws {
        let piece = ByteBuffer(repeating: 0x78, count: 10_000)
        var left = size
        while left > 0 {
            guard let next = piece.getSlice(at: 0, length: min(left, piece.readableBytes)) else { return }
            try await writer.write(next)
            left -= next.readableBytes
        }
    }
}

@main
enum SoakServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, arguments[1] == "--port", let port = Int(arguments[2]), arguments[3] == "--tls-port",
            let tlsPort = Int(arguments[4])
        else { fatalError("usage: soak-server --port N --tls-port N") }
        // What clients do wrong is what they are here for.
        var logger = Logger(label: "soak")
        logger.logLevel = .critical
        let clear = ServerConfiguration(address: .tcp(port: port), eventLoops: 1)
        let secured = ServerConfiguration(address: .tcp(port: tlsPort), eventLoops: 1, tls: try .selfSigned())
        try await ServiceGroup(
            services: [clear, secured].map { Server(responder: Soaked(), configuration: $0, logger: logger) },
            gracefulShutdownSignals: [.sigterm], logger: logger
        ).run()
    }
}
