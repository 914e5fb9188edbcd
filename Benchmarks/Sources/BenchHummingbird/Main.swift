import Hummingbird
import Logging
import NIOPosix

struct Person: ResponseCodable {
    var id: Int
    var name: String
    var email: String
    var tags: [String]
}

struct Page: ResponseEncodable {
    var id: Int
    var page: Int
}

/// Middleware that only goes on.
struct Empty<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        try await next(request, context)
    }
}

let everyone: [Person] = (1...50).map {
    Person(id: $0, name: "Person \($0)", email: "p\($0)@example.com", tags: ["a", "b", "c"])
}

@main
enum HummingbirdServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--port", let port = Int(arguments[2]) else {
            fatalError("usage: hummingbird --port N")
        }
        var logger = Logger(label: "hummingbird")
        logger.logLevel = .error

        let router = Router()
        router.get("/") { _, _ in
            "Hello, World!"
        }
        router.get("/users/{id}") { request, context in
            let id = try context.parameters.require("id", as: Int.self)
            let page = try request.uri.queryParameters.require("page", as: Int.self)
            return Page(id: id, page: page)
        }
        router.get("/people") { _, _ in
            everyone
        }
        router.post("/people") { request, context in
            try await request.decode(as: Person.self, context: context)
        }

        router.get("/plain/api/books/hello") { _, _ in
            "Hello, World!"
        }
        // Middleware concerns only what is added to the router after it.
        router.add(middleware: Empty())
        router.group("/layer/api").add(middleware: Empty())
            .group("/books").add(middleware: Empty())
            .group("/hello").add(middleware: Empty())
            .get { _, _ in
                "Hello, World!"
            }

        addBodies(to: router)

        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)),
            logger: logger
        )
        try await application.runService()
    }
}
