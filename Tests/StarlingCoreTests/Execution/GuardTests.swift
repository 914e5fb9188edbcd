import HTTPTypes
import Starling
import StarlingTesting
import Testing

extension StateKey<String> {
    fileprivate static var role: Self { Self() }
}

private struct Role: Guard {
    let name: String
    func check(_ request: Request, _ context: RequestContext) async throws {
        guard let role = request.headers[.init("role")!] else { throw HTTPError.unauthorized(challenge: "Role") }
        guard role == name else { throw HTTPError.forbidden("not \(name)") }
    }
}

private struct Broken: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws { throw HTTPError(.badGateway) }
}

private struct Opted: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {
        guard context.route?.opt("open", as: Bool.self) == true else { throw HTTPError.forbidden() }
    }
}

private struct Owners: Sendable { var of: [Int: String] = [1: "ada"] }

@Suite("Guards") struct GuardTests {
    @Guard fileprivate static func owner(id: Int, @Header role: String, owners: Owners) async throws {
        guard owners.of[id] == role else { throw HTTPError.forbidden("not yours") }
    }

    @Guard(blocking: false) static func even(@Query number: Int = 0) throws {
        guard number.isMultiple(of: 2) else { throw HTTPError.forbidden("odd") }
    }

    private static func handler(_ path: String, _ guards: [any Guard], opt: [String: any Sendable] = [:]) -> Handler {
        .get(path, options: HandlerOptions(guards: guards, opt: opt)) { _ in "in" }
    }

    private static func status(_ client: TestClient, _ target: String, role: String? = nil) async throws -> Int {
        try await client.get(target, headers: role.map { [.init("role")!: $0] } ?? [:]).status.code
    }

    @Test(arguments: TestTransport.all) func combinators(transport: TestTransport) async throws {
        let (a, b) = (Role(name: "a"), Role(name: "b"))
        let app = Application(handlers: [
            Self.handler("/a", [a]), Self.handler("/both", [a, b]), Self.handler("/and", [a.and(b)]), Self.handler("/or", [a.or(b)]),
            Self.handler("/not", [a.not()]), Self.handler("/broken", [Broken().not()]), Self.handler("/broken/or", [Broken().or(a)]),
        ])
        try await app.test(transport) { client in
            let unknown = try await client.get("/a")
            #expect(unknown.status == .unauthorized)
            #expect(unknown.headers[.wwwAuthenticate] == "Role")
            #expect(try await Self.status(client, "/a", role: "a") == 200)
            #expect(try await Self.status(client, "/a", role: "b") == 403)
            #expect(try await Self.status(client, "/both", role: "a") == 403)
            #expect(try await Self.status(client, "/and", role: "b") == 403)
            #expect(try await Self.status(client, "/or", role: "b") == 200)
            #expect(try await Self.status(client, "/or", role: "c") == 403)
            #expect(try await Self.status(client, "/not", role: "a") == 403)
            #expect(try await Self.status(client, "/not", role: "b") == 200)
            // What is broken is no refusal.
            #expect(try await Self.status(client, "/broken") == 502)
            #expect(try await Self.status(client, "/broken/or", role: "a") == 502)
        }
    }

    @Test(arguments: TestTransport.all) func functions(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Handler.get("/items/{id}", options: HandlerOptions(guards: [Self.$owner])) { _ in "in" },
                Self.handler("/even", [Self.$even]),
            ], dependencies: [Provider.value(Owners(), as: "owners")])
        try await app.test(transport) { client in
            let first = try await Self.status(client, "/items/1", role: "ada")
            #expect(first == 200)
            #expect(try await Self.status(client, "/items/2", role: "ada") == 403)
            #expect(try await Self.status(client, "/items/1") == 400)
            #expect(try await Self.status(client, "/even?number=2") == 200)
            #expect(try await Self.status(client, "/even?number=3") == 403)
            #expect(try await Self.status(client, "/even?number=x") == 400)
        }
    }

    @Test(arguments: TestTransport.all) func theHandlersOptions(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.handler("/open", [], opt: ["open": true]), Self.handler("/closed", [])], guards: [Opted()])
        try await app.test(transport) { client in
            let first = try await Self.status(client, "/open")
            #expect(first == 200)
            #expect(try await Self.status(client, "/closed") == 403)
        }
    }

    @Test(arguments: TestTransport.all) func beforeTheBodyIsRead(transport: TestTransport) async throws {
        let app = Application(
            handlers: [Self.$sized], guards: [Role(name: "a")], requestMaxBodySize: 3)
        try await app.test(transport) { client in
            let first = try await client.send(.post, "/sized", body: Array("[1, 2]".utf8))
            #expect(first.status == .unauthorized)
            let large = try await client.send(.post, "/sized", headers: [.init("role")!: "a"], body: Array("[1, 2]".utf8))
            #expect(large.status == .contentTooLarge)
        }
    }

    @Post("/sized") static func sized(data: [Int]) async -> Int { data.count }

    @Guard static func key(@Header key: Int) async throws {}
    @Get("/after") static func after(value: Int) async -> Int { value }

    @Test func aRefusalThatDoesNotCountLeavesNothingBehind() async throws {
        let app = Application(
            handlers: [Self.$after], guards: [Self.$key.or(Role(name: "a"))], dependencies: [Provider.value(1, as: "value")])
        try await app.test { client in
            let response = try await client.get("/after", headers: [.init("role")!: "a"])
            #expect(response.text == "1")
        }
    }

    @Provide static func secret(@Header secret: Int) async -> Int { secret }
    @Guard static func knows(secret: Int) async throws { if secret != 1 { throw HTTPError.forbidden() } }

    /// Nothing is made or read for an alternative before it is its turn.
    @Test func alternativesHaveTheirOwnValues() async throws {
        let app = Application(
            handlers: [
                Self.handler("/either", [Role(name: "a").or(Self.$knows)]), Self.handler("/other", [Self.$knows.or(Role(name: "a"))]),
            ],
            dependencies: [Self.$secret])
        try await app.test { client in
            for path in ["/either", "/other"] {
                let role = try await Self.status(client, path, role: "a")
                #expect(role == 200, "\(path)")
                #expect(try await client.get(path, headers: [.init("secret")!: "1"]).status == .ok, "\(path)")
            }
            #expect(
                try await client.get("/either", headers: [.init("secret")!: "x"]).faults == ["header secret: Expected `int`, got `str`"])
        }
    }
}
