import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What the declaration of a field may not be.
@Suite struct FieldDiagnosticsTests {
    @Test func pattern() {
        expectFieldError(
            "var (a, b) = (1, 2)", "a pattern does not say which value belongs to which field; declare each field by itself", column: 9)
    }

    @Test(arguments: ["self", "Type", "Self", "Protocol"])
    func reservedName(name: String) {
        expectFieldError(
            "var `\(name)`: Int",
            "`\(name)` means something else behind a dot, even in backticks; rename it, and keep the name on the wire with `@Field(\"\(name)\")`",
            column: 9)
    }

    @Test(arguments: ["() -> Void", "(@Sendable () -> Void)?"])
    func function(type: String) {
        expectFieldError(
            "var a: \(type)", "a function has no form on the wire; make the property `private` and give it a value, and it is no field",
            column: 12)
    }

    @Test func opaqueType() {
        expectFieldError("var a: some P = 1", "`some P` does not say which type to read; name a concrete type", column: 12)
    }

    @Test(arguments: [
        ("make it `var`", "var a: Int = 1"), ("add `@Field(.computed)`: it is written and never read", "@Field(.computed) let a: Int = 1"),
    ])
    func constant(fixIt: String, fixed: String) {
        expectFieldError(
            "let a: Int = 1",
            "`a` has its value already, so no other can be read; make it `var`, or say that it is only written: `@Field(.computed)`",
            column: 9, fixIts: ["make it `var`", "add `@Field(.computed)`: it is written and never read"], applying: fixIt, fixed: fixed)
    }

    @Test(
        arguments: [
            ("@Field", "@Field(.computed)"), ("@Field()", "@Field(.computed)"), ("@Field(\"b\")", "@Field(\"b\", .computed)"),
            ("@Field(.readOnly, ge: 1)", "@Field(.readOnly, .computed, ge: 1)"), ("@Field(ge: 1)", "@Field(.computed, ge: 1)"),
        ])
    func constantWithAttribute(attribute: String, fixed: String) {
        expectFieldError(
            "\(attribute) let a: Int = 1",
            "`a` has its value already, so no other can be read; make it `var`, or say that it is only written: `@Field(.computed)`",
            column: attribute.count + 10, fixIts: ["make it `var`", "add `.computed`: it is written and never read"],
            applying: "add `.computed`: it is written and never read", fixed: "\(fixed) let a: Int = 1")
    }

    @Test(arguments: ["private var a: Int", "private let a: Int?"])
    func privateWithoutValue(property: String) {
        expectFieldError(
            property, "`a` is private and therefore no field, so it needs a value; give it one, or mark it `@Field`", column: 17,
            fixIts: ["add `@Field`: it is read and written like the others"], fixed: "@Field \(property)")
    }

    @Test func computedUnsaid() {
        expectFieldError(
            "@Field(ge: 1) var a: Int { 1 }", "`a` is computed, so it is written and never read; say so: `@Field(.computed)`", column: 23,
            fixIts: ["add `.computed`"], fixed: "@Field(.computed, ge: 1) var a: Int { 1 }")
    }

    @Test func computedWithoutValue() {
        expectFieldError(
            "@Field(.computed) let a: Int", "`a` is never read, so it needs a value; give it one, or remove `.computed`", column: 27,
            fixIts: ["remove `.computed`"], fixed: "@Field let a: Int")
    }

    @Test(arguments: ["async", "throws", "async throws"])
    func computedWithEffects(effects: String) {
        expectFieldError(
            "@Field(.computed) var a: Int { get \(effects) { 1 } }",
            "a field is written in one go, so its getter neither throws nor waits; make it a method, or no field", column: 40)
    }

    @Test func condition() {
        expectFieldError(
            "#if A\n    var a: Int\n    #endif",
            "a field cannot stand inside `#if`, because the macro does not know whether the condition holds; put the `#if` around the whole type",
            line: 3, column: 9)
        expectFieldError(
            "#if A\n    #else\n    #if B\n    @Field(.computed) var a: Int { 1 }\n    #endif\n    #endif",
            "a field cannot stand inside `#if`, because the macro does not know whether the condition holds; put the `#if` around the whole type",
            line: 5, column: 27)
    }

    @Test func tooMany() {
        let fields = (0...256).map { "    var a\($0): Int\n" }.joined()
        expectDiagnostics(
            in: "@Model struct M {\n\(fields)}",
            [.error("a model has at most 256 fields; group some of them in a model of their own", 258, 9)])
    }

    @Test func repeatedName() {
        for (first, firstColumn, second, secondColumn) in [
            ("var a: Int", 9, "@Field(\"a\") var b: Int", 12), ("@Field(\"b\") var a: Int", 12, "var b: Int", 9),
            ("@Field(\"x\") var a: Int", 12, "@Field(#\"x\"#) var b: Int", 12),
        ] {
            let name = first.contains("x") ? "x" : first.contains("\"b\"") ? "b" : "a"
            expectDiagnostics(
                in: "@Model struct M {\n    \(first)\n    \(second)\n}",
                [
                    .error(
                        "another field is called `\(name)` on the wire; give this one a name of its own", 3, secondColumn,
                        notes: [NoteSpec(message: "the other `\(name)` is here", line: 2, column: firstColumn)])
                ])
        }
    }

    @Test func renamedNamesAreNotKnown() {
        expectDiagnostics(
            in: "@Model(rename: .snakeCase) struct M { @Field(\"b\") var a: Int; var b: Int }", [], writesCode: true)
    }

    @Test func nameIsLiteral() {
        expectFieldError(
            "@Field(\"a\\(1)\") var a: Int", "the name of a field is a plain string literal, because it is the same for every value",
            column: 12)
    }

    @Test(
        arguments: [
            (".readOnly, .writeOnly", "readOnly", "writeOnly", 23, ".writeOnly"),
            (".writeOnly, .readOnly", "readOnly", "writeOnly", 24, ".writeOnly"),
            (".writeOnly, .computed", "computed", "writeOnly", 24, ".writeOnly"),
        ])
    func contradiction(marks: String, one: String, other: String, column: Int, kept: String) {
        expectFieldError(
            "@Field(\(marks)) var a: Int = 1",
            "`.\(one)` and `.\(other)` together make a field that nobody sees; keep one of them", column: column,
            fixIts: ["remove `.\(one)`", "remove `.\(other)`"], applying: "remove `.\(one)`", fixed: "@Field(\(kept)) var a: Int = 1")
    }

    @Test(arguments: [("omitNil", 15), ("omitDefaults", 20), ("forbidUnknownFields", 27)])
    func optionsAreLiterals(label: String, column: Int) {
        expectDiagnostics(
            in: "@Model(\(label): flag) struct M {}",
            [.error("`\(label)` is a literal `true` or `false`, because the macro writes other code for each", 1, column + 2)])
    }

    @Test(arguments: ["uniqueItems", "deprecated"])
    func optionsOfAFieldAreLiterals(label: String) {
        expectFieldError(
            "@Field(\(label): flag) var a: [Int]",
            "`\(label)` is a literal `true` or `false`, because the macro writes other code for each", column: label.count + 14)
    }

    @Test func tagIsForEnums() {
        expectDiagnostics(
            in: "@Model(rename: .snakeCase, tag: \"t\") struct M {}",
            [
                .error(
                    "`tag` names the key that tells the cases of an enum apart, and this is no enum", 1, 28, fixIts: ["remove `tag`"])
            ],
            fixed: "@Model(rename: .snakeCase) struct M {}")
    }

    @Test func lostDocumentation() {
        expectDiagnostics(
            in: "@Model struct M {\n    @Field\n    /// One.\n    var a: Int\n}",
            [
                .warning(
                    "a doc comment behind an attribute is lost; it belongs before the first one", 3, 5,
                    fixIts: ["move the comment before the first attribute"])
            ],
            fixed: "@Model struct M {\n    /// One.\n    @Field\n    var a: Int\n}", writesCode: true)
    }
}
