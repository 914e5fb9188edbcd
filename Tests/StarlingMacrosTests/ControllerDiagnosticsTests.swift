import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What is wrong with a controller.
@Suite struct ControllerDiagnosticsTests {
    @Test(
        arguments: [
            ("class K", "final class K", 13), ("public class K", "public final class K", 20),
            ("open class K", "public final class K", 18),
        ])
    func classIsFinal(declaration: String, fixed: String, column: Int) {
        expectDiagnostics(
            in: "@Controller \(declaration) { @Get func f() async {} }",
            [
                .error(
                    "a class with `@Controller` is final: a subclass could replace its handlers, and their routes would still be those of this class",
                    1, column, fixIts: ["make it final"])
            ],
            fixed: "@Controller \(fixed) { @Get func f() async {} }")
    }

    @Test(arguments: [("enum", "an enum"), ("protocol", "a protocol")])
    func otherKinds(keyword: String, kind: String) {
        expectDiagnostics(
            in: "@Controller \(keyword) K {}",
            [
                .error(
                    "`@Controller` cannot stand on \(kind): its handlers are called on an instance, so it is a struct, a final class or an actor",
                    1, 13)
            ])
    }

    @Test func nestedTypeIsNotPrivate() {
        expectDiagnostics(
            in: "enum Space { @Controller private struct S {} }",
            [
                .error(
                    "`@Controller` adds a conformance at file scope, from where this type cannot be seen; make it `fileprivate`",
                    1, 26, fixIts: ["make it `fileprivate`"])
            ],
            fixed: "enum Space { @Controller fileprivate struct S {} }")
    }

    @Test func twoHandlersOfOneName() {
        expectDiagnostics(
            in: """
                @Controller struct S {
                    @Get func f() async {}
                    @Post static func f(a: Int) async {}
                }
                """,
            [
                .error(
                    "another handler of this controller is called `f`, and both would be `$f`; rename one of them", 3, 23,
                    notes: [NoteSpec(message: "the other `f` is here", line: 2, column: 15)])
            ], writesCode: true)
    }

    @Test func oneNameInTwoConditions() {
        expectDiagnostics(
            in: """
                @Controller struct S {
                    #if A
                    @Get func f() async {}
                    #endif
                    #if B
                    @Get func f() async {}
                    #endif
                }
                """,
            [
                .error(
                    "another handler of this controller is called `f`, and both would be `$f`; rename one of them", 6, 15,
                    notes: [NoteSpec(message: "the other `f` is here", line: 3, column: 15)])
            ], writesCode: true)
    }

    @Test func oneNameInTwoClauses() {
        expectDiagnostics(
            in: """
                @Controller struct S {
                    #if A
                    @Get func f() async {}
                    #elseif B
                    @Get func f() async {}
                    #else
                    @Get func f() async {}
                    #endif
                }
                """, [], writesCode: true)
    }

    /// Providers and guards have a `$name`, too.
    @Test(
        arguments: [
            ("@Get func f() async {}", "@Provide static func f() async -> A {}", "a handler", "@Get func ", "@Provide static func "),
            ("@Guard static func f() async {}", "@Get func f() async {}", "a guard", "@Guard static func ", "@Get func "),
            (
                "@Provide static func f() async -> A {}", "@Provide static func f(a: Int) async -> A {}", "another provider",
                "@Provide static func ", "@Provide static func "
            ),
        ])
    func oneNameForTwoThings(first: String, second: String, noun: String, beforeFirst: String, beforeSecond: String) {
        let start = "@Controller struct S { "
        let column = start.count + 1
        expectDiagnostics(
            in: "\(start)\(first); \(second) }",
            [
                .error(
                    "\(noun) of this controller is called `f`, and both would be `$f`; rename one of them", 1,
                    column + first.count + 2 + beforeSecond.count,
                    notes: [NoteSpec(message: "the other `f` is here", line: 1, column: column + beforeFirst.count)])
            ], writesCode: true)
    }

    @Test func functionOfTwoRolesIsLeftOut() {
        let source = "@Controller struct S { @Get @Provide static func f() async -> A {} }"
        expectDiagnostics(
            in: source, [.error("`@Get` and `@Provide` would both make `$f`; write a function for each", 1, 29)], writesCode: true)
        #expect(!expansion(of: source).contains("$f"))
    }

    @Test func overloadThatIsNoHandler() {
        expectDiagnostics(
            in: "@Controller struct S { @Get func f() async {}; func f(a: Int) {} }", [], writesCode: true)
    }

    @Test func attributeInsideACondition() {
        expectDiagnostics(
            in: """
                @Controller struct S {
                    #if A
                    @Get
                    #endif
                    func f() async {}
                    #if A
                    @discardableResult
                    #endif
                    func g() -> Int { 1 }
                }
                """,
            [
                .error(
                    "a controller does not see a handler attribute inside `#if`; put the `#if` around the whole function", 2, 5)
            ], writesCode: true)
    }

    @Test func wrongHandlerIsLeftOut() {
        let source = "@Controller struct S { @Get(\"x\") func f() async {}; @Get func g() async {} }"
        expectDiagnostics(
            in: source, [.error("a path begins with a slash", 1, 29, fixIts: ["write `/x`"])], writesCode: true)
        #expect(!expansion(of: source).contains("_handler_f"))
        #expect(expansion(of: source).contains("Self._handler_g("))
    }

    @Test func handlersOfAWrongClassWriteNothing() {
        #expect(!expansion(of: "@Controller class K { @Get func f() async {} }").contains("Starling"))
    }
}
