import Hummingbird
import HummingbirdHTTP2
import Logging
import NIOPosix

/// HTTP/2 in clear, which Hummingbird's other server does not speak.
@main
enum HummingbirdHTTP2Server {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--port", let port = Int(arguments[2]) else {
            fatalError("usage: hummingbird-http2 --port N")
        }
        var logger = Logger(label: "hummingbird-http2")
        logger.logLevel = .error

        let router = Router()
        router.get("/") { _, _ in
            "Hello, World!"
        }
        router.get("/text/10000") { _, _ in
            String(repeating: "a", count: 10_000)
        }

        let application = Application(
            router: router,
            server: .plaintextHTTP2(),
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)),
            logger: logger
        )
        try await application.runService()
    }
}
