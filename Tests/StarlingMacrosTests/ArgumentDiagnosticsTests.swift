import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What an argument of a handler may not be. Columns count from `@Post func f(`, whose parameters begin at column 14.
@Suite struct ArgumentDiagnosticsTests {
    private func expectError(
        _ parameter: String, _ message: String, column: Int, fixIt: String? = nil, fixed: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        expectDiagnostics(
            in: "@Post func f(\(parameter)) async {}", [.error(message, 1, column, fixIts: fixIt.map { [$0] } ?? [])],
            fixed: fixed.map { "@Post func f(\($0)) async {}" }, at: location)
    }

    @Test func inoutArgument() {
        expectError(
            "a: inout Int", "an argument of a handler cannot be `inout`: its value is made for this call, and nobody sees a change",
            column: 17, fixIt: "remove `inout`", fixed: "a: Int")
    }

    @Test(arguments: [("isolated", "MyActor"), ("sending", "User")])
    func modifiers(modifier: String, type: String) {
        expectError(
            "a: \(modifier) \(type)",
            "an argument of a handler cannot be `\(modifier)`: the framework makes its value and passes it on", column: 17,
            fixIt: "remove `\(modifier)`", fixed: "a: \(type)")
    }

    @Test func variadicArgument() {
        expectError(
            "a: Int...", "a handler cannot be called with a variable number of arguments; take an array", column: 20,
            fixIt: "take `[Int]`", fixed: "a: [Int]")
    }

    @Test func opaqueArgument() {
        expectError(
            "a: some P", "`some P` does not say which type to make of the request; name a concrete type", column: 17)
        expectError(
            "a: [some P]", "`some P` does not say which type to make of the request; name a concrete type", column: 18)
    }

    @Test(arguments: ["() -> Void", "@escaping (Int) -> Void", "(() -> Void)?"])
    func functionArgument(type: String) {
        expectError("a: \(type)", "a function cannot come from a request", column: 17)
    }

    @Test func unnamedArgument() {
        let message = "an argument of a handler needs a name: it says which part of the request it is"
        expectError("_: Int", message, column: 14)
        expectError("a _: Int", message, column: 16)
    }

    @Test func twoWrappers() {
        expectError("@Query @Header a: Int", "an argument comes from one place; `a` already has `@Query`", column: 21)
    }

    @Test(arguments: ["socket"])
    func reservedForLater(name: String) {
        expectError(
            "\(name): Int",
            "`\(name)` is a reserved name and means something of its own in a later release; rename the argument, or say where it comes from: `@Query(\"\(name)\") …`",
            column: 14)
    }

    @Test(
        arguments: [
            ("data: A, @Body b: B", "data", 14, 23), ("data: A, body: B", "data", 14, 23), ("body: A, data: B", "body", 14, 23),
            ("@Body a: A, @Body b: B", "a", 14, 26),
        ])
    func twoBodies(parameters: String, first: String, firstColumn: Int, secondColumn: Int) {
        expectDiagnostics(
            in: "@Post func f(\(parameters)) async {}",
            [
                .error(
                    "a request has one body, and `\(first)` already takes it; put both into one model", 1, secondColumn,
                    notes: [NoteSpec(message: "`\(first)` takes the body here", line: 1, column: firstColumn)])
            ])
    }

    @Test(
        arguments: [
            ("@Get", "GET"), ("@Head", "HEAD"), ("@Route(methods: [.get])", "GET"),
            ("@Route(methods: [.get, .head])", "GET or HEAD"), ("@Route(methods: [HTTPRequest.Method.head])", "HEAD"),
        ])
    func bodyWhereNoneIs(attribute: String, methods: String) {
        for (parameter, name) in [("data: A", "data"), ("@Body a: A", "a"), ("body: A", "body")] {
            expectDiagnostics(
                in: "\(attribute) func f(x: Int, \(parameter)) async {}",
                [
                    .error(
                        "`\(name)` is the request's body, and a \(methods) request has none; take it from the query, or use another method",
                        1, attribute.count + 17)
                ])
        }
    }

    @Test(
        arguments: [
            "@Post", "@Put", "@Patch", "@Delete", "@Options", "@Route(methods: [.get, .post])", "@Route(methods: Self.methods)",
        ])
    func bodyWhereOneMayBe(attribute: String) {
        expectDiagnostics(in: "\(attribute) func f(data: A) async {}", [], writesCode: true)
    }

    @Test func everyFaultIsReported() {
        expectDiagnostics(
            in: "@Post(\"a\") func f(_: Int, b: inout Int, data: A, body: B) async {}",
            [
                .error("a path begins with a slash", 1, 7, fixIts: ["write `/a`"]),
                .error("an argument of a handler needs a name: it says which part of the request it is", 1, 19),
                .error(
                    "an argument of a handler cannot be `inout`: its value is made for this call, and nobody sees a change", 1,
                    30, fixIts: ["remove `inout`"]),
                .error(
                    "a request has one body, and `data` already takes it; put both into one model", 1, 50,
                    notes: [NoteSpec(message: "`data` takes the body here", line: 1, column: 41)]),
            ])
    }
}
