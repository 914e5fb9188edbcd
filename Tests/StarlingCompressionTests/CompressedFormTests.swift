import HTTPTypes
import Starling
import StarlingCompression
import StarlingTesting
import Testing

@Suite("Compressed forms") struct CompressedFormTests {
    @Model struct Sighting {
        var bird: String
        var count: Int
    }

    @Model struct Upload {
        var title: String
        var file: UploadFile
    }

    @Post("/form") static func form(@Body(media: .urlEncoded) data: Sighting) async -> String { "\(data.bird) \(data.count)" }
    @Post("/packed") static func packed(@Body(media: .messagePack) data: Sighting) async -> String { "\(data.bird) \(data.count)" }
    @Post("/upload") static func upload(@Body(media: .multipart) data: Upload) async throws -> String {
        "\(data.title) \(try await data.file.read().count)"
    }
    @Post("/parts") static func parts(data: MultipartForm) async throws -> String {
        var parts: [String] = []
        for try await part in data { parts.append("\(part.name) \(try await part.read(upTo: 1_000_000).count)") }
        return parts.joined(separator: ", ")
    }

    private static let handlers: [any RouteComponent] = [$form, $packed, $upload, $parts]

    /// Blocks of `deflate` that nothing was done to.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        bytes.pieces(of: 50_000).flatMap { piece in
            let (low, high) = (UInt8(piece.count & 0xFF), UInt8(piece.count >> 8))
            return [0, low, high, ~low, ~high] + piece
        } + [1, 0, 0, 0xFF, 0xFF]
    }

    private static func multipart() -> [UInt8] {
        let head = "--b\r\nContent-Disposition: form-data; name=title\r\n\r\nA starling\r\n--b\r\n"
        let file = "Content-Disposition: form-data; name=file; filename=a.bin\r\n\r\n"
        return Array((head + file).utf8) + [UInt8](repeating: 7, count: 200_000) + Array("\r\n--b--\r\n".utf8)
    }

    private static func cases() throws -> [(path: String, type: String, body: [UInt8], text: String)] {
        [
            ("/form", "application/x-www-form-urlencoded", Array("bird=starling&count=5".utf8), "starling 5"),
            ("/packed", "application/vnd.msgpack", try MessagePack.encode(Sighting(bird: "starling", count: 5)), "starling 5"),
            ("/upload", "multipart/form-data; boundary=b", multipart(), "A starling 200000"),
            ("/parts", "multipart/form-data; boundary=b", multipart(), "title 10, file 200000"),
        ]
    }

    @Test(arguments: TestTransport.all) func areRead(transport: TestTransport) async throws {
        try await Application(handlers: Self.handlers, middleware: [Decompression()]).test(transport) { client in
            for (path, type, body, text) in try Self.cases() {
                let headers: HeaderFields = [.contentType: type, .contentEncoding: "deflate"]
                let response = try await client.send(.post, path, headers: headers, body: Self.stored(body))
                #expect(response.text == text, "\(path)")
                let short = try await client.send(.post, path, headers: headers, body: Self.stored(body).dropLast())
                #expect(short.status == .badRequest, "\(path)")
                #expect(short.text.contains("deflate data is malformed: it ends too early"), "\(short.text)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func areRefused(transport: TestTransport) async throws {
        try await Application(handlers: Self.handlers).test(transport) { client in
            for (path, type, body, _) in try Self.cases() {
                let headers: HeaderFields = [.contentType: type, .contentEncoding: "deflate"]
                let response = try await client.send(.post, path, headers: headers, body: Self.stored(body))
                #expect(response.status == .unsupportedMediaType, "\(path)")
                #expect(response.headers[.acceptEncoding] == "identity", "\(path)")
            }
        }
    }
}
