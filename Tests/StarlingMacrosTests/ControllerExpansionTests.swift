import Testing

/// The whole expansion of controllers.
@Suite struct ControllerExpansionTests {
    @Test func controller() {
        expectExpansion(
            of: """
                /// Users.
                @Controller("/users", tags: ["users"])
                struct UserController {
                    @Get("/{id}") func get(id: Self.ID, size: Int = pageSize) async throws -> User {}
                }
                """,
            """
            /// Users.
            struct UserController {
                func get(id: Self.ID, size: Int = pageSize) async throws -> User {}

                nonisolated static var $get: _Route_get {
                    _Route_get(id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 4, column: 24))
                }

                nonisolated struct _Route_get: Sendable {
                    let id: StarlingCore.SourceLocation

                    nonisolated func callAsFunction(id: UserController.ID) -> StarlingCore.RouteReference {
                        StarlingCore.RouteReference(self.id, [("id", StarlingCore.PathText.of(id))])
                    }
                }

                nonisolated func _handler_get() -> StarlingCore.Handler {
                    let __macro_local_4callfMu_: @concurrent @Sendable (Self.ID, Int) async throws -> User = self.get(id:size:)
                    return Self._handler_get(__macro_local_4callfMu_)
                }

                private nonisolated static func _handler_get(
                    _ __macro_local_4callfMu_: @escaping @concurrent @Sendable (Self.ID, Int) async throws -> User
                ) -> StarlingCore.Handler {
                    let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument("id", decoder: StarlingCore.ParameterDecoding.of(Self.ID.self))
                    let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument("size", decoder: StarlingCore.ParameterDecoding.of(Int.self), default: { pageSize })
                    return StarlingCore.Handler(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 4, column: 24),
                        name: "get",
                        methods: [.get],
                        path: "/{id}",
                        arguments: [__macro_local_9argument1fMu_.description, __macro_local_9argument2fMu_.description],
                        result: StarlingCore.ResultEncoding.of(User.self)
                    ) {
                        let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)
                        let __macro_local_7binder2fMu_ = $0.bind(__macro_local_9argument2fMu_)
                        return {
                            var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            var __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                            if $0.isWaiting {
                                try await $0.provide()
                                __macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)
                                __macro_local_6value2fMu_ = __macro_local_6value2fMu_ ?? __macro_local_7binder2fMu_.value(in: $0)
                            }
                            guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_ else { throw $0.failure() }
                            return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_)
                        }
                    }
                }

                nonisolated func _controllerRoutes() -> StarlingCore.ControllerRoutes {
                    var __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    __macro_local_8handlersfMu_.reserveCapacity(1)
                    __macro_local_8handlersfMu_.append(self._handler_get())
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 2, column: 1),
                        name: "UserController",
                        path: "/users",
                        documentation: "Users.",
                        options: StarlingCore.LayerOptions(tags: ["users"]),
                        handlers: __macro_local_8handlersfMu_
                    )
                }
            }

            extension UserController: nonisolated StarlingCore.Controller {}
            """)
    }

    @Test func conditionsAreKept() {
        expectExpansion(
            of: """
                @Controller public final class K {
                    #if DEBUG
                    @Get func a() async {}
                    #elseif os(Linux) && !os(macOS)
                    @Get(blocking: true) static func a() {}
                    #if canImport(X)
                    @Get private func b() async {}
                    #else
                    func plain() {}
                    #endif
                    #endif
                    #if os(macOS)
                    func plain() {}
                    #endif
                }
                """,
            """
            public final class K {
                #if DEBUG
                func a() async {}
                #elseif os(Linux) && !os(macOS)
                static func a() {}
                #if canImport(X)
                private func b() async {}
                #else
                func plain() {}
                #endif
                #endif
                #if os(macOS)
                func plain() {}
                #endif

                public nonisolated func _controllerRoutes() -> StarlingCore.ControllerRoutes {
                    var __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    __macro_local_8handlersfMu_.reserveCapacity(3)
                    #if DEBUG
                    __macro_local_8handlersfMu_.append(self._handler_a())
                    #elseif os(Linux) && !os(macOS)
                    __macro_local_8handlersfMu_.append(Self.$a.handler)
                    #if canImport(X)
                    __macro_local_8handlersfMu_.append(self._handler_b())
                    #else
                    #endif
                    #endif
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 1),
                        name: "K",
                        path: "",
                        handlers: __macro_local_8handlersfMu_
                    )
                }
            }

            extension K: nonisolated StarlingCore.Controller {}
            """)
    }

    @Test func withoutHandlersNothingVaries() {
        expectExpansion(
            of: """
                @Controller actor Empty {}
                """,
            """
            actor Empty {

                nonisolated func _controllerRoutes() -> StarlingCore.ControllerRoutes {
                    let __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 1),
                        name: "Empty",
                        path: "",
                        handlers: __macro_local_8handlersfMu_
                    )
                }
            }

            extension Empty: nonisolated StarlingCore.Controller {}
            """)
    }
}
