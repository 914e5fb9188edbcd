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

private struct Point: Encodable, Sendable { var x = 1 }

@Suite("Forms of results") struct ResultFormTests {
    @Model struct Item: Equatable { var n: Int }

    @Get("/model") static func model() async -> Item { Item(n: 1) }
    @Get("/encodable") fileprivate static func encodable() async -> Point { Point() }
    @Get("/array") static func array() async -> [Item] { [Item(n: 1), Item(n: 2)] }
    @Get("/empty") static func empty() async -> [Item] { [] }
    @Get("/dictionary") static func dictionary() async -> [String: Int] { ["a": 1] }
    @Get("/string") static func string() async -> String { "tëxt" }
    @Get("/bytes") static func bytes() async -> [UInt8] { [1, 2] }
    @Get("/data") static func foundation() async -> Data { Data([3, 4]) }
    @Get("/buffer") static func buffer() async -> ByteBuffer { ByteBuffer(bytes: [5, 6]) }
    @Get("/int") static func int() async -> Int { 5 }
    @Get("/bool") static func bool() async -> Bool { true }
    @Get("/nil") static func absent() async -> Item? { nil }
    @Get("/some") static func present() async -> Item? { Item(n: 3) }
    @Get("/nil/string") static func absentString() async -> String? { nil }
    @Get("/void") static func void() async {}
    @Get("/void/spelled") static func spelled() async -> Void {}
    @Get("/void/empty") static func emptyTuple() async -> () {}
    @Get("/response") static func response() async -> Response {
        Response("<p>", status: .accepted, media: .html)
    }
    @Get("/stream") static func stream() async -> Response {
        Response(
            body: .stream { writer in
                try await writer.write("one ")
                try await writer.write("two")
            })
    }
    @Get("/media", media: "text/csv") static func media() async -> String { "a,b" }
    @Get("/media/json", media: "application/problem+json") static func mediaJSON() async -> Item { Item(n: 1) }
    @Get("/media/response", media: "text/csv") static func mediaResponse() async -> Response { Response("x") }

    private static let app = Application(handlers: [
        $model, $encodable, $array, $empty, $dictionary, $string, $bytes, $foundation, $buffer, $int, $bool, $absent, $present,
        $absentString, $void, $spelled, $emptyTuple, $response, $stream, $media, $mediaJSON, $mediaResponse,
    ])

    @Test(arguments: TestTransport.all) func forms(transport: TestTransport) async throws {
        let json = "application/json"
        let bytes = "application/octet-stream"
        let text = "text/plain; charset=utf-8"
        let cases: [(String, String?, [UInt8])] = [
            ("/model", json, Array(#"{"n":1}"#.utf8)), ("/encodable", json, Array(#"{"x":1}"#.utf8)),
            ("/array", json, Array(#"[{"n":1},{"n":2}]"#.utf8)), ("/empty", json, Array("[]".utf8)),
            ("/dictionary", json, Array(#"{"a":1}"#.utf8)), ("/string", text, Array("tëxt".utf8)), ("/bytes", bytes, [1, 2]),
            ("/data", bytes, [3, 4]), ("/buffer", bytes, [5, 6]), ("/int", json, Array("5".utf8)), ("/bool", json, Array("true".utf8)),
            ("/nil", json, Array("null".utf8)), ("/some", json, Array(#"{"n":3}"#.utf8)), ("/nil/string", json, Array("null".utf8)),
            ("/void", nil, []), ("/void/spelled", nil, []), ("/void/empty", nil, []),
            ("/response", "text/html; charset=utf-8", Array("<p>".utf8)), ("/stream", nil, Array("one two".utf8)),
            ("/media", "text/csv", Array("a,b".utf8)), ("/media/json", "application/problem+json", Array(#"{"n":1}"#.utf8)),
            ("/media/response", text, Array("x".utf8)),
        ]
        try await Self.app.test(transport) { client in
            for (path, media, body) in cases {
                let response = try await client.get(path)
                #expect(response.status == (path == "/response" ? .accepted : .ok), "\(path)")
                #expect(response.headers[.contentType] == media, "\(path)")
                #expect(response.body == body, "\(path): \(response.text)")
                if path != "/stream" { #expect(response.headers[.contentLength] == "\(body.count)", "\(path)") }
            }
        }
    }

    /// HEAD of each of them: the same head, no body.
    @Test(arguments: TestTransport.all) func heads(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            for route in try Self.app.makeResponder().routes where route.method == .get && "\(route.path)" != "/stream" {
                let get = try await client.get("\(route.path)")
                let head = try await client.send(.head, "\(route.path)")
                #expect(head.status == get.status, "\(route.path)")
                #expect(head.body.isEmpty, "\(route.path)")
                for name in [HTTPField.Name.contentType, .contentLength] {
                    #expect(head.headers[name] == get.headers[name], "\(route.path)")
                }
            }
        }
    }
}

@Suite("Typed answers") struct ReplyTests {
    @Model struct Item: Equatable { var n: Int }

    @Post("/plain") static func plain() async -> Reply<Item> { Reply(Item(n: 1)) }
    @Post("/full") static func full() async -> Reply<Item> {
        Reply(
            Item(n: 2), status: .accepted,
            headers: [.location: "/items/2", .contentType: "application/vnd.item+json", .vary: "a", .vary: "b"],
            cookies: [SetCookie("a", "1"), SetCookie("b", "x y;")])
    }
    @Get("/text") static func text() async -> Reply<String> { Reply("text", status: .created) }
    @Get("/bytes") static func bytes() async -> Reply<[UInt8]> { Reply([1]) }
    @Get("/nil") static func absent() async -> Reply<Item?> { Reply(nil, status: .notFound) }
    @Delete("/void") static func void() async -> Reply<Void> { Reply(()) }
    @Post("/void") static func voidWithStatus() async -> Reply<Void> { Reply((), status: .accepted, headers: [.eTag: "\"v\""]) }
    @Get("/response") static func response() async -> Reply<Response> {
        Reply(Response("inner", status: .ok), status: .created, headers: [.eTag: "\"r\""])
    }
    @Get("/response/own") static func ownStatus() async -> Reply<Response> { Reply(Response("inner", status: .accepted)) }
    @Get("/none") static func bodiless() async -> Reply<Item> { Reply(Item(n: 1), status: .noContent) }

    @Test(arguments: TestTransport.all) func replies(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Self.$plain, Self.$full, Self.$text, Self.$bytes, Self.$absent, Self.$void, Self.$voidWithStatus, Self.$response,
            Self.$ownStatus,
            Self.$bodiless,
        ])
        try await app.test(transport) { client in
            let plain = try await client.send(.post, "/plain")
            #expect(plain.status == .created)
            #expect(plain.headers[.contentType] == "application/json")
            let full = try await client.send(.post, "/full")
            #expect(full.status == .accepted)
            #expect(full.headers[values: .contentType] == ["application/vnd.item+json"])
            #expect(full.headers[.location] == "/items/2")
            #expect(full.headers[values: .vary] == ["a", "b"])
            #expect(full.headers[values: .setCookie].map { $0.prefix { $0 != ";" } } == ["a=1", "b=x%20y%3B"])
            #expect(try full.decode(Item.self) == Item(n: 2))
            let text = try await client.get("/text")
            #expect(text.status == .created)
            #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(try await client.get("/bytes").body == [1])
            let absent = try await client.get("/nil")
            #expect(absent.status == .notFound)
            #expect(absent.text == "null")
            #expect(try await client.delete("/void").status == .noContent)
            let void = try await client.send(.post, "/void")
            #expect(void.status == .accepted)
            #expect(void.headers[.eTag] == "\"v\"")
            #expect(void.body.isEmpty)
            let response = try await client.get("/response")
            #expect(response.status == .created)
            #expect(response.headers[.eTag] == "\"r\"")
            #expect(response.text == "inner")
            #expect(try await client.get("/response/own").status == .accepted)
            let bodiless = try await client.get("/none")
            #expect(bodiless.status == .noContent)
            #expect(bodiless.body.isEmpty)
        }
    }
}

@Suite("Default statuses and methods") struct StatusTests {
    @Get("/get") static func get() async -> Int { 1 }
    @Post("/post") static func post() async -> Int { 1 }
    @Post("/post/void") static func postVoid() async {}
    @Put("/put") static func put() async -> Int { 1 }
    @Patch("/patch") static func patch() async -> Int { 1 }
    @Delete("/delete") static func delete() async {}
    @Delete("/delete/result") static func deleteResult() async -> Int { 1 }
    @Delete("/delete/optional") static func deleteOptional() async -> Int? { nil }
    @Get("/status", status: .accepted) static func status() async -> Int { 1 }
    @Post("/no-content", status: .noContent) static func noContent() async {}
    @Route("/several", methods: [.get, .post, .put, .delete]) static func several(request: Request) async -> String {
        request.method.rawValue
    }
    @Route("/several/void", methods: [.post, .delete]) static func severalVoid() async {}
    @Route("/several/status", methods: [.get, .post], status: .accepted) static func severalStatus() async {}

    @Test(arguments: TestTransport.all) func byMethod(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Self.$get, Self.$post, Self.$postVoid, Self.$put, Self.$patch, Self.$delete, Self.$deleteResult, Self.$deleteOptional,
            Self.$status, Self.$noContent, Self.$several, Self.$severalVoid, Self.$severalStatus,
        ])
        let cases: [(HTTPRequest.Method, String, Int)] = [
            (.get, "/get", 200), (.post, "/post", 201), (.post, "/post/void", 201), (.put, "/put", 200), (.patch, "/patch", 200),
            (.delete, "/delete", 204), (.delete, "/delete/result", 200), (.delete, "/delete/optional", 200), (.get, "/status", 202),
            (.post, "/no-content", 204), (.get, "/several", 200), (.post, "/several", 201), (.put, "/several", 200),
            (.delete, "/several", 200), (.head, "/several", 200), (.post, "/several/void", 201), (.delete, "/several/void", 204),
            (.get, "/several/status", 202), (.post, "/several/status", 202),
        ]
        try await app.test(transport) { client in
            for (method, path, code) in cases {
                let response = try await client.send(method, path)
                #expect(response.status.code == code, "\(method) \(path)")
            }
            #expect(try await client.send(.put, "/several").text == "PUT")
        }
    }

    @Head("/head") static func head() async -> Response { Response(headers: [.eTag: "\"h\"", .contentLength: "5"]) }
    @Get("/head") static func headGet() async -> Response { Response("get") }
    @Head("/head/void", status: .accepted) static func headVoid() async {}
    @Options("/options") static func options() async -> String { "mine" }
    @Post("/options") static func optionsPost() async {}
    @Get("/both/{id}") static func both(id: Int) async -> Int { id }
    @Patch("/both/{name}") static func bothPatch(name: String) async -> String { name }

    @Test(arguments: TestTransport.all) func headAndOptions(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Self.$head, Self.$headGet, Self.$headVoid, Self.$options, Self.$optionsPost, Self.$post, Self.$both, Self.$bothPatch,
        ])
        try await app.test(transport) { client in
            let head = try await client.send(.head, "/head")
            #expect(head.status == .ok)
            #expect(head.headers[.eTag] == "\"h\"")
            #expect(head.body.isEmpty)
            #expect(try await client.get("/head").headers[.eTag] == nil)
            #expect(try await client.send(.head, "/head/void").status == .accepted)
            #expect(try await client.get("/head/void").status == .methodNotAllowed)
            let explicit = try await client.send(.options, "/options")
            #expect(explicit.text == "mine")
            #expect(explicit.status == .ok)
            let automatic = try await client.send(.options, "/post")
            #expect(automatic.status == .noContent)
            #expect(automatic.allowed == ["OPTIONS", "POST"])
            #expect(automatic.body.isEmpty)
            #expect(try await client.send(.options, "/both/1").allowed == ["GET", "HEAD", "OPTIONS", "PATCH"])
            #expect(try await client.send(.options, "/both/x").allowed == ["OPTIONS", "PATCH"])
            #expect(try await client.send(.options, "/none").status == .notFound)
            #expect(try await client.send(.head, "/post").status == .methodNotAllowed)
        }
    }

    @Test(arguments: [TestTransport.application, .socket]) func optionsOfAll(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$get, Self.$delete, Handler.get("/{rest...}") { _ in "tail" }]).test(transport) { client in
            let all = try await client.send(.options, "*")
            #expect(all.status == .noContent)
            #expect(all.allowed == ["DELETE", "GET", "HEAD", "OPTIONS"])
            #expect(try await client.send(.get, "*").status != .ok)
        }
    }
}
