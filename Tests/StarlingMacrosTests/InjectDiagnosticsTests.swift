import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// Where `@Inject` may stand, and what an initializer may not be that makes an instance for a request.
@Suite struct InjectDiagnosticsTests {
    private let removal = ["remove `@Inject`"]

    @Test(arguments: ["func f() {}", "struct S {}", "case a"])
    func otherDeclarations(declaration: String) {
        let (before, after) = declaration == "case a" ? ("enum E { ", " }") : ("", "")
        expectDiagnostics(
            in: "\(before)@Inject \(declaration)\(after)",
            [
                .error(
                    "`@Inject` says what a controller is made of: it stands on an `init`, or on a stored property", 1, before.count + 1,
                    fixIts: removal)
            ],
            fixed: "\(before)\(declaration)\(after)")
    }

    @Test(arguments: [("struct S", "init() {}"), ("actor S", "let x: A"), ("enum S", "init() {}")])
    func noController(owner: String, member: String) {
        expectDiagnostics(
            in: "\(owner) { @Inject \(member) }",
            [
                .error(
                    "`S` is no controller, so `@Inject` does nothing here; mark the type `@Controller`", 1, owner.count + 4,
                    fixIts: removal)
            ],
            fixed: "\(owner) { \(member) }")
    }

    @Test(arguments: [("", "let x = 1", ""), ("func f() { ", "let x = 1", " }"), ("protocol P { ", "init()", " }")])
    func noType(before: String, declaration: String, after: String) {
        expectDiagnostics(
            in: "\(before)@Inject \(declaration)\(after)",
            [.error("only what a controller is made of can be injected", 1, before.count + 1, fixIts: removal)],
            fixed: "\(before)\(declaration)\(after)")
    }

    @Test(arguments: [("init() { self.init(a: 1) }", "initializer"), ("var x: Int { 1 }", "property")])
    func memberOfAnExtension(member: String, noun: String) {
        expectDiagnostics(
            in: "extension S { @Inject \(member) }",
            [.error("`@Controller` sees only the body of its type; move this \(noun) there", 1, 15, fixIts: removal)],
            fixed: "extension S { \(member) }")
    }

    @Test(
        arguments: [
            ("static let x: A", "a static property belongs to the type and not to its instances, so nothing is injected into it"),
            ("lazy var x: A = A()", "a `lazy` property makes its own value, so nothing is injected into it"),
            ("var x: A { A() }", "a computed property makes its own value, so nothing is injected into it"),
            ("let x: A = A()", "the property has a value already; remove that, or `@Inject`"),
        ])
    func propertyThatIsNotGiven(property: String, text: String) {
        expectDiagnostics(
            in: "@Controller struct S { @Inject \(property) }", [.error(text, 1, 24, fixIts: removal)],
            fixed: "@Controller struct S { \(property) }", writesCode: true)
    }

    @Test(
        arguments: [
            ("final class S", "init(x: A) {}"), ("actor S", "@Inject init(x: A) {}"), ("struct S", "private init(x: A) {}"),
            ("struct S", "#if X\ninit() {}\n#endif\n"),
        ])
    func propertyThatAnInitializerSets(owner: String, initializer: String) {
        expectDiagnostics(
            in: "@Controller \(owner) { @Inject let x: A\n\(initializer) }",
            [.error("the property is set by an `init`; mark that with `@Inject`", 1, owner.count + 16, fixIts: removal)],
            fixed: "@Controller \(owner) { let x: A\n\(initializer) }", writesCode: true)
    }

    @Test func nameOfAnInitializersProvider() {
        expectDiagnostics(
            in: "@Controller struct S { @Inject(\"db\") init(db: A) {} }",
            [
                .error(
                    "an `init` comes from no provider; name that of a parameter: `@Inject(\"db\") …`", 1, 32, fixIts: ["remove `\"db\"`"])
            ],
            fixed: "@Controller struct S { @Inject init(db: A) {} }", writesCode: true)
    }

    @Test(arguments: ["?", "!"])
    func initializerThatGivesNil(mark: String) {
        expectDiagnostics(
            in: "@Controller struct S { @Inject init\(mark)(a: A) {} }",
            [
                .error(
                    "an `init` that is called for a request gives an instance or throws; it cannot give nil", 1, 36,
                    fixIts: ["remove `\(mark)`"])
            ],
            fixed: "@Controller struct S { @Inject init(a: A) {} }", writesCode: true)
        #expect(!expansion(of: "@Controller struct S { @Inject init\(mark)(a: A) {} }").contains("injected"))
    }

    @Test(arguments: [("", "<T>(a: T)", "", 36), ("<T>", "(a: T)", " where T: P", 46)])
    func genericInitializer(generics: String, signature: String, requirement: String, column: Int) {
        expectDiagnostics(
            in: "@Controller struct S\(generics) { @Inject init\(signature)\(requirement) {} }",
            [
                .error(
                    "an `init` that is called for a request cannot be generic: a request does not say which types to use", 1, column)
            ], writesCode: true)
    }

    /// The rules for arguments of handlers hold, but for a parameter that keeps its default value.
    @Test func parametersOfAnInitializer() {
        expectDiagnostics(
            in: "@Controller struct S { @Inject init(a: inout A, socket: B, c: () -> C = d, e: some E = f) {} }",
            [
                .error(
                    "an argument of a controller cannot be `inout`: its value is made for this call, and nobody sees a change", 1, 40,
                    fixIts: ["remove `inout`"]),
                .error(
                    "`socket` is a reserved name and means something of its own in a later release; rename the argument, or say where it comes from: `@Query(\"socket\") …`",
                    1, 49),
            ],
            fixed: "@Controller struct S { @Inject init(a: A, socket: B, c: () -> C = d, e: some E = f) {} }", writesCode: true)
    }

    @Test func twoInitializers() {
        expectDiagnostics(
            in: """
                @Controller struct S {
                    @Inject init(a: A) {}
                    init(b: B) {}
                    @Inject init(c: C) {}
                }
                """,
            [
                .error(
                    "an instance is made by one `init`, and another one is marked already", 4, 5,
                    notes: [NoteSpec(message: "the other one is here", line: 2, column: 13)], fixIts: removal)
            ],
            fixed: """
                @Controller struct S {
                    @Inject init(a: A) {}
                    init(b: B) {}
                    init(c: C) {}
                }
                """, writesCode: true)
    }

    @Test(
        arguments: [
            ("#if X\n@Inject init(a: A) {}\n#endif", 3), ("#if X\n#else\n#if Y\n@Inject let a: A\n#endif\n#endif", 5),
            ("#if X\n@Inject\n#endif\ninit(a: A) {}", 2),
        ])
    func markInsideACondition(members: String, line: Int) {
        expectDiagnostics(
            in: "@Controller struct S {\n\(members)\n}",
            [.error("a controller does not see `@Inject` inside `#if`; mark an `init` outside, and put the `#if` into that", line, 1)],
            writesCode: true)
    }
}
