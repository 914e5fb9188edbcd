import HTTPTypes
import Starling
import StarlingTesting
import Synchronization
import Testing

/// Says what it sees.
private struct Mirror: Responder {
    var name = "mirror"

    func respond(to request: Request) async -> Response {
        let variables = request.pathParameters.map { " \($0.name)=\($0.value)" }.joined()
        return Response("\(name) \(request.method) \(request.mountPath) \(request.target) \(request.encodedPath)\(variables)")
    }
}

/// Answers what it is told.
private struct Fixed: Responder {
    let response: Response

    func respond(to request: Request) async -> Response { response }
}

private struct Refusal: Guard {
    func check(_ request: Request, _ context: RequestContext) async throws {
        if request.headers[.authorization] == nil { throw HTTPError.forbidden("Not you") }
    }
}

private struct Stamp: Middleware {
    func respond(to request: Request, next: Next) async throws -> Response {
        var response = try await next(request)
        response.headers.append("\(next.context.route?.path.description ?? "-") \(request.target)", for: .init("x-stamp")!)
        return response
    }
}

@Guard
private func onlyOne(@Path tenant: Int) async throws {
    if tenant != 1 { throw HTTPError.forbidden("Not \(tenant)") }
}

@Suite("Mounts") struct MountTests {
    @Get("/legacy/health") static func health() async -> String { "health" }
    @Get("/{lang}/about") static func about(lang: String) async -> String { "about \(lang)" }
    @Get("/{page...}") static func page(page: String) async -> String { "page \(page)" }
    @Get("/legacy/new/deep/{page...}") static func deepPage(page: String) async -> String { "deep \(page)" }

    @Test(arguments: TestTransport.all) func prefix(transport: TestTransport) async throws {
        let app = Application(handlers: [Mount("/legacy", Mirror()), Self.$health])
        let cases = [
            "/legacy": "/ /", "/legacy/": "/ /", "/legacy?a=b": "/?a=b /", "/legacy/?a=/b": "/?a=/b /", "/legacy/a": "/a /a",
            "/legacy/a/": "/a/ /a/",
            "/legacy/a/b?c=%2F": "/a/b?c=%2F /a/b", "/legacy/a%2Fb": "/a%2Fb /a%2Fb", "/legacy/%C3%A4//x": "/%C3%A4//x /%C3%A4//x",
            "/legacy/health/x": "/health/x /health/x", "/legacy/legacy": "/legacy /legacy", "/legacy//a": "//a //a",
        ]
        try await app.test(transport) { client in
            for (target, seen) in cases {
                let response = try await client.get(target)
                #expect(response.text == "mirror GET /legacy \(seen)", "\(target)")
            }
            // The prefix is told as it came.
            #expect(try await client.get("/l%65gacy/%61?b").text == "mirror GET /l%65gacy /%61?b /%61")
            #expect(try await client.get("/l%65gacy").text == "mirror GET /l%65gacy / /")
            for target in ["/legacyX", "/legac", "/", "/x/legacy", "/Legacy", "/legacy%2Fa"] {
                #expect(try await client.get(target).status == .notFound, "\(target)")
            }
            #expect(try await client.get("/legacy/health").text == "health")
        }
    }

    @Test(arguments: TestTransport.all) func methods(transport: TestTransport) async throws {
        let app = Application(handlers: [Mount("/legacy", Mirror()), Self.$health])
        try await app.test(transport) { client in
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "BREW"] {
                let response = try await client.send(try #require(.init(method)), "/legacy/a")
                #expect(response.text == "mirror \(method) /legacy /a /a")
            }
            #expect(try await client.send(.head, "/legacy/a").status == .ok)
            // A route has the method that it is for; the mount has the others.
            #expect(try await client.send(.post, "/legacy/health").text == "mirror POST /legacy /health /health")
            #expect(try await client.send(.options, "/legacy/health").text == "mirror OPTIONS /legacy /health /health")
        }
    }

    /// Routes win, but for tails that begin further up; of two mounts the one further down has the path.
    @Test(arguments: TestTransport.all) func precedence(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Mount("/legacy", Mirror(name: "outer")), Mount("/legacy/new", Mirror(name: "inner")), Self.$about, Self.$page, Self.$deepPage,
            Router("/files", handlers: [Mount("", Mirror(name: "files")), Handler.get("/{rest...}") { "tail \($0.path)" }]),
        ])
        try await app.test(transport) { client in
            let outer = try await client.get("/legacy/x/y")
            #expect(outer.text == "outer GET /legacy /x/y /x/y")
            #expect(try await client.get("/legacy/new/x").text == "inner GET /legacy/new /x /x")
            #expect(try await client.get("/legacy/new").text == "inner GET /legacy/new / /")
            #expect(try await client.get("/legacy/newer").text == "outer GET /legacy /newer /newer")
            #expect(try await client.get("/legacy/about").text == "about legacy")
            #expect(try await client.get("/other/x").text == "page /other/x")
            #expect(try await client.get("/legacy/new/deep/x").text == "deep /x")
            #expect(try await client.get("/legacy/new/deep").text == "inner GET /legacy/new /deep /deep")
            // Where both stand at one place, the route has its method.
            #expect(try await client.get("/files/x").text == "tail /files/x")
            #expect(try await client.send(.post, "/files/x").text == "files POST /files /x /x")
            #expect(try await client.get("/files").text == "files GET /files / /")
        }
    }

    @Test(arguments: TestTransport.all) func atTheRoot(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$health, Mount("/", Mirror())])
        try await app.test(transport) { client in
            let root = try await client.get("/")
            #expect(root.text == "mirror GET  / /")
            #expect(try await client.get("/a/b?c").text == "mirror GET  /a/b?c /a/b")
            #expect(try await client.get("/legacy/health").text == "health")
        }
    }

    /// A narrower host comes before the routes of all hosts.
    @Test(arguments: TestTransport.all) func ofAHost(transport: TestTransport) async throws {
        let app = Application(handlers: [Self.$health, Router(host: "old.example.com", handlers: [Mount("/", Mirror())])])
        try await app.test(transport) { client in
            let old = try await client.get("/legacy/health", headers: .to("old.example.com"))
            #expect(old.text == "mirror GET  /legacy/health /legacy/health")
            #expect(try await client.get("/legacy/health", headers: .to("example.com")).text == "health")
            #expect(try await client.get("/x", headers: .to("example.com")).status == .notFound)
        }
    }

    @Test(arguments: TestTransport.all) func variables(transport: TestTransport) async throws {
        let app = Application(handlers: [
            Router("/tenants/{tenant}", handlers: [Mount("/site/{part}", Mirror(), guards: [$onlyOne])])
        ])
        try await app.test(transport) { client in
            let one = try await client.get("/tenants/1/site/a%20b/c")
            #expect(one.text == "mirror GET /tenants/1/site/a%20b /c /c tenant=1 part=a b")
            #expect(try await client.get("/tenants/1/site/x").text == "mirror GET /tenants/1/site/x / / tenant=1 part=x")
            #expect(try await client.get("/tenants/2/site/a").status == .forbidden)
            #expect(try await client.get("/tenants/1/site").status == .notFound)
        }
    }

    @Test(arguments: TestTransport.all) func layers(transport: TestTransport) async throws {
        let log = Log()
        let app = Application(
            handlers: [
                Mount(
                    "/legacy", Mirror(), guards: [Refusal()], middleware: [Stamp()],
                    beforeRequest: { request, _ in request.path == "/legacy/early" ? Response("early") : nil },
                    afterRequest: { response, _ in
                        var response = response
                        response.headers.append("1", for: .init("x-after")!)
                        return response
                    },
                    afterResponse: { context, _ in log.add(context.request.target) },
                    errorHandlers: [.status(.forbidden) { _, _ in Response("no", status: .forbidden) }],
                    responseHeaders: [.init("x-more")!: "more"], requestMaxBodySize: 3)
            ],
            middleware: [Stamp()])
        try await app.test(transport) { client in
            let refused = try await client.get("/legacy/a")
            #expect(refused.text == "no")
            #expect(refused.headers[values: .init("x-stamp")!] == ["/legacy /legacy/a", "/legacy /legacy/a"])
            let known: HeaderFields = [.authorization: "me"]
            let allowed = try await client.get("/legacy/a", headers: known)
            #expect(allowed.text == "mirror GET /legacy /a /a")
            #expect(allowed.headers[.init("x-more")!] == "more")
            #expect(allowed.headers[.init("x-after")!] == "1")
            #expect(try await client.get("/legacy/early", headers: known).text == "early")
            #expect(try await client.send(.post, "/legacy/a", headers: known, body: [1, 2, 3, 4]).status == .contentTooLarge)
        }
        #expect(Set(await log.entries(atLeast: 4)) == ["/legacy/a", "/legacy/early"])
    }

    /// What is mounted is left alone; a failure does not get what good answers get.
    @Test(arguments: TestTransport.all) func answers(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Mount("/good", Fixed(response: Response("good"))), Mount("/bad", Fixed(response: Response("bad", status: .notFound))),
                Mount("/own", Fixed(response: Response(headers: [.cacheControl: "no-store"]))),
            ], errorHandlers: [.status(.notFound) { _, _ in Response("handled", status: .notFound) }],
            cacheControl: CacheControl(.public, maxAge: .seconds(60)))
        try await app.test(transport) { client in
            let good = try await client.get("/good")
            #expect(good.headers[.cacheControl] == "max-age=60, public")
            let bad = try await client.get("/bad/x")
            #expect(bad.text == "bad")
            #expect(bad.headers[.cacheControl] == nil)
            #expect(try await client.get("/own").headers[.cacheControl] == "no-store")
            #expect(try await client.get("/none").text == "handled")
        }
    }

    /// The path of a mount within a mount is told as a whole.
    @Test(arguments: TestTransport.all) func nested(transport: TestTransport) async throws {
        let inner = Application(handlers: [Mount("/b", Mirror())])
        let app = Application(handlers: [Mount("/a", try inner.makeResponder())], path: "/x")
        try await app.test(transport) { client in
            let response = try await client.get("/x/a/b/c")
            #expect(response.text == "mirror GET /x/a/b /c /c")
            #expect(try await client.get("/x/a/c").status == .notFound)
        }
    }

    @Test func routes() throws {
        let line = #line + 1
        let mount = Mount("/legacy", Mirror(), guards: [Refusal()])
        let routes = try Application(handlers: [Router(host: "a.com", handlers: [mount])]).makeResponder().routes
        #expect(
            routes.map { "\($0.method) \($0.host ?? "-")\($0.path) \($0.handler) \($0.guards)" } == ["* a.com/legacy Mirror [\"Refusal\"]"])
        #expect(routes[0].source.line == line)
        #expect(!routes[0].isInSchema)
    }
}
