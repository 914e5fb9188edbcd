import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Media types of an application") struct MediaEncoderTests {
    /// Writes what it was given, and what it was asked for.
    struct Shouting: MediaEncoder {
        var mediaTypes: [MediaType] = ["application/shout", "text/x-shout"]

        func body(of json: EncodedBytes, as media: MediaType) throws -> ResponseBody {
            .text("\(media.rawValue) \(String(decoding: json.array, as: UTF8.self).uppercased())")
        }
    }

    struct Shouts: Plugin {
        func configure(_ application: inout Application) { application.mediaEncoders.append(Shouting()) }
    }

    @Model struct Item: Equatable {
        var n: Int
        var big: UInt128 = .max
    }

    @Model struct Own: Equatable, MediaConvertible {
        var n: Int

        static let mediaTypes: [MediaType] = ["text/x-shout"]
        func body(as media: MediaType) throws -> ResponseBody { .text("own") }
    }

    fileprivate struct Point: Encodable, Sendable { var x = 1 }

    @Get("/item", offers: [.json, "application/shout", "application/vnd.item+shout", .messagePack])
    static func item() async -> Item { Item(n: 1) }
    @Get("/named", media: "Text/X-Shout; level=2") static func named() async -> Item? { nil }
    @Get("/shape", media: "text/x-shout", returnDTO: DTO<Item>.short) static func shape() async -> [Item] { [Item(n: 1)] }
    @Get("/own", offers: ["text/x-shout", "application/shout"]) static func own() async -> Own { Own(n: 1) }
    @Post("/point", media: "application/shout") fileprivate static func point() async -> Reply<Point> {
        Reply(Point(), status: .accepted, headers: [.eTag: "\"v\""])
    }
    @Get("/either/{n}", media: "application/shout", etag: .computed)
    static func either(n: Int) async -> OneOf<Int, WithStatus<404, String>> {
        n == 0 ? OneOf(WithStatus("text")) : OneOf(n)
    }

    private static let handlers: [any RouteComponent] = [$item, $named, $shape, $own, $point, $either]

    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let item = #"{"N":1,"BIG":340282366920938463463374607431768211455}"#
        let cases: [(path: String, accept: String?, media: String, body: String)] = [
            ("/item", nil, "application/json", item.lowercased()),
            ("/item", "application/shout", "application/shout", "application/shout \(item)"),
            ("/item", "application/vnd.item+shout", "application/vnd.item+shout", "application/vnd.item+shout \(item)"),
            ("/named", nil, "Text/X-Shout; level=2", "Text/X-Shout; level=2 NULL"),
            ("/shape", nil, "text/x-shout", #"text/x-shout [{"N":1}]"#),
            ("/own", nil, "text/x-shout", "own"), ("/own", "application/shout", "application/shout", #"application/shout {"N":1}"#),
            ("/either/5", nil, "application/shout", "application/shout 5"),
        ]
        try await Application(handlers: Self.handlers, plugins: [Shouts()]).test(transport) { client in
            for (path, accept, media, body) in cases {
                let response = try await client.get(path, headers: accept.map { [.accept: $0] } ?? [:])
                #expect(response.status == .ok, "\(path) \(accept ?? "-")")
                #expect(response.headers[values: .contentType] == [media], "\(path) \(accept ?? "-")")
                #expect(response.text == body, "\(path) \(accept ?? "-")")
            }
            let reply = try await client.send(.post, "/point")
            #expect(reply.status == .accepted)
            #expect(reply.headers[.eTag] == "\"v\"")
            #expect(reply.text == #"application/shout {"X":1}"#)
            // What knows itself how it is sent does so.
            let text = try await client.get("/either/0")
            #expect(text.status == .notFound)
            #expect(text.text == "text")
            let tag = try #require(try await client.get("/either/5").headers[.eTag])
            #expect(try await client.get("/either/5", headers: [.ifNoneMatch: tag]).status == .notModified)
        }
    }

    @Get("/plain", offers: [.json, .messagePack, "application/vnd.x+json"]) static func plain() async -> Int { 1 }

    /// The first that writes a media type does, and JSON is nobody else's.
    @Test(arguments: TestTransport.all) func precedence(transport: TestTransport) async throws {
        struct Other: MediaEncoder {
            let mediaTypes: [MediaType] = [.json, .messagePack, "application/shout"]
            func body(of json: EncodedBytes, as media: MediaType) throws -> ResponseBody { .text("other") }
        }
        let app = Application(handlers: [Self.$plain, Self.$point], mediaEncoders: [Other()], plugins: [Shouts()])
        try await app.test(transport) { client in
            for accept in ["application/json", "application/vnd.x+json"] {
                let response = try await client.get("/plain", headers: [.accept: accept])
                #expect(response.text == "1")
            }
            #expect(try await client.get("/plain", headers: [.accept: "application/msgpack"]).body == [1])
            #expect(try await client.send(.post, "/point").text == "other")
        }
    }

    @Get("/text", offers: [.text, "application/shout"]) static func text() async -> String { "" }
    @Get("/stream", offers: [.jsonLines, "application/shout"]) static func stream() async -> Streamed<Int> { Streamed { _ in } }
    @Get("/yaml", media: .yaml) static func yaml() async -> Item { Item(n: 1) }
    @Get("/rows", media: .yaml) static func rows() async -> Streamed<Item> { Streamed { _ in } }
    @Get("/ready", media: .yaml) static func ready() async -> String { "a: 1" }
    @Get("/either-way", media: "text/x-shout") static func eitherWay() async -> Int { 1 }

    /// Texts and streams have no form in JSON. Without an encoder, `media:` is but a name, unless it would be a wrong one.
    @Test func whatNobodyWritesIsRefused() {
        let faults = Application(
            handlers: Self.handlers + [Self.$text, Self.$stream, Self.$yaml, Self.$rows, Self.$ready, Self.$eitherWay]
        ).validate().map(\.fault)
        #expect(faults.map(\.code) == Array(repeating: .unofferable, count: 7))
        #expect(
            faults.map { $0.parameters["media"] } == [
                "application/shout", "application/vnd.item+shout", "application/shout", "application/shout", "application/shout",
                "application/yaml", "application/yaml",
            ])
        let own = "conform it to `MediaConvertible`, or do not offer that"
        #expect(faults.first?.parameters["reason"] == "add a `MediaEncoder` to the application, \(own)")
        #expect(faults.dropFirst(3).first?.parameters["reason"] == own)
        #expect(faults.dropFirst(5).first?.parameters["reason"] == "add the plug-in `YAML()` of StarlingYAML, \(own)")
        let mended = Application(handlers: Self.handlers + [Self.$text], plugins: [Shouts()]).validate().map(\.fault)
        #expect(mended.map(\.code) == [.unofferable])
    }

    /// An application that is mounted has its own.
    @Test func mountedApplications() {
        let inner = Application(handlers: [Self.$own])
        #expect(Application(handlers: [Mount("/inner", inner)], plugins: [Shouts()]).validate().map(\.fault.code) == [.unofferable])
        let shouting = Application(handlers: [Self.$own], plugins: [Shouts()])
        #expect(Application(handlers: [Mount("/inner", shouting)]).validate().isEmpty)
    }
}

extension DTO<MediaEncoderTests.Item> {
    fileprivate static var short: Self { DTO(include: [\.n]) }
}
