import HTTPTypes
import Starling
import StarlingTesting

// Every option of `LayerOptions`, by the names of its properties.

extension LayerCase {
    static let all: [LayerCase] = [
        tags, guards, dependencies, middleware, parameters, dto, dtoOff, returnDTO, returnDTOOff, returnDTOOffWithDTO,
        returnDTOOverInnerDTO,
        returnDTOUnderDTO, returnDTOOverDTOOff, beforeRequest, afterRequest, afterResponse, errorHandlers, responseHeaders, responseCookies,
        documentedHeaders, cacheControl, etag, largerBodies, smallerBodies, unlimitedBodies, forms, security, securityCleared, hidden,
        shown, opt,
    ]

    // MARK: All of them

    private static let tags = LayerCase(
        "tags", outer: LayerOptions(tags: ["shared", "outer"]), inner: LayerOptions(tags: ["shared", "inner"]),
        alone: ["outer", "shared"], both: ["inner", "outer", "shared"]
    ) { view in view.route.tags }

    private static let guards = LayerCase(
        "guards", outer: LayerOptions(guards: [TrailGuard(guardName: "z"), TrailGuard(guardName: "outer")]),
        inner: LayerOptions(guards: [TrailGuard(guardName: "inner")]),
        alone: ["z outer", "z outer"], both: ["z outer inner", "z outer inner"]
    ) { view in
        let response = try await view.get()
        return [response.text, view.route.guards.joined(separator: " ")]
    }

    private static let middleware = LayerCase(
        "middleware", outer: LayerOptions(middleware: [TrailMiddleware(name: "z"), TrailMiddleware(name: "outer")]),
        inner: LayerOptions(middleware: [TrailMiddleware(name: "inner")]),
        alone: ["z outer", "outer z", "2"], both: ["z outer inner", "inner outer z", "3"]
    ) { view in
        let response = try await view.get()
        return [response.text, response.headers[values: .xTrail].joined(separator: " "), "\(view.route.middleware.count)"]
    }

    private static let security = LayerCase(
        "security", outer: LayerOptions(security: [["cookie": []]]), inner: LayerOptions(security: [["token": ["write"]]]),
        alone: ["cookie []"], both: ["cookie []", "token [\"write\"]"], look: requirements)

    private static let securityCleared = LayerCase(
        "security", "cleared", outer: LayerOptions(security: [["cookie": []]]), inner: LayerOptions(security: []),
        alone: ["cookie []"], both: [], look: requirements)

    private static let requirements: Look = { view in
        guard let security = view.route.security else { return ["nothing said"] }
        return security.flatMap { requirement in requirement.map { "\($0.key) \($0.value)" } }
    }

    // MARK: The inner one of each key

    private static let dependencies = LayerCase(
        "dependencies",
        outer: LayerOptions(
            dependencies: [Provider.value("outer", as: "shared"), Provider.value("outer", as: "outer")],
            beforeRequest: { _, context in
                var found: [String] = []
                for name in ["shared", "outer", "inner"] {
                    let value = try? await context.resolve(name, as: String.self)
                    found.append(value ?? "-")
                }
                return Response(found.joined(separator: " "))
            }),
        inner: LayerOptions(dependencies: [Provider.value("inner", as: "shared"), Provider.value("inner", as: "inner")]),
        alone: ["outer outer -"], both: ["inner outer inner"]
    ) { view in
        let response = try await view.get()
        return [response.text]
    }

    private static let opt = LayerCase(
        "opt",
        outer: LayerOptions(
            beforeRequest: { _, context in
                let found = ["shared", "outer", "inner"].map { name in context.route?.opt(name, as: String.self) ?? "-" }
                return Response(found.joined(separator: " "))
            }, opt: ["shared": "outer", "outer": "outer"]),
        inner: LayerOptions(opt: ["shared": "inner", "inner": "inner"]),
        alone: ["outer outer -"], both: ["inner outer inner"]
    ) { view in
        let response = try await view.get()
        return [response.text]
    }

    private static let parameters = LayerCase(
        "parameters",
        outer: LayerOptions(parameters: [
            LayerParameter<Int>.query("n", Constraints.of(Int.self, ge: 10)), LayerParameter<String>.header("X-Outer"),
            LayerParameter<Int>.header("X-Shared"),
        ]),
        // The names of header fields have no case; a cookie is another source than the query.
        inner: LayerOptions(parameters: [
            LayerParameter<Int>.query("n", Constraints.of(Int.self, ge: 1)), LayerParameter<String>.cookie("n"),
            LayerParameter<String>.header("x-shared"),
        ]),
        alone: [
            "header x-outer: Missing required header parameter 'x-outer'", "header x-shared: Missing required header parameter 'x-shared'",
            "query n: Missing required query parameter 'n'", "header x-shared: Expected `int`, got `str`", "query n: Expected `int` >= 10",
        ],
        both: [
            "cookie n: Missing required cookie parameter 'n'", "header x-outer: Missing required header parameter 'x-outer'",
            "header x-shared: Missing required header parameter 'x-shared'", "query n: Missing required query parameter 'n'", "200",
        ]
    ) { view in
        let missing = try await view.get()
        let other = try await view.get("?n=5", headers: [.xOuter: "text", .xShared: "text", .cookie: "n=text"])
        return try missing.faults + (other.status == .badRequest ? other.faults : ["\(other.status.code)"])
    }

    private static let errorHandlers = LayerCase(
        "errorHandlers",
        outer: LayerOptions(errorHandlers: [
            .on(LayerTrouble.Shared.self) { _, _ in Response("outer") }, .on(LayerTrouble.Outer.self) { _, _ in Response("outer") },
            .status(.conflict) { _, _ in Response("outer") },
        ]),
        inner: LayerOptions(errorHandlers: [
            .on(LayerTrouble.Shared.self) { _, _ in Response("inner") }, .status(.conflict) { _, _ in Response("inner") },
            .status(.gone) { _, _ in Response("inner") },
        ]),
        alone: ["outer", "outer", "outer", "410"], both: ["inner", "outer", "inner", "inner"], of: .failing
    ) { view in
        var seen: [String] = []
        for error in ["shared", "outer", "shared-status", "inner-status"] {
            let response = try await view.get("?error=\(error)")
            seen.append(response.status == .ok ? response.text : "\(response.status.code)")
        }
        return seen
    }

    private static let responseHeaders = LayerCase(
        "responseHeaders", outer: LayerOptions(responseHeaders: [.xShared: "outer", .xShared: "twice", .xOuter: "outer"]),
        inner: LayerOptions(responseHeaders: [.xShared: "inner", .xInner: "inner"]),
        alone: ["outer twice", "outer", ""], both: ["inner", "outer", "inner"]
    ) { view in
        let response = try await view.get()
        return [HTTPField.Name.xShared, .xOuter, .xInner].map { response.headers[values: $0].joined(separator: " ") }
    }

    /// A cookie with few attributes.
    static func cookie(_ name: String, _ value: String, path: String = "/", domain: String? = nil) -> SetCookie {
        SetCookie(name, value, path: path, domain: domain, httpOnly: false, sameSite: nil)
    }

    private static let responseCookies = LayerCase(
        "responseCookies",
        outer: LayerOptions(responseCookies: [cookie("a", "outer"), cookie("a", "outer", path: "/deep"), cookie("b", "outer")]),
        inner: LayerOptions(responseCookies: [cookie("a", "inner"), cookie("a", "inner", domain: "example.com"), cookie("c", "inner")]),
        alone: ["a=outer; Path=/", "a=outer; Path=/deep", "b=outer; Path=/"],
        both: [
            "a=inner; Path=/", "a=inner; Path=/; Domain=example.com", "a=outer; Path=/deep", "b=outer; Path=/", "c=inner; Path=/",
        ]
    ) { view in
        let response = try await view.get()
        return response.headers[values: .setCookie].sorted()
    }

    private static let documentedHeaders = LayerCase(
        "documentedHeaders",
        outer: LayerOptions(documentedHeaders: [
            DocumentedHeader(.xTrail, description: "outer"), DocumentedHeader(.age, Int.self, description: "outer"),
            .cookie("a", description: "outer"), .cookie("b", description: "outer"),
        ]),
        inner: LayerOptions(documentedHeaders: [DocumentedHeader(.xTrail, description: "inner"), .cookie("a", description: "inner")]),
        alone: ["x-trail outer", "age outer", "set-cookie a outer", "set-cookie b outer"],
        both: ["age outer", "set-cookie b outer", "x-trail inner", "set-cookie a inner"]
    ) { view in
        view.route.documentedHeaders.map { header in
            [header.name.canonicalName, header.cookie, header.description].compactMap(\.self).joined(separator: " ")
        }
    }
}
