import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private struct Broken: Error {}

/// A sequence that tells what is asked of it.
private struct Counting: AsyncSequence, Sendable {
    /// The last number; nil goes on for ever.
    var last: Int?
    var log = Log()

    final class Iterator: AsyncIteratorProtocol {
        private let last: Int?
        private let log: Log
        private var number = 0

        init(_ last: Int?, _ log: Log) {
            self.last = last
            self.log = log
        }

        func next() async throws -> Int? {
            try Task.checkCancellation()
            if number == last { return nil }
            number += 1
            log.add("made \(number)")
            return number
        }

        deinit { log.add("dropped") }
    }

    func makeAsyncIterator() -> Iterator { Iterator(last, log) }
}

/// Takes its time with every piece.
private final class SlowWriter: BodyWriter {
    let log: Log

    init(_ log: Log) {
        self.log = log
    }

    func write(_ buffer: ByteBuffer) async throws {
        for _ in 0..<20 { await Task.yield() }
        log.add("written \(String(buffer: buffer))")
    }
}

@Suite("Streams") struct StreamedTests {
    @Model struct Book: Equatable {
        var id: Int
        var title: String
        @Field(.private) var secret: String = "s"
    }

    fileprivate struct Point: Encodable, Sendable { var x: Int }

    private static func sequence<Element: Sendable>(_ elements: [Element]) -> AsyncStream<Element> {
        AsyncStream { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }

    private static let twoBooks = [Book(id: 1, title: "a"), Book(id: 2, title: "b\nc")]

    @Get("/lines") static func lines() async -> Streamed<Book> { Streamed(sequence(twoBooks)) }
    @Get("/ndjson", media: .ndjson) static func ndjson() async -> Streamed<Book> { Streamed(sequence(twoBooks)) }
    @Get("/array", media: .json) static func array() async -> Streamed<Book> { Streamed(sequence(twoBooks)) }
    @Get("/array/named", media: "application/vnd.books+json") static func named() async -> Streamed<Book> { Streamed(sequence(twoBooks)) }
    @Get("/array/one", media: .json) static func one() async -> Streamed<Int> { Streamed(sequence([7])) }
    @Get("/array/none", media: .json) static func none() async -> Streamed<Int> { Streamed(sequence([])) }
    @Get("/lines/none") static func noLines() async -> Streamed<Int> { Streamed(sequence([])) }
    @Get("/pack", media: .messagePack) static func pack() async -> Streamed<Int> { Streamed(sequence([1, 300])) }
    @Get("/encodable") fileprivate static func encodable() async -> Streamed<Point> { Streamed(sequence([Point(x: 1), Point(x: 2)])) }
    @Get("/optional") static func optional() async -> Streamed<Int?> { Streamed(sequence([1, nil])) }
    @Get("/text") static func text() async -> Streamed<String> { Streamed(sequence(["grü", "", "ß"])) }
    @Get("/csv", media: "text/csv") static func csv() async -> Streamed<String> { Streamed(sequence(["a,b\r\n", "1,2\r\n"])) }
    @Get("/bytes") static func bytes() async -> Streamed<[UInt8]> { Streamed(sequence([[1, 2], [3]])) }
    @Get("/data") static func foundation() async -> Streamed<Data> { Streamed(sequence([Data([1]), Data([2, 3])])) }
    @Get("/buffer") static func buffer() async -> Streamed<ByteBuffer> { Streamed(sequence([ByteBuffer(bytes: [1, 2, 3])])) }
    @Get("/closure") static func closure() async -> Streamed<Int> {
        Streamed { send in
            for number in 1...3 { try await send(number) }
        }
    }
    @Get("/shape", returnDTO: DTO<Book>.title) static func shape() async -> Streamed<Book> { Streamed(sequence(twoBooks)) }
    @Post("/reply") static func reply() async -> Reply<Streamed<Int>> {
        Reply(Streamed(sequence([1])), status: .accepted, headers: [.eTag: "\"v\""])
    }

    private static let app = Application(handlers: [
        $lines, $ndjson, $array, $named, $one, $none, $noLines, $pack, $encodable, $optional, $text, $csv, $bytes, $foundation, $buffer,
        $closure, $shape, $reply,
        Handler.get("/plain") { _ in Streamed(sequence(["from ", "a closure"])) },
        Handler.get("/plain/reply") { _ in Reply(Streamed(sequence([1, 2]))) },
    ])

    @Test(arguments: TestTransport.all) func forms(transport: TestTransport) async throws {
        let lines = "application/jsonl"
        let bytes = "application/octet-stream"
        let text = "text/plain; charset=utf-8"
        let first = #"{"id":1,"title":"a"}"#
        let second = #"{"id":2,"title":"b\nc"}"#
        let cases: [(String, String, [UInt8])] = [
            ("/lines", lines, Array("\(first)\n\(second)\n".utf8)),
            ("/ndjson", "application/x-ndjson", Array("\(first)\n\(second)\n".utf8)),
            ("/array", "application/json", Array("[\(first),\(second)]".utf8)),
            ("/array/named", "application/vnd.books+json", Array("[\(first),\(second)]".utf8)),
            ("/array/one", "application/json", Array("[7]".utf8)), ("/array/none", "application/json", Array("[]".utf8)),
            ("/lines/none", lines, []), ("/pack", "application/msgpack", [1, 0xCD, 1, 0x2C]),
            ("/encodable", lines, Array("{\"x\":1}\n{\"x\":2}\n".utf8)), ("/optional", lines, Array("1\nnull\n".utf8)),
            ("/text", text, Array("grüß".utf8)), ("/csv", "text/csv", Array("a,b\r\n1,2\r\n".utf8)), ("/bytes", bytes, [1, 2, 3]),
            ("/data", bytes, [1, 2, 3]), ("/buffer", bytes, [1, 2, 3]), ("/closure", lines, Array("1\n2\n3\n".utf8)),
            ("/shape", lines, Array("{\"title\":\"a\"}\n{\"title\":\"b\\nc\"}\n".utf8)), ("/plain", text, Array("from a closure".utf8)),
            ("/plain/reply", lines, Array("1\n2\n".utf8)),
        ]
        try await Self.app.test(transport) { client in
            for (path, media, body) in cases {
                let response = try await client.get(path)
                #expect(response.status == .ok, "\(path)")
                #expect(response.headers[.contentType] == media, "\(path)")
                #expect(response.headers[.contentLength] == nil, "\(path)")
                #expect(response.body == body, "\(path): \(response.text)")
                let head = try await client.send(.head, path)
                #expect(head.headers[.contentType] == media, "\(path)")
                #expect(head.body.isEmpty, "\(path)")
            }
            let reply = try await client.send(.post, "/reply")
            #expect(reply.status == .accepted)
            #expect(reply.headers[.eTag] == "\"v\"")
            #expect(reply.text == "1\n")
        }
    }

    @Test func isDescribed() throws {
        let routes = try Self.app.makeResponder().routes
        let lines = try #require(routes.first { $0.handler == "lines" })
        #expect(lines.results.count == 1)
        #expect(lines.results[0].isStreamed)
        #expect(lines.results[0].media == [.jsonLines])
        guard case .model(let model)? = lines.result else {
            Issue.record("\(String(describing: lines.result))")
            return
        }
        #expect("\(model)" == "Book")
    }

    private struct Formless: Sendable {}

    @Test func elementsMustHaveAForm() {
        let app = Application(handlers: [Handler.get("/") { _ in Streamed<Formless> { _ in } }])
        #expect(app.validate().map(\.fault.code) == [.unencodableResult])
    }

    @Test(arguments: [[1, 2, 3], []]) func isHeldBackByTheClient(numbers: [Int]) async throws {
        let log = Log()
        let responder = try Application(handlers: [
            Handler.get("/") { _ in Streamed(Counting(last: numbers.count, log: log)) }
        ]).makeResponder()
        let response = await responder.respond(to: Request(method: .get, target: "/"))
        let stream = try #require(response.stream)
        #expect(log.entries == [])
        _ = try await stream.produce(SlowWriter(log))
        #expect(log.entries == numbers.flatMap { ["made \($0)", "written \($0)\n"] } + ["dropped"])
    }

    @Test(arguments: [.socket] as [TestTransport]) func endsWhenTheClientGoesAway(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(handlers: [
            Handler.get("/endless") { _ in Streamed(Counting(log: log)) },
            Handler.get("/silent") { _ in
                Streamed(
                    AsyncStream<String> { continuation in
                        continuation.onTermination = { _ in log.add("terminated") }
                        continuation.yield("first")
                    })
            },
        ])
        for (path, first, last) in [("/endless", "1\n", "dropped"), ("/silent", "first", "terminated")] {
            try await app.test(transport) { client in
                try await RawConnection.open(port: try #require(client.port)) { connection in
                    try await connection.send("GET \(path) HTTP/1.1\r\nhost: x\r\n\r\n")
                    let read = try await connection.read(until: first)
                    #expect(read.hasPrefix("HTTP/1.1 200 OK\r\n"))
                    try await connection.close()
                }
            }
            // The test of an application ends when its requests have.
            #expect(log.entries.last == last)
        }
    }

    @Get("/fails", media: .json) static func fails() async -> Streamed<Int> {
        Streamed { send in
            try await send(1)
            throw Broken()
        }
    }

    @Test func breaksTheConnectionOffWhenItFails() async throws {
        let app = Application(handlers: [Self.$fails])
        try await app.test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send("GET /fails HTTP/1.1\r\nhost: x\r\n\r\n")
                let all = try await connection.rest()
                #expect(all.hasSuffix("\r\n\r\n2\r\n[1\r\n"))
            }
        }
        try await app.test { client in
            _ = await #expect(throws: Broken.self) { try await client.get("/fails") }
        }
    }

    /// A sequence that ends because its task was cancelled has not come to its end.
    @Test func doesNotPretendToBeWholeWhenCancelled() async throws {
        let log = Log()
        let responder = try Application(handlers: [
            Handler.get("/", options: HandlerOptions(media: .json)) { _ in Streamed(AsyncStream<Int> { $0.yield(1) }) }
        ]).makeResponder()
        let response = await responder.respond(to: Request(method: .get, target: "/"))
        let stream = try #require(response.stream)
        let task = Task { _ = try await stream.produce(SlowWriter(log)) }
        _ = await log.entries(atLeast: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(log.entries == ["written [1"])
    }
}

extension DTO<StreamedTests.Book> {
    fileprivate static var title: Self { DTO(include: [\.title]) }
}

extension Response {
    /// The body as a stream, if it is one.
    fileprivate var stream: StreamBody? {
        guard case .stream(let stream) = body else { return nil }
        return stream
    }
}
