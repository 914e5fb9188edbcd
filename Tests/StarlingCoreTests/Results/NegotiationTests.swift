import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

@Suite("Media types that clients choose") struct NegotiationTests {
    @Model struct Item: Equatable, MediaConvertible {
        var n: Int
        @Field(.private) var secret: String = "s"

        static let mediaTypes: [MediaType] = [.html, .text, "text/csv"]

        func body(as media: MediaType) throws -> ResponseBody {
            switch media {
            case .html: .text("<p>\(n)</p>")
            case .text: .text("n = \(n)")
            default: .text("n\r\n\(n)\r\n")
            }
        }
    }

    fileprivate struct Point: Encodable, Sendable { var x = 1 }

    @Get("/item", offers: [.json, .messagePack, .html, .text, "text/csv"]) static func item() async -> Item { Item(n: 1) }
    @Get("/list", offers: [.messagePack, .json]) static func list() async -> [Item] { [Item(n: 1)] }
    @Get("/point", offers: [.json, .messagePack]) fileprivate static func point() async -> Point { Point() }
    @Get("/stream", offers: [.jsonLines, .json, .messagePack]) static func stream() async -> Streamed<Int> {
        Streamed { send in
            for number in 1...2 { try await send(number) }
        }
    }
    @Post("/reply", offers: [.json, .messagePack]) static func reply(log: Log) async -> Reply<Item> {
        log.add("called")
        return Reply(Item(n: 2), status: .accepted, headers: [.vary: "Cookie"])
    }
    @Get("/response", offers: [.json, .text]) static func response() async -> Response { Response("own") }
    @Get("/redirect", offers: [.json, .messagePack]) static func redirect() async -> Redirect { Redirect(to: "/") }
    @Get("/one", media: .messagePack) static func one() async -> Item { Item(n: 1) }
    @Get("/html", media: .html) static func html() async -> Item { Item(n: 1) }
    @Get("/throws", offers: [.json, .messagePack]) static func throwing() async throws -> Item { throw HTTPError.conflict("no") }

    private static func app(_ log: Log = Log()) -> Application {
        Application(
            handlers: [$item, $list, $point, $stream, $reply, $response, $redirect, $one, $html, $throwing],
            dependencies: [Provider.value(log, as: "log")])
    }

    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let json = "application/json"
        let pack = "application/msgpack"
        let html = "text/html; charset=utf-8"
        let text = "text/plain; charset=utf-8"
        let item = Array(#"{"n":1}"#.utf8)
        let packed: [UInt8] = [0x81, 0xA1, 0x6E, 1]
        let cases: [(path: String, accept: String?, media: String, body: [UInt8])] = [
            ("/item", nil, json, item), ("/item", "*/*", json, item), ("/item", "application/msgpack", pack, packed),
            ("/item", "application/msgpack;q=0.5, application/json;q=0.4", pack, packed),
            ("/item", "text/html", html, Array("<p>1</p>".utf8)),
            ("/item", "text/html,application/xhtml+xml,*/*;q=0.8", html, Array("<p>1</p>".utf8)),
            ("/item", "text/plain", text, Array("n = 1".utf8)),
            ("/item", "text/csv, text/*;q=0.5", "text/csv", Array("n\r\n1\r\n".utf8)), ("/item", "text/*", html, Array("<p>1</p>".utf8)),
            ("/list", nil, pack, [0x91] + packed), ("/list", "application/json", json, Array(#"[{"n":1}]"#.utf8)),
            ("/point", "application/msgpack", pack, [0x81, 0xA1, 0x78, 1]), ("/stream", nil, "application/jsonl", Array("1\n2\n".utf8)),
            ("/stream", "application/json", json, Array("[1,2]".utf8)), ("/stream", "application/msgpack", pack, [1, 2]),
        ]
        try await Self.app().test(transport) { client in
            for (path, accept, media, body) in cases {
                let response = try await client.get(path, headers: accept.map { [.accept: $0] } ?? [:])
                #expect(response.status == .ok, "\(path) \(accept ?? "-")")
                #expect(response.headers[values: .contentType] == [media], "\(path) \(accept ?? "-")")
                #expect(response.headers[values: .vary] == ["Accept"], "\(path) \(accept ?? "-")")
                #expect(response.body == body, "\(path) \(accept ?? "-"): \(response.text)")
            }
            let head = try await client.send(.head, "/item", headers: [.accept: pack])
            #expect(head.headers[.contentType] == pack)
            #expect(head.headers[.contentLength] == "4")
            // One media type is no choice.
            let one = try await client.get("/one", headers: [.accept: "text/html"])
            #expect(one.body == packed)
            #expect(one.headers[.contentType] == pack)
            #expect(one.headers[.vary] == nil)
            let page = try await client.get("/html")
            #expect(page.text == "<p>1</p>")
            #expect(page.headers[.contentType] == html)
        }
    }

    @Test(arguments: TestTransport.all) func answersOfTheirOwn(transport: TestTransport) async throws {
        try await Self.app().test(transport) { client in
            let reply = try await client.send(.post, "/reply", headers: [.accept: "application/msgpack"])
            #expect(reply.status == .accepted)
            #expect(reply.body == [0x81, 0xA1, 0x6E, 2])
            #expect(reply.headers[values: .vary].joined(separator: ", ") == "Cookie, Accept")
            let response = try await client.get("/response", headers: [.accept: "application/json"])
            #expect(response.text == "own")
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(response.headers[.vary] == "Accept")
            let redirect = try await client.get("/redirect", headers: [.accept: "application/msgpack"])
            #expect(redirect.status == .found)
            #expect(redirect.headers[.contentType] == nil)
            let failed = try await client.get("/throws", headers: [.accept: "application/msgpack"])
            #expect(failed.status == .conflict)
            #expect(failed.headers[.contentType] == "application/json")
        }
    }

    /// Nothing has been done when nothing is acceptable.
    @Test(arguments: TestTransport.all) func refusals(transport: TestTransport) async throws {
        let log = Log()
        try await Self.app(log).test(transport) { client in
            let response = try await client.send(.post, "/reply", headers: [.accept: "text/html, application/json;q=0"])
            #expect(response.status == .notAcceptable)
            #expect(response.headers[.vary] == "Accept")
            #expect(response.text == #"{"status_code":406,"detail":"Offered are `application/json`, `application/msgpack`"}"#)
        }
        #expect(log.entries.isEmpty)
    }

    @Test func areDescribed() throws {
        let routes = try Self.app().makeResponder().routes
        let item = try #require(routes.first { $0.handler == "item" })
        #expect(item.results.map(\.media) == [[.json, .messagePack, .html, .text, "text/csv"]])
        let response = try #require(routes.first { $0.handler == "response" })
        #expect(response.results.map(\.media) == [[]])
    }

    @Get("/text", offers: [.text, .html]) static func text() async -> String { "" }
    @Get("/csv", offers: [.json, "text/csv"]) static func csv() async -> Int { 1 }
    @Get("/both", media: .json, offers: [.json, .messagePack]) static func both() async -> Int { 1 }
    @Get("/events", offers: [.eventStream, .json]) static func events() async -> ServerSentEvents<Int> { ServerSentEvents { _ in } }
    @Get("/bytes", offers: [.bytes]) static func bytes() async -> [UInt8] { [] }

    @Test func whatCannotBeWrittenIsRefused() {
        let faults = Application(handlers: [Self.$text, Self.$csv, Self.$both, Self.$events, Self.$bytes]).validate().map(\.fault)
        #expect(faults.map(\.code) == [.unofferable, .unofferable, .unofferable, .unofferable])
        #expect(faults.map { $0.parameters["media"] } == ["text/html; charset=utf-8", "text/csv", "application/json", "application/json"])
    }
}
