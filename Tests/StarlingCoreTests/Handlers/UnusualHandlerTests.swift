import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

// What users write that is allowed and not usual: names of the framework's own, aliases, attributes in a row.

private struct Handler { var id = 1 }
private struct Request2 {}
private typealias Number = Int
private typealias MaybeNumber = Int?

/// Names of the framework's that a module has, too.
private enum Shadow {
    struct Query: Encodable, Sendable { var handler = 1 }
    struct ParameterArgument {}
    struct RequestContext {}

    @Get("/shadow/{id}")
    static func shadow(id: Int, @Starling.Query(ge: 1) n: Int = 1, @StarlingCore.Header("x") x: String?) async -> Query { Query() }
}

@Get("/alias/{n}")
private func aliased(n: Number, maybe: MaybeNumber, other: Optional<Int>, third: Swift.Int = 3, list: Array<Int> = []) async -> [Int] {
    [n, maybe ?? 0, other ?? 0, third] + list
}

@Get(#"/raw/\x"#, blocking: false)
private func rawPath() -> String { "raw" }

@Get("/größe", blocking: false)
private func größe(straße: Int = 1) -> Int { straße }

@available(*, deprecated)
@Get("/deprecated", blocking: false)
private func old() -> String { "old" }

@concurrent
@Get("/concurrent")
private func concurrently() async -> String { "concurrent" }

@Get("/nonsending")
nonisolated(nonsending) private func nonsending() async throws -> String { "nonsending" }

@inline(never) @Get("/inline", blocking: false) private func inlined() -> String { "inline" }

@Get("/defaults")
private func defaults(
    a: Int? = nil,
    b: Int? = 5,  // a remark
    c: String = "a\"b\(1 + 1)",
    d: [Int] = [1, 2].map { $0 * 2 },
    e: Double = .infinity,
    f: HTTPMethodName = .get
) async -> String {
    "\(a ?? -1) \(b ?? -1) \(c) \(d) \(e) \(f.rawValue)"
}

private enum HTTPMethodName: String { case get, post }

@Get("/long")
private func manyArguments(
    a: Int = 1, b: Int = 2, c: Int = 3, d: Int = 4, e: Int = 5, f: Int = 6, g: Int = 7, h: Int = 8, i: Int = 9, j: Int = 10, k: Int = 11,
    l: Int = 12, m: Int = 13, n: Int = 14, o: Int = 15, p: Int = 16
) async -> Int { a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p }

private struct Failure: Error {}

@Controller("/unusual")
private actor UnusualController {
    private let base: Int
    init(base: Int) { self.base = base }

    @Get("/wrapped/{id}", blocking: false)
    func wrapped(@Path(ge: 1) id: Int, @Query("m", le: 9) _ more: Int = 2) -> Int { base + id + more }

    @Get("/failing")
    func failing() async throws(Failure) -> Int { throw Failure() }

    @Get("/blocking", blocking: true)
    nonisolated func onThread(@Query n: Int = 1) throws(HTTPError) -> Int { n }
}

extension Array where Element == Int {
    @Get("/of/array", blocking: false)
    fileprivate static func inArray() -> Int { 3 }
}

@Suite("Unusual handlers") struct UnusualHandlerTests {
    @Test(arguments: TestTransport.all) func shapes(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Shadow.$shadow, $aliased, $rawPath, $größe, $concurrently, $nonsending, $inlined, $defaults, $manyArguments,
            UnusualController(base: 100), [Int].$inArray,
        ])
        let expected = [
            "/shadow/1": #"{"handler":1}"#, "/alias/1?maybe=2&other=4&list=5": "[1,2,4,3,5]", "/alias/1": "[1,0,0,3]", "/raw/%5Cx": "raw",
            "/gr%C3%B6%C3%9Fe?stra%C3%9Fe=4": "4", "/concurrent": "concurrent", "/nonsending": "nonsending", "/inline": "inline",
            "/defaults": #"-1 5 a"b2 [2, 4] inf get"#, "/defaults?a=1&b=2&c=x&d=7&e=1&f=post": "1 2 x [7] 1.0 post", "/long": "136",
            "/long?p=0": "120", "/unusual/wrapped/1": "103", "/unusual/wrapped/1?m=9": "110", "/unusual/blocking": "1", "/of/array": "3",
        ]
        try await app.test(transport) { client in
            for (target, text) in expected {
                let response = try await client.get(target)
                #expect(response.text == text, "\(target)")
            }
            #expect(
                try await client.get("/unusual/wrapped/0?m=10").faults == ["path id: Expected `int` >= 1", "query m: Expected `int` <= 9"])
            #expect(try await client.get("/unusual/failing").status == .internalServerError)
        }
    }

    @Get("/echo/{n}")
    static func echo(n: Int, text: String) async -> String {
        await Task.yield()
        return "\(n) \(text)"
    }

    /// Requests at the same time do not see each other's values.
    @Test(arguments: TestTransport.all) func manyAtOnce(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$echo]).test(transport) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for n in 0..<100 {
                    group.addTask {
                        let response = try await client.get("/echo/\(n)?text=t\(n)")
                        #expect(response.text == "\(n) t\(n)")
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// A variable of the whole application's path.
    @Test func applicationPath() async throws {
        let line = #line + 1
        let app = Application(handlers: [Self.$echo], path: "/{tenant}")
        let error = #expect(throws: StartupError.self) { try app.makeResponder() }
        #expect(
            error?.description
                == "StarlingCoreTests/UnusualHandlerTests.swift:\(line): nothing takes the path variable `tenant` of /{tenant}: give a handler below an argument `tenant`, or take it out of the path"
        )
    }
}
