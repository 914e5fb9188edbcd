import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What a handler's function may not be, and where it may not stand.
@Suite struct SignatureDiagnosticsTests {
    @Test func genericFunction() {
        expectDiagnostics(
            in: "@Get func f<T>(a: T) async where T: P {}",
            [
                .error(
                    "a handler cannot be generic: a request does not say which types to use; write one handler for each type", 1,
                    12)
            ])
        expectDiagnostics(
            in: "extension Box { @Get static func f() async where T: P {} }",
            [.error("a handler cannot have a `where` clause: every request reaches it in the same way", 1, 44)])
    }

    @Test func opaqueResult() {
        for (result, column) in [("some Encodable", 24), ("[some Encodable]", 25)] {
            expectDiagnostics(
                in: "@Get func f() async -> \(result) {}",
                [
                    .error(
                        "`some Encodable` hides the type that the answer's encoding and schema are made of; name the type", 1,
                        column)
                ])
        }
    }

    @Test(arguments: ["mutating", "consuming"])
    func mutatingFunction(modifier: String) {
        expectDiagnostics(
            in: "@Controller struct S { @Get \(modifier) func f() async {} }",
            [.error("a handler cannot be `\(modifier)`: all requests share one instance of the controller", 1, 29)],
            writesCode: true)
    }

    @Test func rethrowingFunction() {
        expectDiagnostics(
            in: "@Get func f() async rethrows {}",
            [.error("a handler takes no functions and cannot rethrow; write `throws`", 1, 21)])
    }

    @Test(arguments: ["==", "`hello world`", "`self`", "`init`"])
    func functionName(name: String) {
        expectDiagnostics(
            in: "@Get func \(name)() async {}",
            [.error("a handler needs a plain name: the macro makes `$name` of it, which the application is given", 1, 11)])
    }

    @Test(arguments: ["let x = 1", "struct S {}", "enum E {}", "init() {}"])
    func notAFunction(declaration: String) {
        expectDiagnostics(
            in: "@Get(\"/x\") \(declaration)",
            [.error("`@Get` makes a route of a function; it cannot be attached to anything else", 1, 1)])
    }

    @Test func twoAttributes() {
        expectDiagnostics(
            in: "@Get @Post(\"/x\") func f() {}",
            [
                .error(
                    "a function has one handler attribute; for several methods write `@Route(…, methods: [.get, .post])`", 1, 6)
            ])
        expectDiagnostics(
            in: "@Get @Get @Head func f() {}",
            [
                .error(
                    "a function has one handler attribute; for several methods write `@Route(…, methods: [.get, .get, .head])`",
                    1, 6)
            ])
    }

    @Test func emptyMethods() {
        expectDiagnostics(
            in: "@Route(\"/x\", methods: []) func f() async {}",
            [.error("a route without methods can never be reached", 1, 23)])
    }

    @Test(
        arguments: [
            ("func outer() { @Get func f() async {} }", 16), ("let x = { @Get func f() async {} }", 11),
            ("var x: Int { @Get func f() async {}; return 1 }", 14), ("struct S { init() { @Get func f() async {} } }", 21),
        ])
    func localFunction(source: String, column: Int) {
        expectDiagnostics(
            in: source,
            [
                .error(
                    "a handler inside a function cannot be reached from outside; move it to file scope or into a type", 1, column)
            ])
    }

    @Test func protocolRequirement() {
        expectDiagnostics(
            in: "protocol P { @Get func f() async }",
            [.error("a requirement of a protocol has no body and cannot be a handler", 1, 14)])
    }

    @Test func instanceMethodElsewhere() {
        expectDiagnostics(
            in: "struct S { @Get func f() async {} }",
            [
                .error(
                    "a handler that is an instance method belongs in a type marked `@Controller`, which makes the instance it is called on; mark `S`, or make the function `static`",
                    1, 22)
            ])
        expectDiagnostics(
            in: "extension S { @Get func f() async {} }",
            [
                .error(
                    "`@Controller` sees only the body of its type; move this handler there, or make it `static`", 1, 25)
            ])
    }

    @Test func qualifiedControllerIsOne() {
        expectDiagnostics(in: "@Starling.Controller struct S { @Get func f() async {} }", [], writesCode: true)
    }
}
