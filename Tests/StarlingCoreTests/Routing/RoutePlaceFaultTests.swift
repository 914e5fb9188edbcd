import Starling
import StarlingTesting
import Testing

private struct Silent: Responder {
    func respond(to request: Request) async -> Response { Response() }
}

@Suite("Start-up faults of hosts, versions and mounts") struct RoutePlaceFaultTests {
    @Get("/x") static func one() async -> String { "" }
    @Get("/x") static func two() async -> String { "" }

    private static let file = "StarlingCoreTests/RoutePlaceFaultTests.swift"

    private static func faults(_ handlers: [any RouteComponent]) -> [String] {
        let error = #expect(throws: StartupError.self) { try Application(handlers: handlers).makeResponder() }
        return error?.description.split(separator: "\n").map(String.init) ?? []
    }

    private static func router(
        host: String? = nil, version: APIVersion? = nil, _ handlers: any RouteComponent..., line: Int = 7
    ) -> Router {
        Router(host: host, version: version, handlers: handlers, fileID: file, line: line, column: 1)
    }

    @Test func hosts() {
        #expect(
            Self.faults([Self.router(host: "a:80", Self.$one)]) == [
                "\(Self.file):7: `a:80` is no host: hosts are compared without their port: leave it out"
            ])
        let within = "that of the router around it: no request could get here"
        for (outer, inner) in [("a.com", "b.com"), ("*.a.com", "a.com"), ("*.a.com", "*.b.com"), ("api.*", "*.com")] {
            #expect(
                Self.faults([Self.router(host: outer, Self.router(host: inner, Self.$one, line: 8))])
                    == ["\(Self.file):8: the host `\(inner)` is not within `\(outer)`, \(within)"])
        }
    }

    @Test func versions() {
        let cases: [(APIVersion, String)] = [
            (.path(""), "`` is no version: a version by path is one part of it or more, without variables"),
            (.path("v{n}"), "`v{n}` is no path: a variable must be a whole part between two slashes, such as `{id}`; `v{n}` is not"),
            (.path("{v}"), "`{v}` is no version: a version by path is one part of it or more, without variables"),
            (.header("X Y", "1"), "`x y: 1` is no version: no header field can be named `x y`"),
            (.header("X-API", ""), "`x-api: ` is no version: its value is empty, which is that of requests without a version"),
            (.mediaType("json"), "`json` is no version: it is no media type, such as `application/vnd.acme.v1+json`"),
            (.mediaType("application/*"), "`application/*` is no version: it is no media type, such as `application/vnd.acme.v1+json`"),
        ]
        for (version, message) in cases {
            #expect(Self.faults([Self.router(version: version, Self.$one)]) == ["\(Self.file):7: \(message)"])
        }
        let pairs: [(APIVersion, APIVersion, String, String)] = [
            (.path("v1"), .path("v2"), "v1", "v2"), (.header("X", "1"), .header("x", "2", isDefault: true), "x: 1", "x: 2 (default)"),
            (.mediaType("a/b"), .mediaType("a/c"), "a/b", "a/c"),
        ]
        for (outer, inner, outerText, innerText) in pairs {
            #expect(
                Self.faults([Self.router(version: outer, Self.router(version: inner, Self.$one, line: 8))]) == [
                    "\(Self.file):8: the version `\(innerText)` is within `\(outerText)`, that of the router around it: no request can name both"
                ])
        }
    }

    /// Routes of one scope are told apart; those of different ones may be the same.
    @Test func duplicates() throws {
        let both = "`two` and `one` (\(Self.$one.handler.id)) both answer"
        let place = "\(Self.$two.handler.id)"
        let apart = "no request could tell them apart"
        let cases: [(APIVersion?, APIVersion?, String?, String?, String)] = [
            (nil, nil, "A.com", "a.com", "GET /x for a.com"), (.header("X", "1"), .header("x", "1"), nil, nil, "GET /x for x: 1"),
            // Two defaults would answer the same requests.
            (.header("X", "1", isDefault: true), .header("X", "2", isDefault: true), nil, nil, "GET /x for no x"),
            (.path("v1", isDefault: true), .path("v2", isDefault: true), nil, nil, "GET /x"),
            (
                .mediaType("a/v1+json", isDefault: true), .mediaType("a/v2+json", isDefault: true), nil, nil,
                "GET /x for no version in accept"
            ),
            (
                .mediaType("a/b; v=1", isDefault: true), .mediaType("a/b; v=2", isDefault: true), "a.com", "a.com",
                "GET /x for a.com, no version in accept"
            ),
        ]
        for (first, second, firstHost, secondHost, route) in cases {
            let handlers: [any RouteComponent] = [
                Self.router(host: firstHost, version: first, Self.$one), Self.router(host: secondHost, version: second, Self.$two),
            ]
            #expect(Self.faults(handlers) == ["\(place): \(both) \(route): \(apart)"])
        }
        let apartByScope: [any RouteComponent] = [
            Self.$one, Self.router(host: "a.com", Self.$two), Self.router(version: .header("X", "1"), Self.$two),
            Self.router(version: .header("X", "2", isDefault: true), Self.$two),
        ]
        #expect(try Application(handlers: apartByScope).makeResponder().routes.count == 4)
    }

    @Test func mounts() {
        func mount(_ path: String, line: Int) -> Mount { Mount(path, Silent(), fileID: Self.file, line: line, column: 1) }
        #expect(
            Self.faults([mount("/a", line: 1), mount("/a/", line: 2)]) == [
                "\(Self.file):2: `Silent` and `Silent` (\(Self.file):1) both answer /a: no request could tell them apart"
            ])
        #expect(
            Self.faults([mount("/a/{rest...}", line: 1)]) == [
                "\(Self.file):1: `/a/{rest...}` is no path: `{rest...}` takes what is below it, which is what a mount takes anyway: leave it out"
            ])
        #expect(
            Self.faults([Router("/{a}", handlers: [mount("/{a}", line: 1)])]) == [
                "\(Self.file):1: the variable `a` stands twice in /{a}/{a}: rename one of them"
            ])
        let inner = Application(handlers: [Handler.get("/{id}") { _ in "" }])
        #expect(
            Self.faults([Mount("/{id}", inner, fileID: Self.file, line: 3, column: 1)]) == [
                "\(Self.file):3: the variable `id` stands twice in /{id}/{id}: rename one of them"
            ])
    }

    /// What is in a mounted application must be reachable through what is around it.
    @Test func mountedScopes() throws {
        let inner = Application(handlers: [
            Self.router(host: "b.com", Self.$one, line: 8), Self.router(version: .header("X", "2"), Self.$two, line: 9),
        ])
        let outer = Router(host: "a.com", version: .header("X", "1"), handlers: [Mount("/m", Application(handlers: [Mount("/n", inner)]))])
        #expect(
            Self.faults([outer]) == [
                "\(Self.file):8: the host `b.com` is not within `a.com`, that of the router around it: no request could get here",
                "\(Self.file):9: the version `x: 2` is within `x: 1`, that of the router around it: no request can name both",
            ])
        // A version in its own path is another one.
        let versioned = Application(handlers: [Self.router(version: .path("v1"), Self.$one), Self.router(version: .path("v2"), Self.$two)])
        let app = Application(handlers: [Router(version: .path("v1"), handlers: [Mount("/m", versioned)])])
        #expect(try app.makeResponder().routes.map { "\($0.path) \($0.versions)" } == ["/v1/m/v1/x [v1, v1]", "/v1/m/v2/x [v1, v2]"])
        #expect(try app.url(for: Self.$one()) == "/v1/m/v1/x")
        #expect(try app.url(for: Self.$two()) == "/v1/m/v2/x")
    }

    /// Nothing can be below a tail.
    @Test func belowATail() {
        #expect(
            Self.faults([Router("/{rest...}", handlers: [Handler.get("/x", fileID: Self.file, line: 4) { _ in "" }])]) == [
                "\(Self.file):4: `/{rest...}` is no path: `{rest...}` takes everything that is left, so nothing can stand below it"
            ])
    }
}
