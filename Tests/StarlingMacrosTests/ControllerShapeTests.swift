import SwiftSyntaxMacroExpansion
import Testing

@testable import StarlingMacros

/// What differs from controller to controller.
@Suite struct ControllerShapeTests {
    @Test(
        arguments: [
            ("func f(a: Int, _ b: Int) async throws", "{ try await __macro_local_10controllerfMu_.f(a: $0, $1) }"),
            ("func f() async throws(Oops)", "{ try await __macro_local_10controllerfMu_.f() }"),
            ("func f() async", "{ await __macro_local_10controllerfMu_.f() }"),
            ("func f()", "{ await __macro_local_10controllerfMu_.f() }"),
            ("nonisolated func f()", "__macro_local_10controllerfMu_.f"),
            ("nonisolated(nonsending) func f(a: Int) async", "__macro_local_10controllerfMu_.f(a:)"),
        ])
    func actorsAreCalledThroughAClosure(function: String, call: String) {
        let parameters = function.contains("(a: Int, _") ? "Int, Int" : function.contains("a: Int") ? "Int" : ""
        let blocking = function.contains("async") ? "" : "(blocking: false)"
        expectExpansion(
            of: "@Controller actor A { @Get\(blocking) \(function) {} }",
            containing: [
                "private nonisolated static func _handler_f(", "_ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<A>",
                "let __macro_local_10controllerfMu_ = $0.bind(__macro_local_6sourcefMu_)", "if $0.isWaiting {",
                "let __macro_local_4callfMu_: @concurrent @Sendable (\(parameters)) async throws -> Void = \(call)",
            ])
    }

    @Test func staticHandlersBelongToTheController() {
        expectExpansion(
            of: "@Controller struct S { @Get static func f() async {} ; @Get class func g() async {} }",
            containing: [
                "__macro_local_8handlersfMu_.append(Self.$f.handler)", "__macro_local_8handlersfMu_.append(Self.$g.handler)",
            ])
    }

    @Test(arguments: [("public", "public "), ("package", "package "), ("internal", ""), ("fileprivate", ""), ("private", "")])
    func accessFollowsTheType(access: String, prefix: String) {
        expectExpansion(
            of: "@Controller \(access) struct S {}",
            containing: ["\(prefix)nonisolated static func _controllerRoutes("])
    }

    @Test func typeInAPublicExtensionIsPublic() {
        expectExpansion(
            of: "public extension E { @Controller struct S {} }",
            containing: ["public nonisolated static func _controllerRoutes("])
    }

    @Test func privateHandlerStaysPrivate() {
        expectExpansion(
            of: "@Controller struct S { @Get private func f() async {} }",
            containing: [
                "private nonisolated static var $f: _Route_f {", "private nonisolated struct _Route_f: Sendable {",
                "private nonisolated static func _handler_f(",
            ])
    }

    @Test func deprecatedHandlerDeprecatesTheList() {
        expectExpansion(
            of: """
                @Controller struct S {
                    #if DEBUG
                    @available(*, deprecated, message: "old") @Get func f() async {}
                    #endif
                }
                """,
            containing: ["@available(*, deprecated)", "nonisolated static func _controllerRoutes("])
    }

    @Test func onlyOwnFunctionsWithAnAttributeAreHandlers() {
        expectExpansion(
            of: """
                @Controller struct S {
                    func plain() {}
                    @Other func other() {}
                    var x = 1
                    struct Inner { @Get static func f() async {} }
                }
                """,
            containing: ["let __macro_local_8handlersfMu_: [StarlingCore.Handler] = []"])
    }

    @Test func statedConformanceIsNotRepeated() {
        var macros = macros
        macros["Controller"] = MacroSpec(type: ControllerMacro.self)
        expectExpansion(
            of: "@Controller struct S: Controller {}",
            """
            struct S: Controller {

                nonisolated static func _controllerRoutes(
                    _ __macro_local_6sourcefMu_: StarlingCore.ControllerSource<S>
                ) -> StarlingCore.ControllerRoutes {
                    let __macro_local_8handlersfMu_: [StarlingCore.Handler] = []
                    return StarlingCore.ControllerRoutes(
                        id: StarlingCore.SourceLocation(fileID: "TestModule/test.swift", line: 1, column: 1),
                        name: "S",
                        path: "",
                        handlers: __macro_local_8handlersfMu_
                    )
                }
            }
            """, macros: macros)
    }
}
