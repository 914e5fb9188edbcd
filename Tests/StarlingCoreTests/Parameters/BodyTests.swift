import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Synchronization
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Bodies as arguments") struct BodyTests {
    @Model struct Inner: Equatable {
        var name: String
    }

    @Model struct Item: Equatable {
        var n: Int
        var inner: Inner?
        var list: [Inner]?
    }

    @Post("/model") static func model(data: Item) async -> Item { data }
    @Post("/wrapped") static func wrapped(@Body item: Item) async -> Item { item }
    @Post("/optional") static func optional(data: Item?) async -> Item? { data }
    @Post("/default") static func withDefault(data: Item = Item(n: 9)) async -> Item { data }
    @Post("/array") static func array(data: [Item]) async -> Int { data.count }
    @Post("/bytes") static func bytes(data: [UInt8]) async -> [UInt8] { data }
    @Post("/data") static func foundation(data: Data) async -> Data { data }
    @Post("/buffer") static func buffer(data: ByteBuffer) async -> ByteBuffer { data }
    @Post("/optional/bytes") static func optionalBytes(data: [UInt8]?) async -> [UInt8] { data ?? Array("none".utf8) }
    @Post("/optional/data") static func optionalData(data: Data?) async -> Data { data ?? Data("none".utf8) }
    @Post("/reserved/bytes") static func reservedBytes(body: [UInt8]) async -> Int { body.count }
    @Post("/reserved/buffer") static func reservedBuffer(body: ByteBuffer) async -> Int { body.readableBytes }
    @Post("/reserved/data") static func reservedData(body: Data) async -> Int { body.count }
    @Delete("/delete") static func delete(data: Item?) async -> Int { data?.n ?? 0 }

    @Post("/stream") static func stream(body: RequestBody, request: Request) async throws -> Int {
        var count = 0
        for try await chunk in body { count += chunk.readableBytes }
        return count
    }

    private static let app = Application(handlers: [
        $model, $wrapped, $optional, $withDefault, $array, $bytes, $foundation, $buffer, $optionalBytes, $optionalData, $reservedBytes,
        $reservedBuffer, $reservedData, $delete, $stream,
    ])

    private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: TestTransport.all) func decoded(transport: TestTransport) async throws {
        let item = Item(n: 1, inner: Inner(name: "ü"), list: [Inner(name: "a")])
        try await Self.app.test(transport) { client in
            for path in ["/model", "/wrapped", "/optional", "/default"] {
                let response = try await client.post(path, json: item)
                #expect(response.status == .created, "\(path)")
                #expect(try response.decode(Item.self) == item, "\(path)")
            }
            #expect(try await client.post("/array", json: [item, item]).text == "2")
            #expect(try await client.send(.delete, "/delete", json: item).text == "1")
            // Unknown members are ignored, and so is the declared media type.
            #expect(
                try await client.send(.post, "/model", headers: [.contentType: "text/plain"], body: Self.utf8(#"{"n":1,"x":[{}]}"#)).status
                    == .created)
        }
    }

    @Test(arguments: TestTransport.all) func raw(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let bytes: [UInt8] = [0, 255, 1, 128]
            for path in ["/bytes", "/data", "/buffer", "/optional/bytes", "/optional/data"] {
                let response = try await client.send(.post, path, body: bytes)
                #expect(response.body == bytes, "\(path)")
                #expect(response.headers[.contentType] == "application/octet-stream")
            }
            for path in ["/reserved/bytes", "/reserved/buffer", "/reserved/data", "/stream"] {
                #expect(try await client.send(.post, path, body: bytes).text == "4", "\(path)")
                #expect(try await client.send(.post, path).text == "0", "\(path)")
            }
            for path in ["/bytes", "/data", "/buffer"] { #expect(try await client.send(.post, path).body.isEmpty, "\(path)") }
            for path in ["/optional/bytes", "/optional/data"] { #expect(try await client.send(.post, path).text == "none", "\(path)") }
        }
    }

    @Test(arguments: TestTransport.all) func empty(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let missing = try await client.send(.post, "/model")
            #expect(missing.status == .badRequest)
            #expect(try missing.problem.detail == "Validation failed for POST /model")
            #expect(try missing.faults == ["body data: Missing required body"])
            #expect(try await client.send(.post, "/wrapped").faults == ["body item: Missing required body"])
            #expect(try await client.send(.post, "/optional").text == "null")
            #expect(try await client.send(.post, "/default").decode(Item.self) == Item(n: 9))
            #expect(try await client.send(.delete, "/delete").text == "0")
        }
    }

    @Test(arguments: TestTransport.all) func faulty(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for text in ["{", "{\"n\":1", "nonsense", "{n:1}", "{\"n\":1}}", "\u{FEFF}", "{\"n\":01}"] {
                let response = try await client.send(.post, "/model", body: Self.utf8(text))
                #expect(response.status == .badRequest, "\(text)")
                let problem = try response.problem
                #expect(problem.detail.hasPrefix("JSON is malformed: "), "\(text): \(problem.detail)")
                #expect(problem.extra == nil, "\(text)")
            }
            let cases = [
                #"{}"#: "body data: Object missing required field `n`",
                #"{"n":"1"}"#: "body n: Expected `int`, got `str`",
                #"{"n":1,"inner":{}}"#: "body inner: Object missing required field `name`",
                #"{"n":1,"inner":{"name":5}}"#: "body inner.name: Expected `str`, got `int`",
                #"{"n":1,"list":[{"name":"a"},{"name":[]}]}"#: "body list[1].name: Expected `str`, got `array`",
                #"[]"#: "body data: Expected `object`, got `array`",
                #"{"n":null}"#: "body n: Expected `int`, got `null`",
            ]
            for (text, fault) in cases {
                let response = try await client.send(.post, "/model", body: Self.utf8(text))
                #expect(response.status == .badRequest, "\(text)")
                #expect(try response.faults == [fault], "\(text)")
            }
        }
    }

    @Post("/media") static func media(@Body(media: .json) item: Item) async -> Int { item.n }
    @Post("/media/image") static func image(@Body(media: "image/*") picture: [UInt8] = [7]) async -> [UInt8] { picture }

    /// A body that says that it is something else is not read.
    @Test(arguments: TestTransport.all) func mediaTypes(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$media, Self.$image]).test(transport) { client in
            func status(_ path: String, _ type: String?, _ body: String) async throws -> Int {
                let headers: HeaderFields = type.map { [.contentType: $0] } ?? [:]
                return try await client.send(.post, path, headers: headers, body: Self.utf8(body)).status.code
            }
            let wrong = try await client.send(.post, "/media", headers: [.contentType: "text/plain"], body: Self.utf8(#"{"n":1}"#))
            #expect(wrong.status == .unsupportedMediaType)
            #expect(wrong.headers[.accept] == "application/json")
            #expect(try wrong.problem.detail == "Expected `application/json`, got `text/plain`")
            for type in ["application/json", "Application/JSON; charset=utf-8", "application/json;x=\"a;b\""] {
                #expect(try await status("/media", type, #"{"n":1}"#) == 201, "\(type)")
            }
            for type in ["application/json5", "application", "text/json", "application/problem+json", ""] {
                #expect(try await status("/media", type, #"{"n":1}"#) == 415, "\(type)")
            }
            // What says nothing may be anything.
            #expect(try await status("/media", nil, #"{"n":1}"#) == 201)
            #expect(try await status("/media/image", "image/png", "x") == 201)
            #expect(try await status("/media/image", "text/plain", "x") == 415)
            #expect(try await client.send(.post, "/media/image").body == [7])
        }
    }
}

@Suite("Body limits") struct BodyLimitTests {
    private static let ran = Mutex<Set<String>>([])

    @Post("/limit/model") static func model(data: [Int]) async -> Int { data.count }
    @Post("/limit/stream") static func stream(body: RequestBody) async throws -> Int {
        ran.withLock { _ = $0.insert("stream") }
        var count = 0
        for try await chunk in body { count += chunk.readableBytes }
        return count
    }
    @Post("/limit/ignore") static func ignoring() async -> String { "ignored" }

    private static func app(limit: Int?, ran: @escaping @Sendable () -> Void = {}) -> Application {
        Application(
            handlers: [
                $model, $stream, $ignoring,
                Handler.post("/limit/closure") { request in
                    ran()
                    return try await request.body.collect(upTo: nil).readableBytes
                },
            ], requestMaxBodySize: limit.map(BodyLimit.bytes) ?? .unlimited)
    }

    private static let tooLarge = Problem(status_code: 413, detail: "Request Entity Too Large")

    @Test(arguments: TestTransport.all) func knownLength(transport: TestTransport) async throws {
        let calls = Mutex(0)
        try await Self.app(limit: 10) { calls.withLock { $0 += 1 } }.test(transport) { client in
            for path in ["/limit/model", "/limit/stream", "/limit/closure"] {
                let response = try await client.send(.post, path, body: Array(repeating: 0x31, count: 11))
                #expect(response.status == .contentTooLarge, "\(path)")
                #expect(try response.problem == Self.tooLarge, "\(path)")
            }
            #expect(calls.withLock { $0 } == 0)
            let fits = try await client.send(.post, "/limit/stream", body: Array(repeating: 0x31, count: 10))
            #expect(fits.text == "10")
            #expect(try await client.send(.post, "/limit/closure", body: Array(repeating: 0x31, count: 10)).text == "10")
            #expect(try await client.send(.post, "/limit/model", body: Array("[1,2,3,4] ".utf8)).text == "4")
        }
        #expect(calls.withLock { $0 } == 1)
    }

    /// A body that is too large makes the faults of the other arguments pointless.
    @Test(arguments: TestTransport.all) func noLimit(transport: TestTransport) async throws {
        try await Self.app(limit: nil).test(transport) { client in
            let response = try await client.send(.post, "/limit/stream", body: Array(repeating: 0x31, count: 200_000))
            #expect(response.text == "200000")
        }
    }

    @Test func chunked() async throws {
        let app = Self.app(limit: 10)
        try await app.test(.socket) { client in
            let port = try #require(client.port)
            for path in ["/limit/model", "/limit/stream", "/limit/closure"] {
                try await RawConnection.open(port: port) { connection in
                    try await connection.send("POST \(path) HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
                    try await connection.send("5\r\n[1,2,\r\n6\r\n3,4,5]\r\n0\r\n\r\n")
                    let response = try await connection.response()
                    #expect(response.status.code == 413, "\(path)")
                    #expect(try response.problem == Self.tooLarge, "\(path)")
                }
                try await RawConnection.open(port: port) { connection in
                    try await connection.send("POST \(path) HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
                    try await connection.send("5\r\n[1,2,\r\n4\r\n3,4]\r\n0\r\n\r\n")
                    let response = try await connection.response()
                    #expect(response.status == .created, "\(path)")
                    #expect(["4", "9"].contains(response.text), "\(path)")
                }
            }
        }
    }

    /// The handler reads the first chunk and answers while the client still sends.
    @Test func streaming() async throws {
        let echo = Handler.post("/echo") { request in
            Response(
                body: .stream { writer in
                    for try await chunk in request.body { try await writer.write(chunk) }
                })
        }
        try await Application(handlers: [echo]).test(.socket) { client in
            let port = try #require(client.port)
            try await RawConnection.open(port: port) { connection in
                try await connection.send("POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n")
                #expect(try await connection.read(until: "one").contains("200"))
                try await connection.send("3\r\ntwo\r\n0\r\n\r\n")
                let end = try await connection.read(until: "0\r\n\r\n")
                #expect(end.contains("two"))
            }
        }
    }
}
