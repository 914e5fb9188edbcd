import Testing

/// What `@Listener` writes, and what it refuses.
@Suite struct ListenerMacroTests {
    @Test func expansion() {
        expectExpansion(
            of: """
                @Listener("user_created", Names.renamed)
                public func welcome(data: User, mailer: Mailer) async throws {}
                """,
            """
            public func welcome(data: User, mailer: Mailer) async throws {}

            public nonisolated var $welcome: StarlingCore.Listener {
                let __macro_local_4callfMu_: @concurrent @Sendable (User, Mailer) async throws -> Void = welcome(data:mailer:)
                let __macro_local_9argument1fMu_ = StarlingCore.EventArgument("data", User.self)
                let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("mailer", decoder: StarlingCore.ParameterDecoding.of(Mailer.self))
                return StarlingCore.Listener(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 13),
                    name: "welcome",
                    events: ["user_created", Names.renamed],
                    arguments: [__macro_local_9argument1fMu_.description, __macro_local_9argument2fMu_.description]
                ) {
                    let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                    let __macro_local_7binder2fMu_ = $0.bind(__macro_local_9argument2fMu_)
                    return {
                        let __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                        let __macro_local_6value1fMu_ = await __macro_local_7binder1fMu_.value(in: $0)
                        guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_ else { throw $0.failure() }
                        return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_)
                    }
                }
            }
            """)
    }

    @Test func blocking() {
        expectDiagnostics(in: "@Listener(\"a\", blocking: true) func f(state: State, @Inject mailer: Mailer) {}", [], writesCode: true)
    }

    @Test func withoutEvents() {
        expectDiagnostics(
            in: "@Listener func f() async {}",
            [.error("a listener names the events that it listens to: `@Listener(\"user_created\")`", 1, 1)])
    }

    @Test func withAResult() {
        expectDiagnostics(
            in: "@Listener(\"a\") func f() async -> Int {}",
            [.error("a listener returns nothing: nobody waits for what it does", 1, 31)])
    }

    @Test(arguments: ["@Query x: Int", "request: Request", "@Body x: User", "headers: HeaderFields", "body: [UInt8]"])
    func takesNothingOfARequest(parameter: String) throws {
        let name = try #require(parameter.split(separator: ":").first?.split(separator: " ").last)
        let start = "@Listener(\"a\") func f("
        let column = start.count + parameter.distance(from: parameter.startIndex, to: name.startIndex) + 1
        expectDiagnostics(
            in: "\(start)\(parameter)) async {}",
            [
                .error(
                    "there is no request when a listener runs: take what `\(name)` needs from the event's `data`, or from a provider", 1,
                    column)
            ])
    }
}
