import Logging
import ServiceLifecycle
import StarlingTesting
import Synchronization
import Testing

@testable import Starling

private final class Notes: Sendable {
    private let notes = Mutex<[String]>([])
    var all: [String] { notes.withLock { $0 } }
    func add(_ note: String) { notes.withLock { $0.append(note) } }
}

@Suite("An application as a service among others") struct EmbeddedTests {
    @Get("/") static func home() async -> String { "home" }

    @Test func servesUntilAGracefulShutdown() async throws {
        let notes = Notes()
        let app = Application(
            handlers: [Self.$home],
            lifespan: [
                { _, run in
                    notes.add("begin")
                    try await run()
                    notes.add("end")
                }
            ], onStartup: [{ _ in notes.add("start") }], onShutdown: [{ _ in notes.add("stop") }])
        let (addresses, listening) = AsyncStream.makeStream(of: ServerAddress.self)
        let service = app.service(ServerConfiguration(address: .tcp(host: "127.0.0.1", port: 0), eventLoops: 1)) { listening.yield($0) }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [.init(service: service)], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var address = addresses.makeAsyncIterator()
            let port = try #require(await address.next()?.port)
            let response = try await RawConnection.open(port: port) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                return try await connection.response()
            }
            #expect(response.text == "home")
            #expect(notes.all == ["begin", "start"])
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(notes.all == ["begin", "start", "stop", "end"])
    }

    @Test func tellsWhatIsWrongWithTheWiring() async throws {
        let app = Application(handlers: [Self.$home, Self.$home])
        let error = await #expect(throws: StartupError.self) { try await app.run() }
        #expect(try #require(error).faults.map(\.fault.code) == [.duplicateRoute])
    }
}
