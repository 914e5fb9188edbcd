import HTTPTypes
import NIOCore
import NIOPosix
import Starling
import StarlingTesting
import Testing

@testable import StarlingCompression

@Suite("Compressed bodies") struct DecompressionTests {
    @Model struct Bird: Equatable {
        var name: String
        var count: Int
    }

    @Post("/birds") static func birds(data: [Bird]) async -> Int { data.count }
    @Post("/optional") static func optional(data: [Bird]?) async -> Int { data?.count ?? 0 }
    @Post("/bytes") static func bytes(data: [UInt8]) async -> Int { data.count }
    @Post("/echo") static func echo(data: ByteBuffer) async -> ByteBuffer { data }
    @Post("/stream") static func stream(body: RequestBody) async throws -> Int {
        var count = 0
        for try await chunk in body { count += chunk.readableBytes }
        return count
    }
    /// What the handler gets to know of how the body came.
    @Post("/fields") static func fields(request: Request) async throws -> String {
        let names = [HTTPField.Name.contentEncoding, .contentLength].filter(request.headers.contains).map(\.canonicalName)
        let bytes = try await request.body.collect(upTo: nil)
        return "\(names) \(request.body.length.map(String.init) ?? "nil") \(bytes.readableBytes)"
    }
    @Post("/unread") static func unread() async -> String { "unread" }

    private static let all: [any RouteComponent] = [$birds, $optional, $bytes, $echo, $stream, $fields, $unread]

    private static func app(_ decompression: Decompression = Decompression(), limit: BodyLimit = 10_000_000) -> Application {
        Application(handlers: all, logger: .silent, middleware: [decompression], requestMaxBodySize: limit)
    }

    private static func coded(_ coding: String) -> HeaderFields { [.contentEncoding: coding, .contentType: "application/json"] }

    private static let document = Array(Fixtures.document.utf8)
    private static let sent = Array("plain.".utf8)

    // MARK: What is decoded

    @Test(arguments: TestTransport.all) func areDecoded(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let cases: [(String, [UInt8])] = [
                ("gzip", Fixtures.gzip), ("x-gzip", Fixtures.gzip), ("GZIP", Fixtures.gzip), ("gzip", Fixtures.gzipWithHeader),
                ("deflate", Fixtures.deflate), ("deflate", Fixtures.bareDeflate), ("br", Fixtures.brotli), ("zstd", Fixtures.zstd),
                ("identity, gzip", Fixtures.gzip), ("gzip, br", Fixtures.gzipThenBrotli), ("gzip,identity,br", Fixtures.gzipThenBrotli),
            ]
            for (name, body) in cases {
                let birds = try await client.send(.post, "/birds", headers: Self.coded(name), body: body)
                #expect(birds.text == "3", "\(name)")
                #expect(try await client.send(.post, "/echo", headers: Self.coded(name), body: body).body == Self.document, "\(name)")
                #expect(try await client.send(.post, "/stream", headers: Self.coded(name), body: body).text == "95", "\(name)")
                #expect(try await client.send(.post, "/unread", headers: Self.coded(name), body: body).text == "unread", "\(name)")
            }
            for headers in [[:], Self.coded("identity")] as [HeaderFields] {
                #expect(try await client.send(.post, "/birds", headers: headers, body: Self.document).text == "3")
            }
        }
    }

    @Test(arguments: TestTransport.all) func handlersSeeThemPlain(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let decoded = try await client.send(.post, "/fields", headers: Self.coded("gzip"), body: Fixtures.gzip)
            #expect(decoded.text == "[] nil 95")
            // Nothing changes for others.
            #expect(try await client.send(.post, "/fields", body: Self.document).text == #"["content-length"] 95 95"#)
        }
    }

    @Test(arguments: TestTransport.all) func nothingToDecode(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let empty = try await client.send(.post, "/optional", headers: Self.coded("gzip"))
            #expect(empty.text == "0")
            #expect(try await client.send(.post, "/bytes", headers: Self.coded("zstd"), body: Fixtures.zstdOfNothing).text == "0")
        }
    }

    @Test(arguments: TestTransport.all) func manyAtATime(transport: TestTransport) async throws {
        let document = Self.document
        try await Self.app().test(transport, configuration: ServerConfiguration(eventLoops: 2)) { client in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<60 {
                    let coded = CodedDocument.all[index % CodedDocument.all.count]
                    group.addTask {
                        let (path, body) = index % 2 == 0 ? ("/echo", coded.bytes) : ("/bytes", coded.spaces)
                        let response = try await client.send(.post, path, headers: Self.coded(coded.name), body: body)
                        return index % 2 == 0 ? response.body == document : response.text == "100000"
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    /// The handler has the first bytes while the client still sends, and is not given more than there is.
    @Test func asTheyArrive() async throws {
        let echo = Handler.post("/pieces") { request in
            Response(
                body: .stream { writer in
                    for try await chunk in request.body { try await writer.write(chunk) }
                })
        }
        try await Application(handlers: [echo], middleware: [Decompression()]).test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                func send(_ bytes: [UInt8]) async throws {
                    try await connection.send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
                }
                try await connection.send(
                    "POST /pieces HTTP/1.1\r\nhost: x\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n")
                try await send(Fixtures.gzip)
                #expect(try await connection.read(until: Fixtures.document).contains("200 OK"))
                let (begin, end) = (Fixtures.gzipWithHeader.prefix(20), Fixtures.gzipWithHeader.dropFirst(20))
                try await send(Array(begin))
                try await send(Array(end))
                #expect(try await connection.read(until: Fixtures.document).contains("\r\n"))
                try await connection.send("0\r\n\r\n")
                #expect(try await connection.read(until: "\r\n0\r\n\r\n") == "\r\n0\r\n\r\n")
            }
        }
    }

    @Test func chunksWithoutBytes() async throws {
        try await Self.app().test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send(
                    "POST /bytes HTTP/1.1\r\nhost: x\r\ncontent-encoding: gzip, br\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")
                #expect(try await connection.response().text == "0")
            }
        }
    }

    // MARK: What is refused

    @Test(arguments: TestTransport.all) func unknownCodings(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for path in ["/birds", "/stream", "/unread"] {
                let response = try await client.send(.post, path, headers: Self.coded("gzip, Compress"), body: Fixtures.gzip)
                #expect(response.status == .unsupportedMediaType)
                #expect(response.headers[.acceptEncoding] == "gzip, deflate, br, zstd")
                let expected = #""Unsupported content coding `compress`: expected gzip, deflate, br, zstd""#
                #expect(response.text == #"{"status_code":415,"detail":\#(expected)}"#)
            }
            let many = try await client.send(.post, "/birds", headers: Self.coded("gzip, gzip, gzip"), body: Fixtures.gzip)
            #expect(many.status == .unsupportedMediaType)
            #expect(many.headers[.acceptEncoding] == "gzip, deflate, br, zstd")
            #expect(many.text == #"{"status_code":415,"detail":"More than 2 content codings, one upon another"}"#)
            // What is nowhere stays there.
            for coding in ["gzip", "compress"] {
                #expect(try await client.send(.post, "/nowhere", headers: Self.coded(coding), body: Fixtures.gzip).status == .notFound)
            }
        }
    }

    @Test(arguments: TestTransport.all) func codingsThatAreNotTaken(transport: TestTransport) async throws {
        try await Self.app(Decompression(codecs: [.zstd, .brotli], maxCodings: 1)).test(transport) { client in
            let gzip = try await client.send(.post, "/birds", headers: Self.coded("gzip"), body: Fixtures.gzip)
            #expect(gzip.status == .unsupportedMediaType)
            #expect(gzip.headers[.acceptEncoding] == "zstd, br")
            let two = try await client.send(.post, "/birds", headers: Self.coded("br, br"), body: Fixtures.brotli)
            #expect(two.status == .unsupportedMediaType)
            #expect(try await client.send(.post, "/birds", headers: Self.coded("br"), body: Fixtures.brotli).text == "3")
        }
        try await Self.app(Decompression(codecs: [])).test(transport) { client in
            let gzip = try await client.send(.post, "/birds", headers: Self.coded("gzip"), body: Fixtures.gzip)
            #expect(gzip.status == .unsupportedMediaType)
            #expect(gzip.headers[.acceptEncoding] == "identity")
        }
    }

    @Test(arguments: TestTransport.all) func cutAnywhere(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for coded in CodedDocument.all {
                let name = coded.name
                for end in 1..<coded.bytes.count {
                    let response = try await client.send(
                        .post, end % 2 == 0 ? "/birds" : "/stream", headers: Self.coded(name), body: Array(coded.bytes[..<end]))
                    #expect(response.status == .badRequest)
                    #expect(
                        response.text
                            == #"{"status_code":400,"detail":"\#(name) data is malformed: it ends too early (byte \#(end))"}"#)
                }
            }
        }
    }

    @Test(arguments: TestTransport.all) func malformed(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            for coding in ["gzip", "deflate", "br", "zstd"] {
                for path in ["/birds", "/bytes", "/stream"] {
                    let response = try await client.send(.post, path, headers: Self.coded(coding), body: Array("[1,2,3,4,5]".utf8))
                    #expect(response.status == .badRequest, "\(coding) \(path)")
                    #expect(response.text.hasPrefix(#"{"status_code":400,"detail":"\#(coding) data is malformed: "#), "\(response.text)")
                    #expect(response.text.contains("(byte "))
                }
            }
            let behind = try await client.send(.post, "/birds", headers: Self.coded("gzip"), body: Fixtures.gzip + [0])
            #expect(
                behind.text == #"{"status_code":400,"detail":"gzip data is malformed: something follows its end (byte 75)"}"#)
        }
    }

    /// The bytes are right, and the JSON in them is not.
    @Test(arguments: TestTransport.all) func wrongJSON(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let response = try await client.send(.post, "/birds", headers: Self.coded("br"), body: Fixtures.brotliOfSpaces)
            #expect(response.status == .badRequest)
            #expect(response.text.contains("JSON is malformed"))
        }
    }

    // MARK: Limits

    private static let tooLarge = #"{"status_code":413,"detail":"The body has more than 99999 bytes when it is decoded"}"#

    /// The layers' limit is that of the decoded body, too.
    @Test(arguments: TestTransport.all) func limitOfTheLayers(transport: TestTransport) async throws {
        for (app, isIn) in [(Self.app(limit: 99_999), false), (Self.app(limit: 100_000), true), (Self.app(limit: .unlimited), true)] {
            try await app.test(transport) { client in
                for coded in CodedDocument.all {
                    for path in ["/bytes", "/stream"] {
                        let response = try await client.send(.post, path, headers: Self.coded(coded.name), body: coded.spaces)
                        #expect(response.status == (isIn ? .created : .contentTooLarge), "\(coded) \(path)")
                        #expect(response.text == (isIn ? "100000" : Self.tooLarge), "\(coded) \(path)")
                    }
                    let unread = try await client.send(.post, "/unread", headers: Self.coded(coded.name), body: coded.spaces)
                    #expect(unread.text == "unread")
                }
            }
        }
    }

    /// A limit of its own counts what is decoded, and that of the layers what came.
    @Test(arguments: TestTransport.all) func limitOfItsOwn(transport: TestTransport) async throws {
        let body = Fixtures.gzipOfSpaces
        for limit in [100_000, .unlimited] as [BodyLimit] {
            try await Self.app(Decompression(limit: limit), limit: .bytes(body.count)).test(transport) { client in
                for path in ["/bytes", "/stream"] {
                    let response = try await client.send(.post, path, headers: Self.coded("gzip"), body: body)
                    #expect(response.text == "100000", "\(path)")
                }
                #expect(try await client.send(.post, "/bytes", body: body + [0]).status == .contentTooLarge)
            }
        }
        try await Self.app(Decompression(limit: 99_999), limit: .unlimited).test(transport) { client in
            for path in ["/bytes", "/stream"] {
                let response = try await client.send(.post, path, headers: Self.coded("gzip"), body: body)
                #expect(response.text == Self.tooLarge, "\(path)")
            }
            // It says nothing of bodies that are not decoded.
            #expect(try await client.send(.post, "/bytes", body: Array(repeating: 0, count: 100_000)).text == "100000")
        }
        try await Self.app(Decompression(limit: .unlimited), limit: .bytes(body.count - 1)).test(transport) { client in
            for path in ["/bytes", "/stream", "/unread"] {
                let response = try await client.send(.post, path, headers: Self.coded("gzip"), body: body)
                #expect(response.text == #"{"status_code":413,"detail":"Request Entity Too Large"}"#, "\(path)")
            }
        }
    }

    /// What came is counted while it is read, where no length says it before.
    @Test func limitOfChunks() async throws {
        let body = Fixtures.gzipOfSpaces
        try await Self.app(Decompression(limit: .unlimited), limit: .bytes(body.count)).test(.socket) { client in
            for (bytes, text) in [(body, "100000"), (body + body, #"{"status_code":413,"detail":"Request Entity Too Large"}"#)] {
                try await RawConnection.open(port: try #require(client.port)) { connection in
                    try await connection.send(
                        "POST /bytes HTTP/1.1\r\nhost: x\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n")
                    try await connection.send(
                        Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n0\r\n\r\n".utf8))
                    #expect(try await connection.response().text == text)
                }
            }
        }
    }

    // MARK: Layers

    @Post("/handler", middleware: [Decompression()]) static func ownOne(data: [Bird]) async -> Int { data.count }

    @Controller("/controller", middleware: [Decompression()])
    struct Birds {
        @Post func count(data: [Bird]) async -> Int { data.count }
    }

    @Test(arguments: TestTransport.all) func onAnyLayer(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Self.$ownOne, Birds(), Router("/router", handlers: [Self.$birds], middleware: [Decompression()]),
            Router("/twice", handlers: [Self.$ownOne], middleware: [Decompression()]), Self.$birds,
        ])
        try await app.test(transport) { client in
            for path in ["/handler", "/controller", "/router/birds", "/twice/handler"] {
                let response = try await client.send(.post, path, headers: Self.coded("gzip"), body: Fixtures.gzip)
                #expect(response.text == "3", "\(path)")
            }
            // On none.
            #expect(
                try await client.send(.post, "/birds", headers: Self.coded("gzip"), body: Fixtures.gzip).status == .unsupportedMediaType)
        }
    }

    @Test(arguments: TestTransport.all) func aroundWhatIsMounted(transport: TestTransport) async throws {
        let inner = Application(handlers: [Self.$birds, Self.$bytes], requestMaxBodySize: 1000)
        let app = Application(handlers: [Mount("/inner", inner)], middleware: [Decompression()])
        try await app.test(transport) { client in
            #expect(try await client.send(.post, "/inner/birds", headers: Self.coded("gzip"), body: Fixtures.gzip).text == "3")
            let large = try await client.send(.post, "/inner/bytes", headers: Self.coded("gzip"), body: Fixtures.gzipOfSpaces)
            #expect(large.status == .contentTooLarge)
        }
    }

    // MARK: Decoders

    @Test(arguments: TestTransport.all) func ofOnesOwn(transport: TestTransport) async throws {
        let app = Self.app(Decompression(codecs: .standard + [.plain]))
        try await app.test(transport) { client in
            #expect(try await client.send(.post, "/echo", headers: Self.coded("plain"), body: Self.sent).body == Self.sent)
            #expect(try await client.send(.post, "/birds", headers: Self.coded("gzip"), body: Fixtures.gzip).text == "3")
            let wrong = try await client.send(.post, "/echo", headers: Self.coded("plain"), body: Array("ab!".utf8))
            #expect(wrong.text == #"{"status_code":400,"detail":"plain data is malformed: too loud (byte 2)"}"#)
            let short = try await client.send(.post, "/echo", headers: Self.coded("plain"), body: Array("ab".utf8))
            #expect(short.text == #"{"status_code":400,"detail":"plain data is malformed: a full stop is missing (byte 2)"}"#)
            // What it does not know is a mistake of the service.
            let unknown = try await client.send(.post, "/echo", headers: Self.coded("plain"), body: Array("ab?".utf8))
            #expect(unknown.status == .internalServerError)
            let other = try await client.send(.post, "/echo", headers: Self.coded("other"), body: Self.sent)
            #expect(other.headers[.acceptEncoding] == "gzip, deflate, br, zstd, plain")
        }
    }

    @Test(arguments: TestTransport.all) func areFreed(transport: TestTransport) async throws {
        struct Failure: Error {}
        let watch = Watch()
        let throwing = Handler.post("/throwing") { request -> String in
            for try await _ in request.body { throw Failure() }
            return ""
        }
        let leaving = Handler.post("/leaving") { request -> String in
            for try await _ in request.body { break }
            return ""
        }
        let app = Application(
            handlers: [throwing, leaving, Self.$unread, Self.$bytes], logger: .silent,
            middleware: [Decompression(limit: 10, codecs: [watch.codec()])])
        try await app.test(transport) { client in
            func send(_ path: String, _ body: String = "plain.") async throws -> Int {
                let response = try await client.send(.post, path, headers: Self.coded("plain"), body: Array(body.utf8))
                return response.status.code
            }
            // A decoder that nobody asks for is not made.
            let unread = try await send("/unread")
            #expect(unread == 201)
            #expect(watch.log.entries == [])
            #expect(try await send("/throwing") == 500)
            await watch.log.contains("freed")
            #expect(watch.log.entries == ["made", "freed"])
            for (path, body, status) in [
                ("/leaving", "plain.", 201), ("/bytes", "plain.", 201), ("/bytes", "plain", 400), ("/bytes", "!", 400),
                ("/bytes", "more than 10 bytes.", 413),
            ] {
                #expect(try await send(path, body) == status, "\(path) \(body)")
            }
        }
        // All that the application does has ended.
        #expect(watch.log.entries.filter { $0 == "made" }.count == 6)
        #expect(watch.log.entries.filter { $0 == "freed" }.count == 6)
    }

    @Test func areFreedWhenTheClientGoes() async throws {
        let watch = Watch()
        let reading = Log()
        let handler = Handler.post("/reading") { request -> Int in
            var count = 0
            for try await chunk in request.body {
                count += chunk.readableBytes
                reading.add("\(count)")
            }
            return count
        }
        let app = Application(handlers: [handler], logger: .silent, middleware: [Decompression(codecs: [watch.codec()])])
        try await app.test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send(
                    "POST /reading HTTP/1.1\r\nhost: x\r\ncontent-encoding: plain\r\ncontent-length: 100\r\n\r\nsome of it")
                await reading.contains("10")
                try await connection.close()
            }
            await watch.log.contains("freed")
            #expect(watch.log.entries == ["made", "freed"])
        }
    }

    /// A long body does not keep the loop from its other connections, and the handler stays where it was.
    @Test func longOnesAreDecodedElsewhere() async throws {
        let watch = Watch()
        let onLoop = Log()
        let handler = Handler.post("/long") { request -> Int in
            let bytes = try await request.body.collect(upTo: nil)
            onLoop.add("\(MultiThreadedEventLoopGroup.currentEventLoop != nil)")
            return bytes.readableBytes
        }
        let app = Application(handlers: [handler], middleware: [Decompression(codecs: [watch.codec()])])
        try await app.test(.socket) { client in
            let body = [UInt8](repeating: UInt8(ascii: "."), count: 1_000_000)
            let response = try await client.send(.post, "/long", headers: Self.coded("plain"), body: body)
            #expect(response.text == "1000000")
        }
        #expect(onLoop.entries == ["true"])
        #expect(watch.onLoop.first == true)
        #expect(watch.onLoop.last == false)
        #expect(watch.taken == 1_000_000)
    }
}
