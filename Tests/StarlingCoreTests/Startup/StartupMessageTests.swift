import HTTPTypes
import Starling
import StarlingTesting
import Testing

private struct Repository: Sendable {}
private struct Opaque: Sendable {}

@Suite("Messages of start-up faults") struct StartupMessageTests {
    @Get("/users/{id}") static func user(id: Int) async -> Int { id }
    @Get("/users/{number}") static func other(number: Int) async -> Int { number }
    @Get("/users/{id}/posts/{post}") static func unused(id: Int) async {}
    @Get("/users/{user}") static func mistyped(@Path usr: Int) async {}
    @Get("/users/{user}") static func far(@Path completelyDifferent: Int) async {}
    @Get("/provided/{user}") fileprivate static func provided(user: Int, users: Repository) async {}
    @Get("/header") fileprivate static func header(@Header token: Repository) async {}
    @Get("/query") fileprivate static func query(@Query filter: Repository) async {}
    @Get("/list") static func list(ids: [Int]) async {}
    @Get("/wrapped") fileprivate static func wrapped(@Path thing: Repository) async {}
    @Get("/bare") fileprivate static func bare(thing: Repository) async {}
    @Get("/body", status: .noContent) static func body() async -> Int { 1 }
    @Get("/notModified", status: .notModified) static func notModified() async -> String { "" }
    @Get("/named", name: "same") static func named() async {}
    @Get("/named/too", name: "same") static func namedToo() async {}
    @Get("/{id}") static func one(id: Int) async {}
    @Post("/sent") fileprivate static func sent(data: Int, thing: Repository) async {}
    @Get("/optional") fileprivate static func optional(thing: Repository?) async {}
    @Route("/several/{a}", methods: [.get, .post]) static func several() async {}

    private static func faults(_ app: Application) -> [String] {
        let error = #expect(throws: StartupError.self) { try app.makeResponder() }
        return error?.description.split(separator: "\n").map(String.init) ?? []
    }

    private static func place(_ route: some HandlerRoute) -> String { route.handler.id.description }

    @Test func codes() {
        let cases: [(any HandlerRoute, [String])] = [
            (
                Self.$unused,
                [
                    "nothing takes the path variable `post` of GET /users/{id}/posts/{post}: give `unused` an argument `post`, or take it out of the path"
                ]
            ),
            (
                Self.$mistyped,
                [
                    "`usr` is marked @Path, but GET /users/{user} has no variable `usr`; closest: `user`",
                    "nothing takes the path variable `user` of GET /users/{user}: give `mistyped` an argument `user`, or take it out of the path",
                ]
            ),
            (
                Self.$far,
                [
                    "`completelyDifferent` is marked @Path, but GET /users/{user} has no variable `completelyDifferent`",
                    "nothing takes the path variable `user` of GET /users/{user}: give `far` an argument `user`, or take it out of the path",
                ]
            ),
            (Self.$provided, ["nothing provides `users: Repository` for GET /provided/{user}; closest: `user`"]),
            (Self.$header, ["`token: Repository` of GET /header cannot be read from a header: the type must conform to ParameterValue"]),
            (Self.$query, ["`filter: Repository` of GET /query cannot be read from a query: the type must conform to ParameterValue"]),
            (Self.$body, ["a 204 answer has no body, but GET /body returns `Int`"]),
            (Self.$notModified, ["a 304 answer has no body, but GET /notModified returns `String`"]),
            (Self.$sent, ["nothing provides `thing: Repository` for POST /sent"]),
            (Self.$optional, ["nothing provides `thing: Repository?` for GET /optional"]),
            (
                Self.$several,
                ["nothing takes the path variable `a` of GET /several/{a}: give `several` an argument `a`, or take it out of the path"]
            ),
        ]
        for (route, messages) in cases {
            #expect(Self.faults(Application(handlers: [route])) == messages.map { "\(Self.place(route)): \($0)" }, "\(route.handler.name)")
        }
    }

    /// Variables of a layer, which the macro cannot see.
    @Test func unreadableVariables() {
        let unreadable = "cannot be read from a path variable: the type must conform to ParameterValue"
        #expect(
            Self.faults(Application(handlers: [Router("/{ids}", handlers: [Self.$list])])) == [
                "\(Self.place(Self.$list)): `ids: [Int]` of GET /{ids}/list \(unreadable)"
            ])
        #expect(
            Self.faults(Application(handlers: [Router("/{thing}", handlers: [Self.$wrapped, Self.$bare])])) == [
                "\(Self.place(Self.$wrapped)): `thing: Repository` of GET /{thing}/wrapped \(unreadable)",
                "\(Self.place(Self.$bare)): `thing: Repository` of GET /{thing}/bare \(unreadable)",
            ])
    }

    @Test func duplicates() {
        #expect(
            Self.faults(Application(handlers: [Self.$user, Self.$other])) == [
                "\(Self.place(Self.$other)): `other` and `user` (\(Self.place(Self.$user))) both answer GET /users/{number}: no request could tell them apart"
            ])
        #expect(
            Self.faults(Application(handlers: [Self.$user, Self.$user])) == [
                "\(Self.place(Self.$user)): `user` and `user` (\(Self.place(Self.$user))) both answer GET /users/{id}: no request could tell them apart"
            ])
        #expect(
            Self.faults(Application(handlers: [Self.$named, Self.$namedToo])) == [
                "\(Self.place(Self.$namedToo)): a handler named `same` is registered already (\(Self.place(Self.$named))): names must be unique"
            ])
    }

    @Test func closures() {
        let line = #line + 3
        let faults = Self.faults(
            Application(handlers: [
                Handler.get("/opaque") { _ in Opaque() },
                Handler.on([], "/none") { _ in "x" },
                Handler.get("/a//b") { _ in "x" },
                Handler.get("/{a}/x") { _ in "x" },
                Handler.get("/reply") { _ in Reply(Opaque()) },
                Handler.get("/x{a}") { _ in "x" },
            ]))
        let file = "StarlingCoreTests/StartupMessageTests.swift"
        #expect(
            faults == [
                "\(file):\(line): `Opaque`, the result of GET /opaque, has no wire form: make it Encodable, or return a Response",
                "\(file):\(line + 1): `/none` answers no method: give it at least one",
                "\(file):\(line + 2): `/a//b` is no path: it has two slashes in a row",
                "\(file):\(line + 4): `Opaque`, the result of GET /reply, has no wire form: make it Encodable, or return a Response",
                "\(file):\(line + 5): `/x{a}` is no path: a variable must be a whole part between two slashes, such as `{id}`; `x{a}` is not",
            ])
    }

    @Test func layers() {
        let line = #line + 3
        let faults = Self.faults(
            Application(handlers: [
                Router("/teams/{team}", handlers: [Self.$named]),
                Router("/users/{id}", handlers: [Self.$one]),
                Router("no{where", handlers: [Self.$user]),
                Router("/empty/{x}", handlers: []),
            ]))
        let file = "StarlingCoreTests/StartupMessageTests.swift"
        #expect(
            faults == [
                "\(file):\(line): nothing takes the path variable `team` of /teams/{team}: give a handler below an argument `team`, or take it out of the path",
                "\(Self.place(Self.$one)): the variable `id` stands twice in /users/{id}/{id}: rename one of them",
                "\(file):\(line + 2): `no{where` is no path: a variable must be a whole part between two slashes, such as `{id}`; `no{where` is not",
            ])
    }

    /// A variable of a layer needs one handler below that takes it, not all.
    @Test func layerVariablesInPart() async throws {
        let app = Application(handlers: [
            Router("/users/{id}", handlers: [Self.$named, Handler.get("/all") { $0.pathParameters["id"] ?? "-" }])
        ])
        let response = try await app.test { try await $0.get("/users/5/all") }
        #expect(response.text == "5")
        #expect(try await app.test { try await $0.get("/users/5/named") }.status == .ok)
    }

    @Test func severalAtOnce() throws {
        let app = Application(handlers: [Self.$unused, Self.$body, Self.$provided])
        let error = #expect(throws: StartupError.self) { try app.makeResponder() }
        #expect(error?.faults.map(\.fault.code) == [.unusedVariable, .bodyForbidden, .nothingProvides])
        #expect(error?.faults.map(\.location) == [Self.$unused.handler.id, Self.$body.handler.id, Self.$provided.handler.id])
    }

    @Test func wording() {
        var catalogue = FaultCatalogue()
        catalogue[.bodyForbidden] = "{status}!"
        #expect(Self.faults(Application(handlers: [Self.$body], catalogue: catalogue)) == ["\(Self.place(Self.$body)): 204!"])
    }
}
