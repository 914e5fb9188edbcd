import HTTPTypes
import Starling
import StarlingTesting
import Testing

@Suite("Ids of requests") struct RequestIDTests {
    @Get("/") fileprivate static func id(request: Request) async -> [String] {
        let copy = request
        return [request.id, copy.id]
    }

    private static func field() throws -> HTTPField.Name { try #require(HTTPField.Name("X-Request-ID")) }

    @Test(arguments: TestTransport.all) func areToldToClients(transport: TestTransport) async throws {
        let field = try Self.field()
        try await Application(handlers: [Self.$id], middleware: [RequestID()]).test(transport) { client in
            var seen: Set<String> = []
            for _ in 0..<3 {
                let response = try await client.get("/", headers: [field: "mine"])
                let ids = try response.decode([String].self)
                #expect(ids[0] == ids[1] && response.headers[field] == ids[0])
                #expect(ids[0].utf8.count == 32 && ids[0].allSatisfy(\.isHexDigit))
                seen.insert(ids[0])
            }
            #expect(seen.count == 3)
            // Also where nothing is found.
            let missing = try await client.get("/nowhere")
            #expect(missing.status == .notFound && missing.headers[field]?.utf8.count == 32)
        }
    }

    @Test(arguments: TestTransport.all) func areTakenFromThoseWhoAreBelieved(transport: TestTransport) async throws {
        let field = try Self.field()
        let proxied = Application(handlers: [Self.$id], trustedProxies: .loopback, middleware: [RequestID()])
        let open = Application(handlers: [Self.$id], middleware: [RequestID(believesClients: true)])
        for app in [proxied, open] {
            try await app.test(transport) { client in
                let response = try await client.get("/", headers: [field: "abc-1"])
                #expect(response.text == #"["abc-1","abc-1"]"#)
                #expect(response.headers[values: field] == ["abc-1"])
                let bad = try await client.get("/", headers: [field: "a b"])
                #expect(bad.headers[field]?.utf8.count == 32)
            }
        }
    }
}

@Suite("Who makes a request") struct IdentityTests {
    private struct User: Sendable, Equatable { var name: String }

    private struct Door: Middleware {
        func respond(to request: Request, next: Next) async throws -> Response {
            if let name = request.headers[.authorization] { request.identity = Identity(user: User(name: name), auth: 5) }
            return try await next(request)
        }
    }

    @Get("/") fileprivate static func me(request: Request) async throws -> String {
        let user: User = try request.user()
        return "\(user.name) \(request.auth(as: Int.self) ?? 0) \(request.auth(as: String.self) ?? "-")"
    }

    @Test(arguments: TestTransport.all) func isKnownToAll(transport: TestTransport) async throws {
        try await Application(handlers: [Self.$me], middleware: [Door()]).test(transport) { client in
            let ada = try await client.get("/", headers: [.authorization: "Ada"])
            #expect(ada.text == "Ada 5 -")
            let nobody = try await client.get("/")
            #expect(nobody.status == .unauthorized)
        }
    }
}
