import Starling
import StarlingTesting
import Testing

/// Lets everyone through when all have come.
private actor Barrier {
    private let count: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        self.count = count
    }

    func pass() async {
        if waiting.count + 1 == count {
            for continuation in waiting { continuation.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}

@Suite("Order of making") struct ConcurrentInjectionTests {
    @Get("/both") static func both(a: Int, b: Int) async -> Int { a + b }
    @Provide static func c(session: String) async -> Int { session.count }
    @Provide static func d(session: String) async -> Int { session.count }

    @Test(arguments: TestTransport.all) func independentOnesAreMadeAtTheSameTime(transport: TestTransport) async throws {
        let barrier = Barrier(2)
        let app = Application(
            handlers: [Self.$both],
            dependencies: [
                // Each waits for the other: one after the other they would wait for ever.
                Provider("a") {
                    await barrier.pass()
                    return 1
                },
                Provider("b") {
                    await barrier.pass()
                    return 2
                },
            ])
        try await app.test(transport) { client in
            let first = try await client.get("/both")
            #expect(first.text == "3")
        }
    }

    @Get("/shared") static func shared(first: Int, second: Int) async -> Int { first + second }

    @Test func thoseOfAnExclusiveValueTakeTurns() async throws {
        let log = Log()
        func user(_ name: String) -> Provider<Int> {
            Provider<Int>(
                id: SourceLocation(fileID: "x", line: name.count, column: 1), name: name,
                arguments: [], result: ProviderResulting.of(Int.self)
            ) { builder in
                let session = builder.bind(ParameterArgument<String>("session", decoder: ParameterDecoding.of(String.self)))
                return { context in
                    guard session.value(in: context) != nil else { throw context.failure() }
                    log.add("\(name) starts")
                    await Task.yield()
                    log.add("\(name) ends")
                    return 1
                }
            }
        }
        let app = Application(
            handlers: [Self.$shared],
            dependencies: [Provider("session", exclusive: true) { "session" }, user("first"), user("second")])
        try await app.test { client in
            let first = try await client.get("/shared")
            #expect(first.text == "2")
        }
        #expect(log.entries == ["first starts", "first ends", "second starts", "second ends"])
    }

    @Test func anErrorEndsTheOthersAndIsTheAnswer() async throws {
        let log = Log()
        let app = Application(
            handlers: [Self.$both],
            dependencies: [
                Provider("a") { () async throws -> Scoped<Int> in
                    Scoped(1, finish: .beforeResponse) { outcome in log.add("finished \(outcome.isSuccess)") }
                },
                Provider("b") { () async throws -> Int in throw HTTPError(.conflict) },
            ])
        try await app.test { client in
            let first = try await client.get("/both")
            #expect(first.status == .conflict)
        }
        #expect(log.entries == ["finished false"])
    }
}
