import HTTPTypes
import Starling
import StarlingTesting
import Testing

/// The security schemes that a client needs.
private func schemes(of route: RouteDescription) -> String {
    guard let security = route.security else { return "nothing said" }
    return security.map { $0.keys.sorted().joined(separator: "+") }.joined(separator: " ")
}

@Suite("Options of the layers") struct LayerOptionTests {
    /// Every option on every two layers, and on the outer one of them alone.
    @Test(.timeLimit(.minutes(1)), arguments: LayerCase.all, LayerPair.all)
    func merged(option: LayerCase, pair: LayerPair) async throws {
        let both = try await option.seen([pair.outer: option.outer, pair.inner: option.inner])
        #expect(both == option.both)
        let alone = try await option.seen([pair.outer: option.outer])
        #expect(alone == option.alone)
    }

    /// The innermost layer alone, which no pair has as its outer one.
    @Test(.timeLimit(.minutes(1)), arguments: LayerCase.all) func ofTheHandlerAlone(option: LayerCase) async throws {
        let alone = try await option.seen([.handler: option.outer])
        #expect(alone == option.alone)
    }

    @Test func everyOptionHasACase() {
        let options = Set(Mirror(reflecting: LayerOptions()).children.compactMap { $0.label })
        #expect(Set(LayerCase.all.map(\.option)) == options)
    }

    // MARK: Four layers at once

    /// Everything that a layer can say, with its name in it.
    private static func everything(_ layer: OptionLayer) -> LayerOptions {
        let name = "\(layer)"
        let before: BeforeRequest = { request, context in
            request.pass("before-\(name)")
            for provider in ["shared"] + Self.names {
                let value = try await context.resolve(provider, as: String.self)
                request.pass(value)
            }
            return nil
        }
        return LayerOptions(
            tags: [name, "shared"], guards: [TrailGuard(guardName: "guard-\(name)")],
            dependencies: [Provider.value(name, as: "shared"), Provider.value(name, as: name)],
            middleware: [TrailMiddleware(name: name)],
            parameters: [LayerParameter<String>.query("shared"), LayerParameter<String>.query(name)],
            beforeRequest: before, afterRequest: LayerCase.marking("after-\(name)"), afterResponse: LayerCase.ending(name),
            errorHandlers: [.on(ValidationError.self) { _, _ in Response(name, status: .unprocessableContent) }],
            responseHeaders: [.xShared: name, .init("x-\(name)")!: name],
            responseCookies: [LayerCase.cookie("shared", name), LayerCase.cookie(name, name)],
            cacheControl: CacheControl(maxAge: .seconds(layer.rawValue)), etag: ETag(name),
            requestMaxBodySize: .bytes(40 - 10 * layer.rawValue), forms: FormOptions(maxParts: layer.rawValue), security: [[name: []]],
            includeInSchema: layer == .handler, opt: ["shared": name, name: name])
    }

    private static let names = OptionLayer.allCases.map { "\($0)" }

    /// The handler's path with a query of some parameters.
    private static func target(_ parameters: [String]) -> String {
        LayerCase.View.path + "?" + parameters.map { "\($0)=1" }.joined(separator: "&")
    }

    @Test(.timeLimit(.minutes(1)), arguments: TestTransport.all) func fourAtOnce(transport: TestTransport) async throws {
        let (ends, end) = AsyncStream.makeStream(of: String.self)
        let state = State()
        state[LayerCase.endKey] = end
        let options = Dictionary(uniqueKeysWithValues: OptionLayer.allCases.map { ($0, Self.everything($0)) })
        let responder = try layeredApplication(options, state: state).makeResponder()
        try await responder.test(transport) { client in
            let response = try await client.get(Self.target(Self.names + ["shared"]))
            #expect(response.status == .ok)
            #expect(
                response.text == "application router controller handler guard-application guard-router guard-controller guard-handler "
                    + "before-handler handler application router controller handler")
            #expect(response.headers[values: .xTrail] == ["after-handler", "handler", "controller", "router", "application"])
            #expect(response.headers[values: .xShared] == ["handler"])
            for name in Self.names { #expect(response.headers[values: .init("x-\(name)")!] == [name], "\(name)") }
            #expect(
                response.headers[values: .setCookie].sorted() == [
                    "application=application; Path=/", "controller=controller; Path=/", "handler=handler; Path=/", "router=router; Path=/",
                    "shared=handler; Path=/",
                ])
            #expect(response.headers[values: .cacheControl] == ["max-age=3"])
            #expect(response.headers[values: .eTag] == [#""handler""#])
            var iterator = ends.makeAsyncIterator()
            let first = await iterator.next()
            #expect(first == "handler sent")

            for name in Self.names + ["shared"] {
                let missing = try await client.get(Self.target((Self.names + ["shared"]).filter { $0 != name }))
                #expect(missing.status == .unprocessableContent, "\(name)")
                #expect(missing.text == "handler", "\(name)")
            }
            let large = try await client.send(
                .get, Self.target(Self.names + ["shared"]), body: [UInt8](repeating: 0x78, count: 11))
            #expect(large.status == .contentTooLarge)
        }
        let route = try #require(responder.routes.first)
        #expect(route.tags == ["application", "controller", "handler", "router", "shared"])
        #expect(route.guards == Self.names.map { "guard-\($0)" })
        #expect(schemes(of: route) == "application router controller handler")
        #expect(route.isInSchema)
        #expect(route.opt("shared", as: String.self) == "handler")
        for name in Self.names { #expect(route.opt(name, as: String.self) == name) }
    }

    /// What is cleared stays cleared, and what stands further in adds to it.
    @Test func securityBelowACleared() throws {
        let options: [OptionLayer: LayerOptions] = [
            .application: LayerOptions(security: [["cookie": []]]), .router: LayerOptions(security: []),
            .handler: LayerOptions(security: [["token": []]]),
        ]
        #expect(try layeredApplication(options).makeResponder().routes.map(schemes(of:)) == ["token"])
        #expect(try layeredApplication([:]).makeResponder().routes.map(schemes(of:)) == ["nothing said"])
    }

    /// A layer that turns a shape off between two that have one.
    @Test func shapeBelowOneThatIsOff() async throws {
        let options: [OptionLayer: LayerOptions] = [
            .application: LayerOptions(dto: DTO<LayeredItem>.outer, returnDTO: DTO<LayeredItem>.outer),
            .router: LayerOptions(dto: .none, returnDTO: .none), .handler: LayerOptions(dto: DTO<LayeredItem>.inner),
        ]
        try await layeredApplication(options, .item).test { client in
            let response = try await client.get("/router/controller/x")
            // The router has said that results are sent as they are; the handler says nothing else about them.
            #expect(response.text == #"{"a":1,"b":2}"#)
        }
    }
}

@Suite("Places of a handler") struct HandlerPlaceTests {
    @Test(arguments: TestTransport.all) func twoRoutersTwoPlans(transport: TestTransport) async throws {
        func router(_ name: String, _ handlers: [any RouteComponent], limit: BodyLimit) -> Router {
            Router(
                "/\(name)", handlers: handlers, tags: [name], guards: [TrailGuard(guardName: name)],
                middleware: [TrailMiddleware(name: "around-\(name)")], responseHeaders: [.xShared: name, .xOuter: name],
                requestMaxBodySize: limit, opt: ["place": name])
        }
        let own = LayerOptions(tags: ["own"], guards: [TrailGuard(guardName: "own")], responseHeaders: [.xShared: "own"])
        let handlers = [LayerHandler.trail.make(own.ofHandler)]
        let controller = controllerByHand(LayerOptions(), handlers)
        let app = Application(handlers: [
            router("a", handlers, limit: 4), router("b", handlers, limit: 8), router("c", [controller], limit: 8),
        ])
        let responder = try app.makeResponder()
        #expect(
            responder.routes.map { "\($0.path) " + $0.tags.joined(separator: "+") } == [
                "/a/x a+own", "/b/x b+own", "/c/controller/x c+own",
            ])
        #expect(responder.routes.map { $0.opt("place", as: String.self) ?? "-" } == ["a", "b", "c"])
        #expect(responder.routes.map(\.guards) == [["a", "own"], ["b", "own"], ["c", "own"]])
        try await responder.test(transport) { client in
            for (path, name) in [("/a/x", "a"), ("/b/x", "b"), ("/c/controller/x", "c")] {
                let response = try await client.get(path)
                #expect(response.text == "around-\(name) \(name) own")
                #expect(response.headers[values: .xShared] == ["own"])
                #expect(response.headers[values: .xOuter] == [name])
                #expect(response.headers[values: .xTrail] == ["around-\(name)"])
            }
            let body = [UInt8](repeating: 0x78, count: 6)
            #expect(try await client.send(.get, "/a/x", body: body).status == .contentTooLarge)
            #expect(try await client.send(.get, "/b/x", body: body).status == .ok)
        }
    }

    /// Every router on the way is a layer of its own.
    @Test(arguments: TestTransport.all) func routerInARouter(transport: TestTransport) async throws {
        func options(_ name: String) -> LayerOptions {
            LayerOptions(
                tags: [name], guards: [TrailGuard(guardName: "guard-\(name)")], middleware: [TrailMiddleware(name: name)],
                afterRequest: LayerCase.marking("after-\(name)"), responseHeaders: [.xShared: name, .init("x-\(name)")!: name],
                security: [[name: []]])
        }
        let inner = options("inner").router("/inner", [LayerHandler.trail.make(HandlerOptions())])
        let outer = options("outer").router("/outer", [inner, LayerHandler.trail.make(HandlerOptions())])
        let responder = try options("application").application([outer]).makeResponder()
        #expect(responder.routes.map { "\($0.path)" } == ["/outer/inner/x", "/outer/x"])
        #expect(responder.routes.map(\.tags) == [["application", "inner", "outer"], ["application", "outer"]])
        #expect(responder.routes.map(schemes(of:)) == ["application outer inner", "application outer"])
        try await responder.test(transport) { client in
            let deep = try await client.get("/outer/inner/x")
            #expect(deep.text == "application outer inner guard-application guard-outer guard-inner")
            #expect(deep.headers[values: .xTrail] == ["after-inner", "inner", "outer", "application"])
            #expect(deep.headers[values: .xShared] == ["inner"])
            #expect(deep.headers[values: .xInner] == ["inner"])
            #expect(deep.headers[values: .xOuter] == ["outer"])
            // The router within changes nothing of what stands beside it.
            let beside = try await client.get("/outer/x")
            #expect(beside.text == "application outer guard-application guard-outer")
            #expect(beside.headers[values: .xTrail] == ["after-outer", "outer", "application"])
            #expect(beside.headers[values: .xShared] == ["outer"])
            #expect(!beside.headers.contains(.xInner))
        }
    }

    @Post("/item") static func echo(data: LayeredItem) async -> LayeredItem { data }

    /// One handler, whose bodies are read in the shape of each place.
    @Test(arguments: TestTransport.all) func shapesOfBodies(transport: TestTransport) async throws {
        let app = Application(
            handlers: [
                Self.$echo, Router("/inner", handlers: [Self.$echo], dto: DTO<LayeredItem>.inner, returnDTO: .none),
                Router("/off", handlers: [Router("/deep", handlers: [Self.$echo])], dto: .none),
                Router("/returned", handlers: [Self.$echo], returnDTO: DTO<LayeredItem>.inner),
            ], dto: DTO<LayeredItem>.outer)
        let shapes = [
            // What is not read has its default.
            "/item": #"{"a":7}"#, "/inner/item": #"{"a":1,"b":8}"#, "/off/deep/item": #"{"a":7,"b":8}"#, "/returned/item": #"{"b":2}"#,
        ]
        try await app.test(transport) { client in
            for (path, text) in shapes {
                let response = try await client.send(.post, path, body: Array(#"{"a":7,"b":8}"#.utf8))
                #expect(response.text == text, "\(path)")
            }
        }
    }

    /// What the handler itself answers wins over what the layers say.
    @Test(arguments: TestTransport.all) func answersOfTheHandlerItself(transport: TestTransport) async throws {
        let handler = Handler.get("/x") { _ -> Reply<String> in
            Reply(
                "x", headers: [.xShared: "handler", .cacheControl: "no-store", .eTag: #""handler""#],
                cookies: [LayerCase.cookie("a", "handler")])
        }
        let layers = LayerOptions(
            responseHeaders: [.xShared: "layer", .xOuter: "layer"],
            responseCookies: [LayerCase.cookie("a", "layer"), LayerCase.cookie("b", "layer")],
            cacheControl: CacheControl(.public), etag: ETag("layer"))
        try await layers.application([handler]).test(transport) { client in
            let response = try await client.get("/x")
            #expect(response.headers[values: .xShared] == ["handler"])
            #expect(response.headers[values: .xOuter] == ["layer"])
            #expect(response.headers[values: .cacheControl] == ["no-store"])
            #expect(response.headers[values: .eTag] == [#""handler""#])
            // Of two cookies of one name the last one counts.
            let cookies = response.headers[values: .setCookie]
            #expect(cookies.last(where: { $0.hasPrefix("a=") }) == "a=handler; Path=/")
            #expect(cookies.contains("b=layer; Path=/"))
        }
    }

    @Get("/missing", status: .notFound, blocking: false)
    static func missing() -> String { "missing" }

    @Get("/item/{status}", blocking: false)
    static func item(status: Int) -> Response { Response("item", status: .init(code: status)) }

    @Get("/reply/{status}", blocking: false)
    static func reply(status: Int) -> Reply<String> { Reply("reply", status: .init(code: status)) }

    @Get("/both/{status}", blocking: false)
    static func both(status: Int) -> Reply<Response> { Reply(Response("both"), status: .init(code: status)) }

    /// What caches may keep is what succeeded; other fields of the layers are for every answer of a handler.
    @Test(arguments: TestTransport.all) func successfulAnswersAlone(transport: TestTransport) async throws {
        let layers = LayerOptions(
            responseHeaders: [.xShared: "layer"], responseCookies: [LayerCase.cookie("a", "layer")], cacheControl: CacheControl(.public),
            etag: ETag("layer"))
        let app = layers.application([Self.$missing, Self.$item, Self.$reply, Self.$both])
        try await app.test(transport) { client in
            for status in [200, 201, 204, 304, 302, 404, 409, 503] {
                let isSuccess = status < 300 || status == 304
                for path in ["/item", "/reply", "/both"] {
                    let response = try await client.get("\(path)/\(status)")
                    #expect(response.status.code == status)
                    #expect(response.headers[values: .cacheControl] == (isSuccess ? ["public"] : []), "\(path) \(status)")
                    #expect(response.headers[values: .eTag] == (isSuccess ? [#""layer""#] : []), "\(path) \(status)")
                    #expect(response.headers[values: .xShared] == ["layer"], "\(path) \(status)")
                    #expect(response.headers[values: .setCookie] == ["a=layer; Path=/"], "\(path) \(status)")
                }
            }
            let missing = try await client.get("/missing")
            #expect(missing.status == .notFound)
            #expect(missing.headers[.cacheControl] == nil)
            #expect(missing.headers[.xShared] == "layer")
        }
    }

    @Get("/own", blocking: false)
    static func own() -> Response { Response(status: .notFound, headers: [.cacheControl: "max-age=5"]) }

    /// What the answer itself, or `responseHeaders`, says stays.
    @Test(arguments: TestTransport.all) func saidOfEveryAnswer(transport: TestTransport) async throws {
        let layers = LayerOptions(responseHeaders: [.eTag: #""all""#], cacheControl: CacheControl(.public), etag: ETag("layer"))
        try await layers.application([Self.$own]).test(transport) { client in
            let response = try await client.get("/own")
            #expect(response.headers[values: .cacheControl] == ["max-age=5"])
            #expect(response.headers[values: .eTag] == [#""all""#])
        }
    }
}
