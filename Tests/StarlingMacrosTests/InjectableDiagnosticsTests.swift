import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What the function of a provider or a guard may not be, and where it may not stand.
@Suite struct InjectableDiagnosticsTests {
    private static let kinds = [("@Provide", "provider", " -> A"), ("@Guard", "guard", "")]
    private let onLoop = "add `blocking: false`: it runs on the event loop and must not block"
    private let onPool = "add `blocking: true`: it runs on the blocking pool"
    private let unsaid =
        "`f` is synchronous: say whether it blocks, because a blocked event loop serves nobody else"

    @Test(arguments: ["let x = 1", "struct S {}", "enum E {}", "init() {}"])
    func notAFunction(declaration: String) {
        for (attribute, noun, _) in Self.kinds {
            expectDiagnostics(
                in: "\(attribute) \(declaration)",
                [.error("`\(attribute)` makes a \(noun) of a function; it cannot be attached to anything else", 1, 1)])
        }
    }

    @Test(
        arguments: [
            ("func outer() { ", " }"), ("let x = { ", " }"), ("var x: Int { ", "; return 1 }"), ("struct S { init() { ", " } }"),
        ])
    func localFunction(before: String, after: String) {
        for (attribute, noun, result) in Self.kinds {
            expectDiagnostics(
                in: "\(before)\(attribute) func f() async\(result) {}\(after)",
                [
                    .error(
                        "a \(noun) inside a function cannot be reached from outside; move it to file scope or into a type", 1,
                        before.count + 1)
                ])
        }
    }

    @Test(arguments: kinds)
    func protocolRequirement(attribute: String, noun: String, result: String) {
        for modifier in ["", "static "] {
            expectDiagnostics(
                in: "protocol P { \(attribute) \(modifier)func f() async\(result) }",
                [.error("a requirement of a protocol has no body and cannot be a \(noun)", 1, 14)])
        }
    }

    @Test(arguments: ["struct S { ", "extension S { ", "actor S { ", "@Controller struct S { "])
    func instanceMethod(owner: String) {
        for (attribute, noun, result) in Self.kinds {
            expectDiagnostics(
                in: "\(owner)\(attribute) func f() async\(result) {} }",
                [
                    .error(
                        "a \(noun) has no instance to be called on; make the function `static`, or move it to file scope", 1,
                        owner.count + attribute.count + 7)
                ], writesCode: owner.contains("@Controller"))
        }
    }

    @Test(arguments: ["static", "class"])
    func functionOfATypeNeedsNoInstance(modifier: String) {
        for (attribute, _, result) in Self.kinds {
            expectDiagnostics(
                in: "class K { \(attribute) \(modifier) func f() async\(result) {} }", [], writesCode: true)
        }
    }

    @Test(arguments: ["", " -> Void", " -> ()", " -> Swift.Void"])
    func providerWithoutValue(result: String) {
        expectDiagnostics(
            in: "@Provide func f() async\(result) {}", [.error("a provider returns the value that it provides", 1, 15)])
    }

    @Test(arguments: ["Bool", "A?", "(A, B)", "some P", "[some P]"])
    func guardWithValue(result: String) {
        expectDiagnostics(
            in: "@Guard func f() async -> \(result) {}",
            [.error("a guard returns nothing: it throws when a request may not pass", 1, 23)])
    }

    @Test(arguments: ["", " -> Void", " -> ()", " -> Swift.Void"])
    func guardWithoutValue(result: String) {
        expectDiagnostics(in: "@Guard func f() async\(result) {}", [], writesCode: true)
    }

    @Test(arguments: kinds)
    func genericFunction(attribute: String, noun: String, result: String) {
        expectDiagnostics(
            in: "\(attribute) func f<T>(a: T) async\(result) where T: P {}",
            [
                .error(
                    "a \(noun) cannot be generic: a request does not say which types to use; write one \(noun) for each type", 1,
                    attribute.count + 8)
            ])
        let start = "extension Box { \(attribute) static func f() async\(result) "
        expectDiagnostics(
            in: "\(start)where T: P {} }",
            [.error("a \(noun) cannot have a `where` clause: every request reaches it in the same way", 1, start.count + 1)])
    }

    @Test(
        arguments: [
            ("some P", "some P", "any P", "any P", 28), ("some P & Q", "some P & Q", "any P & Q", "any P & Q", 28),
            ("[some P]", "some P", "any P", "[any P]", 29), ("Scoped<some P>", "some P", "any P", "Scoped<any P>", 35),
        ])
    func opaqueResult(result: String, opaque: String, open: String, fixed: String, column: Int) {
        expectDiagnostics(
            in: "@Provide func f() async -> \(result) {}",
            [
                .error(
                    "`\(opaque)` hides the type by which values are taken; write `\(open)`", 1, column, fixIts: ["write `\(open)`"])
            ],
            fixed: "@Provide func f() async -> \(fixed) {}")
    }

    @Test(arguments: ["mutating", "consuming"])
    func mutatingFunction(modifier: String) {
        for (attribute, noun, result) in Self.kinds {
            let start = "extension S { \(attribute) static "
            expectDiagnostics(
                in: "\(start)\(modifier) func f() async\(result) {} }",
                [.error("a \(noun) cannot be `\(modifier)`: it is called on no instance", 1, start.count + 1)])
        }
    }

    @Test(arguments: kinds)
    func parameters(attribute: String, noun: String, result: String) {
        let column = attribute.count + 9
        expectDiagnostics(
            in: "\(attribute) func f(_: Int, b: inout Int, c: Int..., d: sending A) async\(result) {}",
            [
                .error("an argument of a \(noun) needs a name: it says which part of the request it is", 1, column),
                .error(
                    "an argument of a \(noun) cannot be `inout`: its value is made for this call, and nobody sees a change", 1, column + 11,
                    fixIts: ["remove `inout`"]),
                .error(
                    "a \(noun) cannot be called with a variable number of arguments; take an array", 1, column + 28,
                    fixIts: ["take `[Int]`"]),
                .error(
                    "an argument of a \(noun) cannot be `sending`: the framework makes its value and passes it on", 1, column + 36,
                    fixIts: ["remove `sending`"]),
            ])
    }

    @Test(arguments: [("data: A", "data"), ("@Body a: A", "a"), ("body: A", "body")])
    func guardThatTakesTheBody(parameter: String, name: String) {
        expectDiagnostics(
            in: "@Guard func f(x: Int, \(parameter)) async {}",
            [.error("`\(name)` is the request's body, which is read after the guards; take it in the handler", 1, 23)])
    }

    @Test func guardThatTakesTheBodyTwice() {
        expectDiagnostics(
            in: "@Guard func f(@Body a: A, body: B) async {}",
            [
                .error("`a` is the request's body, which is read after the guards; take it in the handler", 1, 15),
                .error("`body` is the request's body, which is read after the guards; take it in the handler", 1, 27),
            ])
    }

    @Test func providerThatTakesTheBody() {
        expectDiagnostics(in: "@Provide func f(data: A) async -> B {}", [], writesCode: true)
        expectDiagnostics(
            in: "@Provide func f(data: A, @Body b: B) async -> C {}",
            [
                .error(
                    "a request has one body, and `data` already takes it; put both into one model", 1, 26,
                    notes: [NoteSpec(message: "`data` takes the body here", line: 1, column: 17)])
            ])
    }

    @Test(
        arguments: [
            ("@Get @Provide", "`@Get` and `@Provide`", 6), ("@Provide @Guard", "`@Provide` and `@Guard`", 10),
            ("@Provide(scope: .transient) @Provide", "`@Provide` and `@Provide`", 29),
            ("@Guard @Get(\"/x\") @Post", "`@Guard` and `@Get`", 8),
        ])
    func twoRoles(attributes: String, names: String, column: Int) {
        expectDiagnostics(
            in: "\(attributes) func f() async -> A {}",
            [.error("\(names) would both make `$f`; write a function for each", 1, column)])
    }

    @Test(arguments: kinds)
    func rethrowingFunction(attribute: String, noun: String, result: String) {
        expectDiagnostics(
            in: "\(attribute) func f() async rethrows\(result) {}",
            [.error("a \(noun) takes no functions and cannot rethrow; write `throws`", 1, attribute.count + 17)])
    }

    @Test(arguments: ["==", "`hello world`", "`self`", "`init`"])
    func functionName(name: String) {
        for (attribute, noun, result) in Self.kinds {
            expectDiagnostics(
                in: "\(attribute) func \(name)() async\(result) {}",
                [
                    .error(
                        "a \(noun) needs a plain name: the macro makes `$name` of it, which the application is given", 1,
                        attribute.count + 7)
                ])
        }
    }

    @Test(arguments: kinds)
    func reservedForLater(attribute: String, noun: String, result: String) {
        expectDiagnostics(
            in: "\(attribute) func f(socket: B) async\(result) {}",
            [
                .error(
                    "`socket` is a reserved name and means something of its own in a later release; rename the argument, or say where it comes from: `@Query(\"socket\") …`",
                    1, attribute.count + 9)
            ])
    }

    @Test(
        arguments: [
            ("@Provide", " -> A", "@Provide(blocking: false)", "@Provide(blocking: true)"),
            (
                "@Provide(scope: .transient)", " -> A", "@Provide(scope: .transient, blocking: false)",
                "@Provide(scope: .transient, blocking: true)"
            ),
            ("@Guard", "", "@Guard(blocking: false)", "@Guard(blocking: true)"),
        ])
    func synchronousFunctionSaysIt(attribute: String, result: String, loop: String, pool: String) {
        for (fixIt, fixed) in [(onLoop, loop), (onPool, pool)] {
            expectDiagnostics(
                in: "\(attribute) func f() throws\(result) {}",
                [.warning(unsaid, 1, attribute.count + 7, fixIts: [onLoop, onPool])],
                applying: [fixIt], fixed: "\(fixed) func f() throws\(result) {}", writesCode: true)
        }
    }

    @Test(
        arguments: [
            ("@Provide(blocking: true)", " -> A", "@Provide", 10),
            ("@Provide(exclusive: true, blocking: true)", " -> A", "@Provide(exclusive: true)", 27),
            ("@Guard(blocking: true)", "", "@Guard", 8),
        ])
    func asynchronousFunctionDoesNotBlock(attribute: String, result: String, fixed: String, column: Int) {
        expectDiagnostics(
            in: "\(attribute) func f() async\(result) {}",
            [
                .error(
                    "an `async` function does not run on the blocking pool; remove `async` or `blocking: true`", 1, column,
                    fixIts: ["remove `blocking: true`"])
            ],
            fixed: "\(fixed) func f() async\(result) {}")
    }

    @Test(arguments: kinds)
    func asynchronousFunctionNeedNotSayIt(attribute: String, noun: String, result: String) {
        expectDiagnostics(
            in: "\(attribute)(blocking: false) func f() async\(result) {}",
            [
                .warning(
                    "`blocking: false` says nothing about an `async` function, which never runs on the blocking pool", 1,
                    attribute.count + 2, fixIts: ["remove `blocking: false`"])
            ],
            fixed: "\(attribute) func f() async\(result) {}", writesCode: true)
    }

    @Test(arguments: kinds)
    func documentationBehindTheAttributeIsLost(attribute: String, noun: String, result: String) {
        expectDiagnostics(
            in: """
                \(attribute)
                /// One.
                func f() async\(result) {}
                """,
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 2, 1,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: """
                /// One.
                \(attribute)
                func f() async\(result) {}
                """, writesCode: true)
    }

    @Test func everyFaultIsReported() {
        expectDiagnostics(
            in: "@Provide func f<T>(socket: T) {}",
            [
                .error(
                    "a provider cannot be generic: a request does not say which types to use; write one provider for each type", 1,
                    16),
                .error(
                    "`socket` is a reserved name and means something of its own in a later release; rename the argument, or say where it comes from: `@Query(\"socket\") …`",
                    1, 20),
                .warning(unsaid, 1, 15, fixIts: [onLoop, onPool]),
                .error("a provider returns the value that it provides", 1, 15),
            ])
    }
}
