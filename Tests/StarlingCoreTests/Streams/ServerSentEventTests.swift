import HTTPTypes
import NIOCore
import Starling
import StarlingTesting
import Testing

private struct Broken: Error {}

@Suite("Server-sent events") struct ServerSentEventTests {
    @Model struct Tick: Equatable {
        var n: Int
        var text: String = ""
        @Field(.private) var secret: String = "s"
    }

    private static func stream<Element: Sendable>(_ elements: Element...) -> AsyncStream<Element> {
        AsyncStream { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }

    @Test(
        arguments: [
            (ServerSentEvent("a"), "data: a\r\n\r\n"), (ServerSentEvent(""), "data: \r\n\r\n"), (ServerSentEvent(nil), ""),
            (
                ServerSentEvent("a", event: "e", id: "1", retry: .milliseconds(2500), comment: "c"),
                ": c\r\nid: 1\r\nevent: e\r\ndata: a\r\nretry: 2500\r\n\r\n"
            ),
            (ServerSentEvent("a\nb\rc\r\nd"), "data: a\r\ndata: b\r\ndata: c\r\ndata: d\r\n\r\n"),
            (ServerSentEvent("a\n"), "data: a\r\ndata: \r\n\r\n"), (ServerSentEvent("\r\n"), "data: \r\ndata: \r\n\r\n"),
            (ServerSentEvent("\n\r"), "data: \r\ndata: \r\ndata: \r\n\r\n"),
            (ServerSentEvent("a\r\r\nb"), "data: a\r\ndata: \r\ndata: b\r\n\r\n"),
            (ServerSentEvent(" a: b "), "data:  a: b \r\n\r\n"), (ServerSentEvent("grüß\u{2028}"), "data: grüß\u{2028}\r\n\r\n"),
            (ServerSentEvent(event: "a\r\ndata: evil"), "event: a  data: evil\r\n\r\n"),
            (ServerSentEvent(id: "a\n\u{0}b"), "id: a b\r\n\r\n"), (ServerSentEvent(id: ""), "id: \r\n\r\n"),
            (ServerSentEvent(comment: "a\ndata: b"), ": a\r\n: data: b\r\n\r\n"), (ServerSentEvent(comment: ""), ": \r\n\r\n"),
            (ServerSentEvent(retry: .seconds(3)), "retry: 3000\r\n\r\n"), (ServerSentEvent(retry: .seconds(-3)), "retry: 0\r\n\r\n"),
            (ServerSentEvent(retry: .microseconds(1999)), "retry: 1\r\n\r\n"),
            (ServerSentEvent(retry: .seconds(Int64.max)), "retry: 9223372036854775807\r\n\r\n"),
        ] as [(ServerSentEvent<String>, String)])
    func bytes(event: ServerSentEvent<String>, text: String) async throws {
        let app = Application(handlers: [Handler.get("/") { _ in ServerSentEvents(Self.stream(event)) }], clock: ManualClock())
        try await app.test { client in
            let response = try await client.get("/")
            #expect(response.text == text)
        }
    }

    @Get("/ticks") static func ticks() async -> ServerSentEvents<Tick> {
        ServerSentEvents(stream(Tick(n: 1), Tick(n: 2, text: "a\nb")), event: "tick")
    }
    @Get("/mixed") static func mixed() async -> ServerSentEvents<Tick> {
        ServerSentEvents(
            stream(ServerSentEvent(Tick(n: 1), id: "1"), ServerSentEvent(event: "own", retry: .seconds(2)), ServerSentEvent(comment: "c")),
            event: "tick", retry: .seconds(1))
    }
    @Get("/shape", returnDTO: DTO<Tick>.number) static func shape() async -> ServerSentEvents<Tick> { ServerSentEvents(stream(Tick(n: 3))) }
    @Get("/numbers") static func numbers() async -> ServerSentEvents<Int> { ServerSentEvents(stream(1, 2), keepAlive: nil) }
    @Get("/bytes") static func buffers() async -> ServerSentEvents<[UInt8]> { ServerSentEvents(stream([0x61, 0x0A, 0x62])) }
    @Get("/closure") static func closure() async -> ServerSentEvents<String> {
        ServerSentEvents { send in
            try await send(ServerSentEvent("a"))
            try await send(ServerSentEvent("b"))
        }
    }
    @Get("/cached", cacheControl: CacheControl(.public, maxAge: .seconds(5))) static func cached() async -> ServerSentEvents<Int> {
        ServerSentEvents(stream())
    }
    @Get("/reply") static func reply() async -> Reply<ServerSentEvents<Int>> {
        Reply(ServerSentEvents(stream(1)), headers: [.cacheControl: "no-cache"])
    }

    @Test(arguments: TestTransport.all) func forms(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$ticks, Self.$mixed, Self.$shape, Self.$numbers, Self.$buffers, Self.$closure, Self.$cached, Self.$reply],
            clock: ManualClock())
        let tick = #"{"n":1,"text":""}"#
        let cases = [
            ("/ticks", "event: tick\r\n\r\nevent: tick\r\ndata: \(tick)\r\n\r\nevent: tick\r\ndata: {\"n\":2,\"text\":\"a\\nb\"}\r\n\r\n"),
            (
                "/mixed",
                "event: tick\r\nretry: 1000\r\n\r\nid: 1\r\nevent: tick\r\ndata: \(tick)\r\nretry: 1000\r\n\r\n"
                    + "event: own\r\nretry: 2000\r\n\r\n: c\r\nevent: tick\r\nretry: 1000\r\n\r\n"
            ),
            ("/shape", "data: {\"n\":3}\r\n\r\n"), ("/numbers", "data: 1\r\n\r\ndata: 2\r\n\r\n"), ("/bytes", "data: a\r\ndata: b\r\n\r\n"),
            ("/closure", "data: a\r\n\r\ndata: b\r\n\r\n"), ("/cached", ""), ("/reply", "data: 1\r\n\r\n"),
        ]
        try await app.test(transport) { client in
            for (path, text) in cases {
                let response = try await client.get(path)
                #expect(response.status == .ok, "\(path)")
                #expect(response.headers[values: .contentType] == ["text/event-stream; charset=utf-8"], "\(path)")
                #expect(response.headers[values: .cacheControl] == [path == "/reply" ? "no-cache" : "no-store"], "\(path)")
                #expect(response.text == text, "\(path)")
            }
        }
    }

    @Get("/resumed") static func resumed(@Header("Last-Event-ID") lastEventID: Int?) async -> ServerSentEvents<Int> {
        let first = (lastEventID ?? 0) + 1
        return ServerSentEvents(stream(ServerSentEvent(first, id: "\(first)"), ServerSentEvent(first + 1, id: "\(first + 1)")))
    }

    @Test(arguments: TestTransport.all) func clientsComeBack(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$resumed], clock: ManualClock()).test(transport) { client in
            let first = try await client.get("/resumed")
            #expect(first.text == "id: 1\r\ndata: 1\r\n\r\nid: 2\r\ndata: 2\r\n\r\n")
            let second = try await client.get("/resumed", headers: [try #require(HTTPField.Name("Last-Event-ID")): "2"])
            #expect(second.text == "id: 3\r\ndata: 3\r\n\r\nid: 4\r\ndata: 4\r\n\r\n")
        }
    }

    /// Comments come when nothing else has for a while, and only then.
    @Test func connectionsAreKeptAlive() async throws {
        let clock = ManualClock()
        let (events, source) = AsyncStream.makeStream(of: String.self)
        let app = Application(
            handlers: [Handler.get("/") { _ in ServerSentEvents(events, keepAlive: .seconds(10)) }], clock: clock)
        try await app.test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                // The head is there before the first event.
                let head = try await connection.read(until: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                await clock.untilAsleep()
                clock.advance(by: .seconds(10))
                #expect(try await connection.read(until: "\r\n\r\n") == "a\r\n: ping\r\n\r\n")
                await clock.untilAsleep()
                clock.advance(by: .seconds(6))
                source.yield("a")
                #expect(try await connection.read(until: "data: a\r\n\r\n") == "\r\nb\r\ndata: a\r\n\r\n")
                // 4 s later it is 10 s since the last comment, and 4 s since the event.
                clock.advance(by: .seconds(4))
                await clock.untilAsleep()
                source.yield("b")
                #expect(try await connection.read(until: "data: b\r\n\r\n") == "\r\nb\r\ndata: b\r\n\r\n")
                source.finish()
                let rest = try await connection.read(until: "\r\n0\r\n\r\n")
                #expect(rest == "\r\n0\r\n\r\n")
            }
        }
    }

    @Test func endsWhenTheClientGoesAway() async throws {
        let log = Log()
        let app = Application(
            handlers: [
                Handler.get("/") { _ in
                    ServerSentEvents(
                        AsyncStream<String> { continuation in
                            continuation.onTermination = { _ in log.add("terminated") }
                            continuation.yield("first")
                        })
                }
            ], clock: ManualClock())
        try await app.test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                let read = try await connection.read(until: "data: first\r\n\r\n")
                #expect(!read.isEmpty)
                try await connection.close()
            }
        }
        #expect(log.entries == ["terminated"])
    }

    @Test func breaksTheConnectionOffWhenItFails() async throws {
        let app = Application(handlers: [
            Handler.get("/") { _ in
                ServerSentEvents<String> { send in
                    try await send(ServerSentEvent("a"))
                    throw Broken()
                }
            }
        ])
        try await app.test(.socket) { client in
            try await RawConnection.open(port: try #require(client.port)) { connection in
                try await connection.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                let all = try await connection.rest()
                #expect(all.hasSuffix("\r\n\r\nb\r\ndata: a\r\n\r\n\r\n"))
            }
        }
    }

    private struct Formless: Sendable {}

    @Test func dataMustHaveAForm() {
        let app = Application(handlers: [Handler.get("/") { _ in ServerSentEvents<Formless> { _ in } }])
        #expect(app.validate().map(\.fault.code) == [.unencodableResult])
    }
}

extension DTO<ServerSentEventTests.Tick> {
    fileprivate static var number: Self { DTO(include: [\.n]) }
}
