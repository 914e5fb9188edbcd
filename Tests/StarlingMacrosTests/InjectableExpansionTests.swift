import Testing

/// The whole expansion of providers and guards.
@Suite struct InjectableExpansionTests {
    @Test func providerAtFileScope() {
        expectExpansion(
            of: """
                /// The users.
                @Provide
                func users(db: Database) async throws -> UserRepository {}
                """,
            """
            /// The users.
            func users(db: Database) async throws -> UserRepository {}

            nonisolated var $users: StarlingCore.Provider<UserRepository> {
                let __macro_local_4callfMu_: @concurrent @Sendable (Database) async throws -> UserRepository = users(db:)
                let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("db", decoder: StarlingCore.ParameterDecoding.of(Database.self))
                return StarlingCore.Provider<UserRepository>(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 3, column: 6),
                    name: "users",
                    documentation: "The users.",
                    arguments: [__macro_local_9argument1fMu_.description],
                    result: StarlingCore.ProviderResulting.of(UserRepository.self)
                ) {
                    let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                    return {
                        let __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                        guard let __macro_local_6value1fMu_ else { throw $0.failure() }
                        return try await __macro_local_4callfMu_(__macro_local_6value1fMu_)
                    }
                }
            }
            """)
    }

    @Test func staticProviderOfAnExtension() {
        expectExpansion(
            of: """
                extension Sessions {
                    @Provide(blocking: true) static func session(pool: Pool) throws -> Scoped<Session> {}
                }
                """,
            """
            extension Sessions {
                static func session(pool: Pool) throws -> Scoped<Session> {}

                nonisolated static var $session: StarlingCore.Provider<Session> {
                    let __macro_local_4callfMu_: @Sendable (Pool) throws -> Scoped<Session> = Self.session(pool:)
                    let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("pool", decoder: StarlingCore.ParameterDecoding.of(Pool.self))
                    return StarlingCore.Provider<Session>(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 42),
                        name: "session",
                        arguments: [__macro_local_9argument1fMu_.description],
                        result: StarlingCore.ProviderResulting.of(Scoped<Session>.self)
                    ) {
                        let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                        return {
                            let __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            guard let __macro_local_6value1fMu_ else { throw $0.failure() }
                            return try await $0.blocking { try __macro_local_4callfMu_(__macro_local_6value1fMu_) }
                        }
                    }
                }
            }
            """)
    }

    @Test func providerWithOptions() {
        expectExpansion(
            of: """
                @Provide(scope: .application, exclusive: true) func pool() async throws -> Pool {}
                """,
            """
            func pool() async throws -> Pool {}

            nonisolated var $pool: StarlingCore.Provider<Pool> {
                let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Pool = pool
                return StarlingCore.Provider<Pool>(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 53),
                    name: "pool",
                    scope: .application,
                    exclusive: true,
                    arguments: [],
                    result: StarlingCore.ProviderResulting.of(Pool.self)
                ) { _ in
                    return { _ in
                        return try await __macro_local_4callfMu_()
                    }
                }
            }
            """)
    }

    @Test func guardAtFileScope() {
        expectExpansion(
            of: """
                /// Lets owners pass.
                @Guard
                func owner(id: Int, @Header("X-Token") token: String) async throws {}
                """,
            """
            /// Lets owners pass.
            func owner(id: Int, @Header("X-Token") token: String) async throws {}

            nonisolated var $owner: StarlingCore.FunctionGuard {
                let __macro_local_4callfMu_: @concurrent @Sendable (Int, String) async throws -> Void = owner(id:token:)
                let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("id", decoder: StarlingCore.ParameterDecoding.of(Int.self))
                let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("token", alias: "X-Token", source: .header, decoder: StarlingCore.ParameterDecoding.of(String.self))
                return StarlingCore.FunctionGuard(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 3, column: 6),
                    name: "owner",
                    arguments: [__macro_local_9argument1fMu_.description, __macro_local_9argument2fMu_.description]
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
            """)
    }

    @Test func privateGuard() {
        expectExpansion(
            of: """
                @Guard(blocking: false) private func closed() throws {}
                """,
            """
            private func closed() throws {}

            private nonisolated var $closed: StarlingCore.FunctionGuard {
                let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Void = closed
                return StarlingCore.FunctionGuard(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 38),
                    name: "closed",
                    arguments: []
                ) { _ in
                    return { _ in
                        return try await __macro_local_4callfMu_()
                    }
                }
            }
            """)
    }

    @Test(arguments: [("@Provide", " -> B"), ("@Guard", "")])
    func injectedArgument(attribute: String, result: String) {
        expectExpansion(
            of: "\(attribute) func f(@Inject(\"x\") a: A) async\(result) {}",
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument(\"a\", alias: \"x\", source: .injected, decoder: StarlingCore.ParameterDecoding.of(A.self))",
                "let __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)",
            ])
    }

    @Test(arguments: [("@Provide", " -> B"), ("@Guard", "")])
    func blockingWithoutArguments(attribute: String, result: String) {
        expectExpansion(
            of: "\(attribute)(blocking: true) func f()\(result) {}",
            containing: [") { _ in", "return {", "return try await $0.blocking { try __macro_local_4callfMu_() }"])
    }

    @Test(
        arguments: [
            ("A?", "A?", "A?", "A?.self"), ("A!", "A?", "A?", "A?.self"), ("any P", "any P", "any P", "(any P).self"),
            ("Scoped<[A]>", "[A]", "Scoped<[A]>", "Scoped<[A]>.self"), ("sending Scoped<A>", "A", "Scoped<A>", "Scoped<A>.self"),
            ("Starling.Scoped<any P>", "any P", "Starling.Scoped<any P>", "Starling.Scoped<any P>.self"),
            ("Scoped<A>?", "A?", "Scoped<A>?", "Scoped<A>?.self"),
            ("Starling.Scoped<any P>?", "(any P)?", "Starling.Scoped<any P>?", "Starling.Scoped<any P>?.self"),
            ("[Scoped<A>]", "[Scoped<A>]", "[Scoped<A>]", "[Scoped<A>].self"),
        ])
    func providedType(result: String, provided: String, type: String, reference: String) {
        expectExpansion(
            of: "@Provide func f() async -> \(result) {}",
            containing: [
                "nonisolated var $f: StarlingCore.Provider<\(provided)> {",
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> \(type) = f",
                "return StarlingCore.Provider<\(provided)>(",
                "result: StarlingCore.ProviderResulting.of(\(reference))",
            ])
    }
}
