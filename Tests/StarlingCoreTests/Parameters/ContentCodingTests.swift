import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

/// Without anything that undoes content codings.
@Suite("Bodies with a content coding") struct ContentCodingTests {
    @Model struct Item {
        var n: Int
    }

    @Post("/model") static func model(data: Item) async -> Int { data.n }
    @Post("/optional") static func optional(data: Item?) async -> Int { data?.n ?? 0 }
    @Post("/bytes") static func bytes(data: [UInt8]) async -> Int { data.count }
    @Post("/body") static func body(body: [UInt8]) async -> Int { body.count }
    @Post("/stream") static func stream(body: RequestBody) async throws -> Int { try await body.collect(upTo: nil).readableBytes }
    @Post("/request") static func request(request: Request) async throws -> Int { try await request.body.collect(upTo: nil).readableBytes }
    @Post("/none") static func none() async -> Int { 0 }
    @Post("/provided") static func provided(item: Item) async -> Int { item.n }
    @Provide static func item(data: Item) async -> Item { data }

    private static let app = Application(
        handlers: [$model, $optional, $bytes, $body, $stream, $request, $none, $provided], dependencies: [$item])
    private static let json = Array(#"{"n":5}"#.utf8)

    @Test(arguments: TestTransport.all) func areRefused(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for path in ["/model", "/optional", "/bytes", "/body", "/provided"] {
                let response = try await client.send(.post, path, headers: [.contentEncoding: "GZip"], body: Self.json)
                #expect(response.status == .unsupportedMediaType, "\(path)")
                #expect(response.headers[.acceptEncoding] == "identity", "\(path)")
                #expect(try response.problem == Problem(status_code: 415, detail: "Unsupported content coding `gzip`: expected identity"))
            }
            for coding in ["x", "identity, br", "br,identity", "identity;q=1"] {
                let response = try await client.send(.post, "/model", headers: [.contentEncoding: coding], body: Self.json)
                #expect(response.status == .unsupportedMediaType, "\(coding)")
            }
        }
    }

    /// Who takes the stream, or nothing, is given what there is.
    @Test(arguments: TestTransport.all) func areLeftAlone(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for (path, text) in [("/stream", "7"), ("/request", "7"), ("/none", "0")] {
                let response = try await client.send(.post, path, headers: [.contentEncoding: "gzip"], body: Self.json)
                #expect(response.text == text, "\(path)")
            }
        }
    }

    @Test(arguments: TestTransport.all) func thatAreNone(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for coding in ["identity", "IDENTITY", "identity, Identity", ", ,identity,"] {
                let response = try await client.send(.post, "/model", headers: [.contentEncoding: coding], body: Self.json)
                #expect(response.text == "5", "\(coding)")
            }
            #expect(try await client.send(.post, "/optional", headers: [.contentEncoding: "gzip"]).text == "0")
        }
    }
}
