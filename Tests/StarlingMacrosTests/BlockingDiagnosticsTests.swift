import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// `blocking:` and synchronous handlers.
@Suite struct BlockingDiagnosticsTests {
    private let onLoop = "add `blocking: false`: it runs on the event loop and must not block"
    private let onPool = "add `blocking: true`: it runs on the blocking pool"
    private let unsaid =
        "`f` is synchronous: say whether it blocks, because a blocked event loop serves nobody else"

    @Test(
        arguments: [
            ("@Get", "@Get(blocking: false)", "@Get(blocking: true)"),
            ("@Get()", "@Get(blocking: false)", "@Get(blocking: true)"),
            ("@Get(\"/x\")", "@Get(\"/x\", blocking: false)", "@Get(\"/x\", blocking: true)"),
            ("@Get(\"/x\", name: \"y\")", "@Get(\"/x\", name: \"y\", blocking: false)", "@Get(\"/x\", name: \"y\", blocking: true)"),
            ("@Get(\"/x\",)", "@Get(\"/x\", blocking: false)", "@Get(\"/x\", blocking: true)"),
        ])
    func synchronousHandlerSaysIt(attribute: String, loop: String, pool: String) {
        for (fixIt, fixed) in [(onLoop, loop), (onPool, pool)] {
            expectDiagnostics(
                in: "\(attribute) func f() throws {}", [.warning(unsaid, 1, attribute.count + 7, fixIts: [onLoop, onPool])],
                applying: [fixIt], fixed: "\(fixed) func f() throws {}", writesCode: true)
        }
    }

    @Test(arguments: ["@Get(blocking: true)", "@Get(blocking: false)"])
    func saidIsSaid(attribute: String) {
        expectDiagnostics(in: "\(attribute) func f() {}", [], writesCode: true)
    }

    @Test(
        arguments: [
            ("@Controller actor A { @Get func f() {} }", 33),
            ("@MainActor @Controller struct A { @Get func f() {} }", 45),
            ("@Controller struct A { @MainActor @Get func f() {} }", 45),
        ])
    func isolatedFunctionCannotGoToThePool(source: String, column: Int) {
        expectDiagnostics(in: source, [.warning(unsaid, 1, column, fixIts: [onLoop])], writesCode: true)
    }

    @Test(
        arguments: [
            ("@Controller actor A { @Get(blocking: true) func f() {} }", "its actor", 28),
            ("@MainActor enum A { @Get(blocking: true) static func f() {} }", "the main actor", 26),
            ("@MainActor @Get(blocking: true) func f() {}", "the main actor", 17),
        ])
    func blockingIsolatedFunction(source: String, actor: String, column: Int) {
        expectDiagnostics(
            in: source,
            [
                .error(
                    "a function isolated to \(actor) runs there and not on the blocking pool; mark it `nonisolated`, or write `blocking: false`",
                    1, column, fixIts: ["write `blocking: false`"])
            ],
            fixed: source.replacing("blocking: true", with: "blocking: false"),
            writesCode: source.contains("@Controller"))
    }

    @Test(
        arguments: [
            "@Controller actor A { @Get(blocking: true) nonisolated func f() {} }",
            "@Controller actor A { @Get(blocking: true) static func f() {} }",
            "@MainActor @Controller struct A { @Get(blocking: true) nonisolated func f() {} }",
        ])
    func nonisolatedFunctionMayBlock(source: String) {
        expectDiagnostics(in: source, [], writesCode: true)
    }

    @Test(
        arguments: [
            ("@Get(blocking: true)", "@Get", 6), ("@Get(\"/x\", blocking: true)", "@Get(\"/x\")", 12),
            ("@Get(\"/x\", blocking: true, tags: [])", "@Get(\"/x\", tags: [])", 12),
            ("@Get(blocking: true, tags: [])", "@Get(tags: [])", 6),
        ])
    func asynchronousHandlerDoesNotBlock(attribute: String, fixed: String, column: Int) {
        expectDiagnostics(
            in: "\(attribute) func f() async {}",
            [
                .error(
                    "an `async` function does not run on the blocking pool; remove `async` or `blocking: true`", 1, column,
                    fixIts: ["remove `blocking: true`"])
            ],
            fixed: "\(fixed) func f() async {}")
    }

    @Test func asynchronousHandlerNeedNotSayIt() {
        expectDiagnostics(
            in: "@Get(blocking: false) func f() async {}",
            [
                .warning(
                    "`blocking: false` says nothing about an `async` function, which never runs on the blocking pool", 1, 6,
                    fixIts: ["remove `blocking: false`"])
            ],
            fixed: "@Get func f() async {}", writesCode: true)
    }

    @Test(arguments: ["nil", "flag", "!true"])
    func literal(value: String) {
        expectDiagnostics(
            in: "@Get(blocking: \(value)) func f() {}",
            [.error("`blocking` is a literal `true` or `false`, because the macro writes another call for each", 1, 16)])
    }
}
