import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What the cases of a model may not be.
@Suite struct CaseDiagnosticsTests {
    @Test func noCases() {
        expectDiagnostics(
            in: "@Model enum E {}", [.error("an enum without cases has no value that could be read or written", 1, 13)])
    }

    @Test func condition() {
        expectDiagnostics(
            in: "@Model enum E {\n    #if A\n    case a\n    #endif\n}",
            [
                .error(
                    "a case of a model cannot stand inside `#if`, because the macro does not know whether the condition holds; put the `#if` around the whole type",
                    3, 10)
            ])
    }

    @Test func valuesWithoutLabels() {
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E { case a(x: Int, String, _ y: Bool) }",
            [
                .error("a value beside others needs a label, which is its name on the wire: `label: String`", 1, 42),
                .error("a value beside others needs a label, which is its name on the wire: `label: Bool`", 1, 50),
            ])
    }

    @Test func functions() {
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E { case a(() -> Void) }",
            [
                .error(
                    "a function has no form on the wire; make the property `private` and give it a value, and it is no field", 1, 34)
            ])
    }

    @Test(arguments: ["Int", "String?", "[Shape]", "Bool"])
    func scalarInATaggedUnion(type: String) {
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E { case a(\(type)) }",
            [
                .error(
                    "`\(type)` is no object, in which the tag could stand; give the value a label", 1, 34, fixIts: ["label it `value`"])
            ],
            fixed: "@Model(tag: \"t\") enum E { case a(value: \(type)) }")
    }

    @Test(
        arguments: [
            ("@Model", "@Model(tag: \"type\")"), ("@Model()", "@Model(tag: \"type\")"),
            ("@Model(omitNil: true)", "@Model(tag: \"type\", omitNil: true)"),
            ("@Model(rename: .camelCase, omitNil: true)", "@Model(rename: .camelCase, tag: \"type\", omitNil: true)"),
            ("@Model(rename: .camelCase)", "@Model(rename: .camelCase, tag: \"type\")"),
        ])
    func nothingInAnUntaggedUnion(attribute: String, fixed: String) {
        expectDiagnostics(
            in: "\(attribute) enum E { case a(Int), b }",
            [
                .error(
                    "`b` holds nothing that tells it from the other cases; add a key that does: `@Model(tag: \"type\")`", 1,
                    attribute.count + 24, fixIts: ["add `tag: \"type\"`"])
            ],
            fixed: "\(fixed) enum E { case a(Int), b }")
    }

    @Test func oneTypeTwice() {
        expectDiagnostics(
            in: "@Model enum E { case a(Int), b(Int) }",
            [
                .error(
                    "`a` holds a `Int` too, so nothing tells the two apart; add a key that does: `@Model(tag: \"type\")`", 1, 32,
                    notes: [NoteSpec(message: "the other one is here", line: 1, column: 22)], fixIts: ["add `tag: \"type\"`"])
            ],
            fixed: "@Model(tag: \"type\") enum E { case a(Int), b(Int) }")
    }

    @Test func oneNameTwice() {
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E { case a(x: Int), a(y: Int) }",
            [
                .error(
                    "another case is called `a`, and a `switch` does not tell the two apart by their labels; rename one of them", 1, 43,
                    notes: [NoteSpec(message: "the other `a` is here", line: 1, column: 32)])
            ])
    }

    @Test func reservedName() {
        expectDiagnostics(
            in: "@Model enum E { case `self` }",
            [
                .error(
                    "`self` means something else behind a dot, even in backticks; rename it, and keep the name on the wire with `@Tag(\"self\")`",
                    1, 22)
            ])
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E { case a(self: Int) }",
            [.error("`self` means something else behind a dot, even in backticks; rename it", 1, 34)])
    }
}
