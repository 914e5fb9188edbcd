import Testing

/// What the macros write for controllers whose instances are made for each request.
@Suite struct InstanceExpansionTests {
    /// Of the properties, those count that have no value.
    @Test func storedProperties() {
        expectExpansion(
            of: """
                @Controller("/users") public struct UserController {
                    let users: Users
                    @Inject("replica") private let db: Database
                    var size = 20
                }
                """,
            """
            public struct UserController {
                let users: Users
                private let db: Database
                var size = 20

                public nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<UserController>
                ) -> StarlingCore.ControllerRoutes {
                    let __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 1),
                        name: "UserController",
                        path: "/users",
                        handlers: __macro_local_8handlersfMu_
                    )
                }

                public nonisolated static var injected: StarlingCore.InjectedController<UserController> {
                    let __macro_local_4callfMu_: @concurrent @Sendable (Users, Database) async throws -> UserController = Self._controllerInstance(_:_:)
                    let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("users", decoder: StarlingCore.ParameterDecoding.of(Users.self))
                    let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("db", alias: "replica", source: .injected, decoder: StarlingCore.ParameterDecoding.of(Database.self))
                    return StarlingCore.InjectedController(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 37),
                        name: "UserController"
                    ) {
                        let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                        let __macro_local_7binder2fMu_ = $0.bind(__macro_local_9argument2fMu_)
                        return {
                            let __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            let __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                            guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_ else { throw $0.failure() }
                            return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_)
                        }
                    }
                }

                private static func _controllerInstance(_ __macro_local_6value1fMu_: Users, _ __macro_local_6value2fMu_: Database) -> UserController {
                    UserController(users: __macro_local_6value1fMu_, db: __macro_local_6value2fMu_)
                }
            }

            extension UserController: nonisolated StarlingCore.Controller {}
            """)
    }

    /// What has a default value keeps it.
    @Test func initializer() {
        expectExpansion(
            of: """
                @Controller final class K {
                    @Inject private init(_ db: Database, @Header("X-Key") key: String, limit: Int = 3, @Query page: Int = 1) async throws {}
                }
                """,
            """
            final class K {
                private init(_ db: Database, @Header("X-Key") key: String, limit: Int = 3, @Query page: Int = 1) async throws {}

                nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<K>
                ) -> StarlingCore.ControllerRoutes {
                    let __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 1),
                        name: "K",
                        path: "",
                        handlers: __macro_local_8handlersfMu_
                    )
                }

                nonisolated static var injected: StarlingCore.InjectedController<K> {
                    let __macro_local_4callfMu_: @concurrent @Sendable (Database, String, Int) async throws -> K = Self._controllerInstance(_:_:_:)
                    let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("db", decoder: StarlingCore.ParameterDecoding.of(Database.self))
                    let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("key", alias: "X-Key", source: .header, decoder: StarlingCore.ParameterDecoding.of(String.self))
                    let __macro_local_9argument3fMu_ = StarlingCore.ParameterArgument("page", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self), default: { 1 })
                    return StarlingCore.InjectedController(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 21),
                        name: "K"
                    ) {
                        let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                        let __macro_local_7binder2fMu_ = $0.bind(__macro_local_9argument2fMu_)
                        let __macro_local_7binder3fMu_ = $0.bind(__macro_local_9argument3fMu_)
                        return {
                            let __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            let __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                            let __macro_local_6value3fMu_ = __macro_local_7binder3fMu_.value(in: $0)
                            guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_, let __macro_local_6value3fMu_ else { throw $0.failure() }
                            return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_, __macro_local_6value3fMu_)
                        }
                    }
                }

                private static func _controllerInstance(_ __macro_local_6value1fMu_: Database, _ __macro_local_6value2fMu_: String, _ __macro_local_6value3fMu_: Int) async throws -> K {
                    try await K(__macro_local_6value1fMu_, key: __macro_local_6value2fMu_, page: __macro_local_6value3fMu_)
                }
            }

            extension K: nonisolated StarlingCore.Controller {}
            """)
    }

    @Test(
        arguments: [
            ("@Controller actor K { @Inject init() {} }", "", "K()"),
            ("@Controller final class K { @Inject init() async {} }", "async ", "await K()"),
            ("@Controller struct K { @Inject init() throws(Oops) {} }", "throws ", "try K()"),
        ])
    func initializersAreCalledAsTheyWant(source: String, effects: String, call: String) {
        expectExpansion(
            of: source,
            containing: [
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> K = Self._controllerInstance", ") { _ in",
                "return { _ in", "return try await __macro_local_4callfMu_()",
                "private static func _controllerInstance() \(effects)-> K {", call,
            ])
    }

    @Test func isolationOfTheInitializerAlone() {
        expectExpansion(
            of: "@Controller struct K { @Inject @MainActor init() {} }",
            containing: [
                "nonisolated static var injected: StarlingCore.InjectedController<K> {", "@MainActor",
                "private static func _controllerInstance() -> K {",
            ])
    }

    @Test func deprecatedInitializer() {
        expectExpansion(
            of: "@Controller struct K { @Inject @available(*, deprecated) init() {} }",
            containing: [
                "@available(*, deprecated)", "nonisolated static var injected: StarlingCore.InjectedController<K> {",
                "@available(*, deprecated)", "private static func _controllerInstance() -> K {",
            ])
    }

    /// Names that need backticks, types that need parentheses, and several properties of one declaration.
    @Test func unusualProperties() {
        expectExpansion(
            of: "@Controller struct K { let `class`: A; let `let`: any P; let a, b: (Int, Int) }",
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument(\"class\", decoder: StarlingCore.ParameterDecoding.of(A.self))",
                "let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument(\"let\", decoder: StarlingCore.ParameterDecoding.of((any P).self))",
                "let __macro_local_9argument4fMu_ = StarlingCore.ParameterArgument(\"b\", decoder: StarlingCore.ParameterDecoding.of((Int, Int).self))",
                "K(class: __macro_local_6value1fMu_, `let`: __macro_local_6value2fMu_, a: __macro_local_6value3fMu_, b: __macro_local_6value4fMu_)",
            ])
    }

    /// What has a value, or none of its own, is given nothing.
    @Test(
        arguments: [
            "var x = 1", "let x: A = A()", "var x: A?", "var x: A!", "static let x: A", "lazy var x: A = A()", "var x: A { A() }",
            "@Wrapper(1) var x: A", "@Wrapper var x = 1", "weak var x: A?",
            "#if X\nstatic let x = 1\nvar y: A { A() }\nfunc f() {}\n#endif",
        ])
    func propertiesThatNeedNothing(property: String) {
        expectExpansion(
            of: "@Controller struct K { let given: B\n\(property)\n}",
            containing: [
                "nonisolated static var injected: StarlingCore.InjectedController<K> {", "K(given: __macro_local_6value1fMu_)",
            ])
    }

    @Test(
        arguments: [
            "let x: A?", "var x: A { didSet {} }", "private let x: A", "private(set) var x: A", "@Inject var x: A?", "@Inject let state: A",
        ])
    func propertiesThatAreGiven(property: String) {
        let name = property.contains("state") ? "state" : "x"
        expectExpansion(
            of: "@Controller struct K { let given: B\n\(property)\n}",
            containing: ["K(given: __macro_local_6value1fMu_, \(name): __macro_local_6value2fMu_)"])
    }

    /// Where it cannot be told what an instance is made of, nothing is written, and nothing is said: an instance can be registered.
    @Test(
        arguments: [
            "struct K {}", "struct K { var x = 1 }", "struct K { let x: A; init(x: A) {} }", "struct K { let x: A; private init() {} }",
            "struct K { let x: A\n#if X\ninit() {}\n#endif\n}", "struct K { let x: A\n#if X\nlet y: B\n#endif\n}",
            "final class K { init(x: A) {} }", "actor K { init(x: A) {} }", "struct K: @unchecked Sendable { let x: A }",
            "struct K { let x: () -> Int }", "struct K { let (x, y): (A, B) }", "struct K { @Wrapper var x: A }",
            "struct K { nonisolated(unsafe) let x: A }", "struct K { let state: A }", "struct K { let data: A }",
            "struct K { let socket: A }",
        ])
    func unknownInstances(type: String) {
        let source = "@Controller \(type)"
        expectExpansion(of: source, expansion(of: source))
        #expect(!expansion(of: source).contains("injected"))
    }

    @Test func typeOfTheMainActor() {
        #expect(!expansion(of: "@MainActor @Controller struct K { let x: A }").contains("injected"))
        #expect(expansion(of: "@MainActor @Controller struct K { @Inject init(x: A) {} }").contains("injected"))
    }
}
