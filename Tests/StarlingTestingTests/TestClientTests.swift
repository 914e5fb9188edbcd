import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// The same application over all transports.
@Suite struct TestClientTests {
    struct Bird: Codable, Equatable, Sendable {
        var name: String
        var eggs: Int
    }

    @Get("/birds/{name}")
    static func bird(name: String, eggs: Int = 2) async -> Bird { Bird(name: name, eggs: eggs) }

    @Post("/birds")
    static func create(data: Bird) async -> Reply<Bird> { Reply(data, headers: [.location: "/birds/\(data.name)"]) }

    @Put("/birds/{name}")
    static func replace(name: String, data: Bird) async -> Bird { Bird(name: name, eggs: data.eggs) }

    @Patch("/birds/{name}")
    static func change(name: String, data: Bird) async -> Bird { Bird(name: name, eggs: data.eggs + 1) }

    @Delete("/birds/{name}")
    static func remove(name: String) async {}

    @Get("/agent")
    static func agent(request: Request) async -> String { request.headers[.userAgent] ?? "none" }

    static var application: Application {
        Application(handlers: [$bird, $create, $replace, $change, $remove, $agent])
    }

    @Test(arguments: TestTransport.all) func sendsEveryMethod(transport: TestTransport) async throws {
        let wren = Bird(name: "wren", eggs: 7)
        try await Self.application.test(transport) { client in
            let got = try await client.get("/birds/wren?eggs=7")
            #expect(got.status == .ok)
            #expect(got.headers[.contentType] == "application/json")
            #expect(try got.decode(Bird.self) == wren)

            let created = try await client.post("/birds", json: wren)
            #expect(created.status == .created)
            #expect(created.headers[.location] == "/birds/wren")
            #expect(try created.decode() == wren)

            let replaced = try await client.put("/birds/tit", json: wren)
            #expect(try replaced.decode() == Bird(name: "tit", eggs: 7))

            let changed = try await client.patch("/birds/tit", json: wren)
            #expect(try changed.decode() == Bird(name: "tit", eggs: 8))

            let removed = try await client.delete("/birds/wren")
            #expect(removed.status == .noContent)
            #expect(removed.body.isEmpty)

            let head = try await client.send(.head, "/birds/wren")
            #expect(head.status == .ok)
            #expect(head.body.isEmpty)
            #expect(head.headers[.contentLength] == "\(got.body.count)")
        }
    }

    @Test(arguments: TestTransport.all) func sendsFieldsAndBytes(transport: TestTransport) async throws {
        try await Self.application.test(transport) { client in
            let agent = try await client.get("/agent", headers: [.userAgent: "test"])
            #expect(agent.text == "test")
            let created = try await client.send(
                .post, "/birds", headers: [.contentType: "application/json"], body: Array(#"{"name":"owl","eggs":3}"#.utf8))
            #expect(try created.decode() == Bird(name: "owl", eggs: 3))
        }
    }

    @Test(arguments: TestTransport.all) func givesAnswersWhateverTheirStatus(transport: TestTransport) async throws {
        try await Self.application.test(transport) { client in
            for (target, code) in [("/nowhere", 404), ("/birds/wren?eggs=many", 400)] {
                let response = try await client.get(target)
                #expect(response.status.code == code)
                #expect(response.headers[.contentType] == "application/json")
            }
            let refused = try await client.delete("/birds")
            #expect(refused.status == .methodNotAllowed)
            #expect(refused.headers[.allow] == "OPTIONS, POST")
        }
    }

    @Test(arguments: TestTransport.all) func knowsItsPort(transport: TestTransport) async throws {
        try await Self.application.test(transport) { client in
            #expect((client.port == nil) == (transport == .application))
        }
    }

    @Test(arguments: TestTransport.all) func passesOnWhatTheTestThrows(transport: TestTransport) async throws {
        struct Broken: Error {}
        await #expect(throws: Broken.self) {
            try await Self.application.test(transport) { _ in throw Broken() }
        }
    }

    @Test(arguments: TestTransport.all) func givesWhatTheTestGives(transport: TestTransport) async throws {
        let text = try await Self.application.test(transport) { client in try await client.get("/agent").text.isEmpty }
        #expect(!text)
    }

    @Test(arguments: TestTransport.all) func failsWhenTheWiringIsWrong(transport: TestTransport) async throws {
        await #expect(throws: StartupError.self) {
            try await Application(handlers: [Self.$bird, Self.$bird]).test(transport) { _ in
                Issue.record("Two handlers on one route")
            }
        }
    }

    @Test func sendsRequestsAtTheSameTime() async throws {
        for transport in TestTransport.all {
            try await Self.application.test(transport) { client in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for index in 0..<50 {
                        group.addTask { try await client.get("/birds/x?eggs=\(index)").decode(Bird.self).eggs }
                    }
                    var sum = 0
                    for try await eggs in group { sum += eggs }
                    #expect(sum == (0..<50).reduce(0, +))
                }
            }
        }
    }
}
