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

                private nonisolated static func _handler_get(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<UserController>
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
                        let __macro_local_10controllerfMu_ = $0.bind(__macro_local_6sourcefMu_)
                        return {
                            var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)
                            var __macro_local_6value2fMu_ = __macro_local_7binder2fMu_.value(in: $0)
                            if $0.isWaiting {
                                try await $0.provide()
                                __macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)
                                __macro_local_6value2fMu_ = __macro_local_6value2fMu_ ?? __macro_local_7binder2fMu_.value(in: $0)
                            }
                            guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_, let __macro_local_10controllerfMu_ = __macro_local_10controllerfMu_.value(in: $0) else { throw $0.failure() }
                            let __macro_local_4callfMu_: @concurrent @Sendable (Self.ID, Int) async throws -> User = __macro_local_10controllerfMu_.get(id:size:)
                            return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_)
                        }
                    }
                }

                nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu0_: StarlingCore.ControllerSource<UserController>
                ) -> StarlingCore.ControllerRoutes {
                    var __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    __macro_local_8handlersfMu_.reserveCapacity(1)
                    __macro_local_8handlersfMu_.append(Self._handler_get(__macro_local_6sourcefMu0_))
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

                public nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<K>
                ) -> StarlingCore.ControllerRoutes {
                    var __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    __macro_local_8handlersfMu_.reserveCapacity(3)
                    #if DEBUG
                    __macro_local_8handlersfMu_.append(Self._handler_a(__macro_local_6sourcefMu_))
                    #elseif os(Linux) && !os(macOS)
                    __macro_local_8handlersfMu_.append(Self.$a.handler)
                    #if canImport(X)
                    __macro_local_8handlersfMu_.append(Self._handler_b(__macro_local_6sourcefMu_))
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

                nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<Empty>
                ) -> StarlingCore.ControllerRoutes {
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
