import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Synchronization
import Testing

@Suite("Uploads") struct UploadTests {
    @Model struct Album {
        @Field(minLength: 1) var title: String
        var cover: UploadFile?
        @Field(maxItems: 3) var pages: [UploadFile] = []
        var year: Int?
    }

    @Model struct Single {
        var file: UploadFile
    }

    /// What is said of a file, and what is in it, read in both ways.
    private static func told(_ file: UploadFile) async throws -> String {
        let bytes = try await file.read()
        var sum = 0
        for byte in bytes { sum = (sum &* 31 &+ Int(byte)) % 1_000_003 }
        var streamed: [UInt8] = []
        for try await chunk in file.chunks { streamed += chunk.readableBytesView }
        return "\(file.filename) \(file.contentType.rawValue) \(file.size) \(sum) \(streamed == bytes)"
    }

    private static func told(_ filename: String, _ type: String, _ bytes: [UInt8]) async throws -> String {
        try await told(UploadFile(filename: filename, contentType: MediaType(rawValue: type), bytes: bytes))
    }

    @Post("/album") static func album(@Body(media: .multipart) data: Album) async throws -> [String] {
        var lines = ["\(data.title) \(data.year.map(String.init) ?? "-")"]
        if let cover = data.cover { lines.append(try await told(cover)) }
        for page in data.pages { lines.append(try await told(page)) }
        return lines
    }

    @Post("/single") static func single(@Body(media: .multipart) data: Single) async throws -> String { try await told(data.file) }
    @Post("/all") static func all(@Body(media: .multipart) data: [String: UploadFile]) async throws -> [String: Int] {
        data.mapValues(\.size)
    }
    @Post("/either") static func either(@Body(media: [.json, .multipart]) data: Album) async -> Bool { data.cover != nil }

    private static let routes: [any RouteComponent] = [$album, $single, $all, $either]

    @Test(arguments: TestTransport.all) func files(transport: TestTransport) async throws {
        let folder = Folder()
        let app = Application(handlers: Self.routes, forms: FormOptions(memorySize: 1000, folder: folder.path))
        // In memory, just so, and in files.
        for count in [0, 10, 1000, 1001, 300_000] {
            let bytes = MultipartBody.content(count)
            var form = MultipartBody()
            form.field("title", "Über")
            form.file("cover", "me.png", bytes, type: "image/png")
            form.field("year", "1999")
            form.file("pages", "one", bytes)
            form.file("pages", "../two.txt", bytes + [0x0D, 0x0A], type: "text/plain; charset=x")
            let whole = form
            try await app.test(transport) { client in
                let response = try await client.post("/album", whole)
                #expect(
                    try response.decode([String].self) == [
                        "Über 1999", try await Self.told("me.png", "image/png", bytes),
                        try await Self.told("one", "application/octet-stream", bytes),
                        try await Self.told("two.txt", "text/plain; charset=x", bytes + [0x0D, 0x0A]),
                    ], "\(count): \(response.text)")
            }
            #expect(folder.names.isEmpty)
        }
    }

    @Test(arguments: TestTransport.all) func emptyInputs(transport: TestTransport) async throws {
        try await Application(handlers: Self.routes).test(transport) { client in
            var form = MultipartBody()
            form.field("title", "x")
            form.file("cover", "", [], type: "application/octet-stream")
            form.file("pages", "", [], type: "application/octet-stream")
            form.field("year", "")
            let response = try await client.post("/album", form)
            #expect(response.text == #"["x -"]"#)
            let all = try await client.post("/all", MultipartBody())
            #expect(all.text == "{}")
            // JSON has no files.
            let json = try await client.send(.post, "/either", json: ["title": "x"])
            #expect(json.text == "false")
            let file = try await client.send(.post, "/either", json: ["title": "x", "cover": "y"])
            #expect(try file.faults == ["body cover: Expected `file`, got `str`"])
        }
    }

    @Test(arguments: TestTransport.all) func faults(transport: TestTransport) async throws {
        let folder = Folder()
        let app = Application(handlers: Self.routes, forms: FormOptions(memorySize: 10, folder: folder.path))
        try await app.test(transport) { client in
            var form = MultipartBody()
            form.file("title", "x", MultipartBody.content(100))
            form.field("cover", "x")
            for _ in 0..<4 { form.file("pages", "x", MultipartBody.content(100)) }
            form.field("year", "soon")
            let response = try await client.post("/album", form)
            #expect(response.status == .badRequest)
            #expect(
                try response.faults == [
                    "body cover: Expected `file`, got `str`", "body pages: Expected `array` of length <= 3",
                    "body title: Expected `str`, got `file`", "body year: Expected `int`, got `str`",
                ])
            let missing = try await client.post("/single", MultipartBody())
            #expect(try missing.faults == ["body data: Object missing required field `file`"])
            let body = try await client.send(.post, "/single", headers: MultipartBody.headers)
            #expect(try body.faults == ["body data: Missing required body"])
            let boundary = try await client.send(.post, "/single", headers: [.contentType: "multipart/form-data"], body: [0x78])
            #expect(boundary.status == .badRequest)
            #expect(try boundary.problem.detail == "multipart/form-data is malformed: its `Content-Type` says no boundary")
            let cut = try await client.send(.post, "/single", headers: MultipartBody.headers, body: form.bytes)
            #expect(cut.status == .badRequest)
            #expect(try cut.problem.detail == "multipart/form-data is malformed: it ends in the middle of a part")
            let other = try await client.send(.post, "/single", headers: [.contentType: "application/json"], body: [0x78])
            #expect(other.status == .unsupportedMediaType)
        }
        #expect(folder.names.isEmpty)
    }

    @Post("/limited", forms: FormOptions(maxParts: 3, maxTextSize: 5, maxFileSize: 8, maxPartHeaderSize: 100)) static func limited(
        @Body(media: .multipart) data: [String: UploadFile]
    ) async -> Int { data.count }

    @Post("/total", requestMaxBodySize: 300) static func total(@Body(media: .multipart) data: [String: UploadFile]) async -> Int {
        data.count
    }

    @Test(arguments: TestTransport.all) func limits(transport: TestTransport) async throws {
        let file: @Sendable (String, Int) -> MultipartBody = { name, count in
            var form = MultipartBody()
            form.file(name, "x", MultipartBody.content(count))
            return form
        }
        try await Application(handlers: [Self.$limited, Self.$total]).test(transport) { client in
            let fits = try await client.post("/limited", file("a", 8))
            #expect(fits.text == "1")
            var parts = MultipartBody()
            for name in ["a", "b", "c", "d"] { parts.file(name, name, []) }
            var text = MultipartBody()
            text.field("a", "123")
            text.field("b", "456")
            let cases = [
                (parts, "The form has more than 3 parts"), (text, "The texts of the form have more than 5 bytes"),
                (file("a", 9), "The file `a` has more than 8 bytes"),
                (file(String(repeating: "a", count: 100), 1), "The header fields of a part have more than 100 bytes"),
            ]
            for (form, detail) in cases {
                let response = try await client.post("/limited", form)
                #expect(response.status == .contentTooLarge, "\(detail)")
                #expect(try response.problem.detail == detail)
            }
            #expect(try await client.post("/total", file("a", 1)).text == "1")
            #expect(try await client.post("/total", file("a", 300)).status == .contentTooLarge)
        }
    }

    // MARK: Keeping files

    private static func keeping(_ folder: Folder) -> Handler {
        let data = BodyArgument("data", media: .multipart, decoder: BodyDecoding.of(Single.self))
        return Handler(
            id: .init(fileID: #fileID, line: #line, column: #column), name: "keep", methods: [.post], path: "/keep",
            arguments: [data.description], result: ResultEncoding.of([String].self)
        ) { builder in
            let data = builder.bind(data)
            return { context in
                guard let file = await data.value(in: context)?.file else { throw context.failure() }
                var seen = ["\(folder.names.count)"]
                try await file.copy(to: "\(folder.path)/copy")
                do { try await file.save(to: "\(folder.path)/copy") } catch let error as UploadError { seen.append(error.operation) }
                try await file.save(to: "\(folder.path)/copy", replacing: true)
                try await file.save(to: "\(folder.path)/second", permissions: 0o600)
                seen.append(try await told(file))
                return seen
            }
        }
    }

    @Test(arguments: TestTransport.all) func saved(transport: TestTransport) async throws {
        for (count, isSpooled) in [(100, false), (200_000, true)] {
            let folder = Folder()
            let bytes = MultipartBody.content(count)
            var form = MultipartBody()
            form.file("file", "x.bin", bytes)
            let whole = form
            let app = Application(handlers: [Self.keeping(folder)], forms: FormOptions(memorySize: 1000, folder: folder.path))
            try await app.test(transport) { client in
                let response = try await client.post("/keep", whole)
                let told = try await Self.told("x.bin", "application/octet-stream", bytes)
                #expect(try response.decode([String].self) == [isSpooled ? "1" : "0", isSpooled ? "move to" : "open", told])
            }
            #expect(folder.names == ["copy", "second"])
            #expect(folder.read("copy") == bytes)
            #expect(folder.read("second") == bytes)
            #expect(folder.permissions("copy") == 0o644)
            #expect(folder.permissions("second") == 0o600)
        }
    }

    /// Files are there for background tasks, and gone whatever happens: an error, a refused request, a client that goes away.
    @Test(arguments: TestTransport.all) func areRemoved(transport: TestTransport) async throws {
        let folder = Folder()
        let seen = Mutex<[String]>([])
        let data = BodyArgument("data", media: .multipart, decoder: BodyDecoding.of(Single.self))
        let handler = Handler(
            id: .init(fileID: #fileID, line: #line, column: #column), name: "task", methods: [.post], path: "/task",
            arguments: [data.description], result: ResultEncoding.of(Reply<String>.self)
        ) { builder in
            let data = builder.bind(data)
            return { context in
                guard let file = await data.value(in: context)?.file else { throw context.failure() }
                seen.withLock { $0.append("\(folder.names.count) \(folder.names.map(folder.permissions))") }
                if file.filename == "throw" { throw HTTPError.conflict() }
                return Reply(
                    "ok",
                    background: [
                        BackgroundTask { _ in
                            let count = (try? await file.read().count) ?? -1
                            seen.withLock { $0.append("\(count)") }
                        }
                    ])
            }
        }
        let app = Application(handlers: [handler], forms: FormOptions(memorySize: 10, folder: folder.path))
        try await app.test(transport) { client in
            var form = MultipartBody()
            form.file("file", "x", MultipartBody.content(5000))
            let good = try await client.post("/task", form)
            #expect(good.status == .created)
        }
        #expect(seen.withLock { $0 } == ["1 [384]", "5000"])
        #expect(folder.names.isEmpty)
        try await app.test(transport) { client in
            var form = MultipartBody()
            form.file("file", "throw", MultipartBody.content(5000))
            let thrown = try await client.post("/task", form)
            #expect(thrown.status == .conflict)
            var two = form
            two.field("file", "x")
            let refused = try await client.post("/task", two)
            #expect(refused.status == .badRequest)
        }
        #expect(folder.names.isEmpty)
    }

    /// A client that goes away in the middle of a file.
    @Test func clientGone() async throws {
        let folder = Folder()
        let app = Application(handlers: Self.routes, forms: FormOptions(memorySize: 10, folder: folder.path))
        try await app.test(.socket) { client in
            let port = try #require(client.port)
            try await RawConnection.open(port: port) { connection in
                try await connection.send(
                    "POST /single HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 100000\r\n"
                        + "content-type: multipart/form-data; boundary=b\r\n\r\n")
                _ = try await connection.read(until: "100 Continue\r\n\r\n")
                try await connection.send(
                    "--b\r\ncontent-disposition: form-data; name=file; filename=x\r\n\r\n" + String(repeating: "x", count: 50_000))
            }
        }
        #expect(folder.names.isEmpty)
    }

    // MARK: Part by part

    @Post("/parts") static func parts(data: MultipartForm) async throws -> [String] {
        var lines: [String] = []
        for try await part in data {
            var count = 0
            for try await chunk in part { count += chunk.readableBytes }
            lines.append("\(part.name) \(part.filename ?? "-") \(count)")
        }
        return lines
    }

    @Test(arguments: TestTransport.all) func partByPart(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$parts]).test(transport) { client in
            var form = MultipartBody()
            form.field("a", "123")
            form.file("f", "x", MultipartBody.content(300_000))
            let response = try await client.post("/parts", form)
            #expect(response.text == #"["a - 3","f x 300000"]"#)
            let other = try await client.send(.post, "/parts", headers: [.contentType: "text/plain"], body: [0x78])
            #expect(other.status == .unsupportedMediaType)
            let broken = try await client.send(.post, "/parts", headers: MultipartBody.headers, body: [0x78])
            #expect(broken.status == .badRequest)
            #expect(try broken.problem.detail == "multipart/form-data is malformed: the boundary does not occur in it")
        }
    }
}
