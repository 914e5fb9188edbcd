import Testing

/// The whole expansion of handlers outside controllers.
@Suite struct HandlerExpansionTests {
    @Test func handlerAtFileScope() {
        expectExpansion(
            of: """
                /// Greets someone.
                @Get("/hello/{name}")
                func hello(name: String, @Query(ge: 1) page: Int = 1) async -> Greeting {}
                """,
            """
            /// Greets someone.
            func hello(name: String, @Query(ge: 1) page: Int = 1) async -> Greeting {}

            nonisolated var $hello: _Route_hello {
                let __macro_local_4callfMu_: @concurrent @Sendable (String, Int) async throws -> Greeting = hello(name:page:)
                let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("name", decoder: StarlingCore.ParameterDecoding.of(String.self))
                let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("page", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self), constraints: StarlingModel.Constraints.of(Int.self, ge: 1), default: { 1 })
                return _Route_hello(handler: StarlingCore.Handler(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 3, column: 6),
                    name: "hello",
                    methods: [.get],
                    path: "/hello/{name}",
                    documentation: "Greets someone.",
                    arguments: [__macro_local_9argument1fMu_.description, __macro_local_9argument2fMu_.description],
                    result: StarlingCore.ResultEncoding.of(Greeting.self)
                ) {
                    let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                    let __macro_local_7binder2fMu_ = $0.bind(__macro_local_9argument2fMu_)
                    return {
                        var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                        let __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                        if $0.isWaiting {
                            try await $0.provide()
                            __macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)
                        }
                        guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_ else { throw $0.failure() }
                        return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_)
                    }
                })
            }

            nonisolated struct _Route_hello: StarlingCore.HandlerRoute {
                let handler: StarlingCore.Handler

                nonisolated func callAsFunction(name: String, page: Int? = nil) -> StarlingCore.RouteReference {
                    StarlingCore.RouteReference(self.handler.id, [("name", StarlingCore.PathText.of(name))], query: [StarlingCore.QueryText.of("page", page)])
                }
            }
            """)
    }

    @Test func handlerWithoutArguments() {
        expectExpansion(
            of: """
                @Get func ping() async {}
                """,
            """
            func ping() async {}

            nonisolated var $ping: _Route_ping {
                let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Void = ping
                return _Route_ping(handler: StarlingCore.Handler(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 11),
                    name: "ping",
                    methods: [.get],
                    path: "",
                    arguments: [],
                    result: StarlingCore.ResultEncoding.of(Void.self)
                ) { _ in
                    return { _ in
                        return try await __macro_local_4callfMu_()
                    }
                })
            }

            nonisolated struct _Route_ping: StarlingCore.HandlerRoute {
                let handler: StarlingCore.Handler

                nonisolated func callAsFunction() -> StarlingCore.RouteReference {
                    StarlingCore.RouteReference(self.handler.id, [])
                }
            }
            """)
    }

    @Test func blockingHandler() {
        expectExpansion(
            of: """
                @Post("/report", name: "report", status: .created, blocking: true, tags: ["a", "b"])
                func report(year: Int) throws -> Report {}
                """,
            """

            func report(year: Int) throws -> Report {}

            nonisolated var $report: _Route_report {
                let __macro_local_4callfMu_: @Sendable (Int) throws -> Report = report(year:)
                let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("year", decoder: StarlingCore.ParameterDecoding.of(Int.self))
                return _Route_report(handler: StarlingCore.Handler(
                    id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 6),
                    name: "report",
                    methods: [.post],
                    path: "/report",
                    blocking: true,
                    options: StarlingCore.HandlerOptions(name: "report", status: .created, tags: ["a", "b"]),
                    arguments: [__macro_local_9argument1fMu_.description],
                    result: StarlingCore.ResultEncoding.of(Report.self)
                ) {
                    let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                    return {
                        var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                        if $0.isWaiting {
                            try await $0.provide()
                            __macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)
                        }
                        guard let __macro_local_6value1fMu_ else { throw $0.failure() }
                        return try await $0.blocking { try __macro_local_4callfMu_(__macro_local_6value1fMu_) }
                    }
                })
            }

            nonisolated struct _Route_report: StarlingCore.HandlerRoute {
                let handler: StarlingCore.Handler

                nonisolated func callAsFunction() -> StarlingCore.RouteReference {
                    StarlingCore.RouteReference(self.handler.id, [])
                }
            }
            """)
    }

    @Test func staticHandlerOfAnExtension() {
        expectExpansion(
            of: """
                extension Suite.Inner {
                    @Delete("/{id}") static func remove(id: Self.ID) async throws {}
                }
                """,
            """
            extension Suite.Inner {
                static func remove(id: Self.ID) async throws {}

                nonisolated static var $remove: _Route_remove {
                    let __macro_local_4callfMu_: @concurrent @Sendable (Self.ID) async throws -> Void = Self.remove(id:)
                    let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("id", decoder: StarlingCore.ParameterDecoding.of(Self.ID.self))
                    return _Route_remove(handler: StarlingCore.Handler(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 34),
                        name: "remove",
                        methods: [.delete],
                        path: "/{id}",
                        arguments: [__macro_local_9argument1fMu_.description],
                        result: StarlingCore.ResultEncoding.of(Void.self)
                    ) {
                        let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                        return {
                            var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            if $0.isWaiting {
                                try await $0.provide()
                                __macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)
                            }
                            guard let __macro_local_6value1fMu_ else { throw $0.failure() }
                            return try await __macro_local_4callfMu_(__macro_local_6value1fMu_)
                        }
                    })
                }

                nonisolated struct _Route_remove: StarlingCore.HandlerRoute {
                    let handler: StarlingCore.Handler

                    nonisolated func callAsFunction(id: Suite.Inner.ID) -> StarlingCore.RouteReference {
                        StarlingCore.RouteReference(self.handler.id, [("id", StarlingCore.PathText.of(id))])
                    }
                }
            }
            """)
    }
}
