import BenchApplications
import Starling

/// Three applications behind one socket, chosen by the first letter of the path.
///
/// What is compared then runs in one process, with one heap and one connection. The choice costs all three the same.
struct Choice: Responder {
    let plain: ApplicationResponder
    let middleware: ApplicationResponder
    let guarded: ApplicationResponder

    func respond(to request: Request) async -> Response {
        switch request.target.utf8.dropFirst().first {
        case UInt8(ascii: "l"): await middleware.respond(to: request)
        case UInt8(ascii: "g"): await guarded.respond(to: request)
        default: await plain.respond(to: request)
        }
    }
}

@main
enum BenchLayers {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--port", let port = Int(arguments[2]) else {
            fatalError("usage: starling-layers --port N")
        }
        let choice = Choice(
            plain: try Layers.plain.makeResponder(), middleware: try Layers.middleware.makeResponder(),
            guarded: try Layers.guarded.makeResponder())
        // One event loop, and errors only in the log, as the other servers.
        let server = Server(
            responder: choice, configuration: ServerConfiguration(address: .tcp(port: port), eventLoops: 1),
            logger: Layers.plain.logger)
        try await server.run()
    }
}
