import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What is wrong with the names of cases.
@Suite struct TagTests {
    @Test func place() {
        expectDiagnostics(
            in: "@Model enum E { case a; @Tag(\"x\") var x: Int { 1 } }",
            [.error("`@Tag` names a case of an enum; it cannot be attached to anything else", 1, 25, fixIts: ["remove `@Tag`"])],
            fixed: "@Model enum E { case a; var x: Int { 1 } }", writesCode: true)
    }

    @Test func noModel() {
        expectDiagnostics(
            in: "enum E { @Tag(\"x\") case a }",
            [.error("`E` is no model, so `@Tag` does nothing here; mark the enum `@Model`", 1, 10, fixIts: ["remove `@Tag`"])],
            fixed: "enum E { case a }")
    }

    @Test func shared() {
        expectDiagnostics(
            in: "@Model enum E { @Tag(\"x\") case a, b }", [.error("a tag names one case; declare each case by itself", 1, 17)])
    }

    @Test func rawValue() {
        expectDiagnostics(
            in: "@Model enum E: String { @Tag(\"x\") case a }",
            [
                .error(
                    "`a` is its raw value on the wire; give it another raw value instead of a tag", 1, 25, fixIts: ["remove `@Tag`"])
            ],
            fixed: "@Model enum E: String { case a }")
    }

    @Test func keyOfRawValues() {
        expectDiagnostics(
            in: "@Model(tag: \"t\") enum E: String { case a }",
            [
                .error(
                    "`tag` names the key that tells the cases of an enum apart, and an enum with raw values is its raw value", 1, 8,
                    fixIts: ["remove `tag`"])
            ],
            fixed: "@Model enum E: String { case a }")
    }

    @Test func withoutKey() {
        expectDiagnostics(
            in: "@Model enum E { @Tag(\"x\") case a(Int) }",
            [
                .error(
                    "without a key that tells the cases apart a tag is never written; say `@Model(tag: \"type\")`", 1, 22,
                    fixIts: ["add `tag: \"type\"`"])
            ],
            fixed: "@Model(tag: \"type\") enum E { @Tag(\"x\") case a(Int) }")
    }

    @Test(arguments: ["", "(tag: \"t\")"])
    func repeated(arguments: String) {
        let column = arguments.count
        expectDiagnostics(
            in: "@Model\(arguments) enum E { case a; @Tag(\"a\") case b }",
            [
                .error(
                    "another case is called `a` on the wire; give this one a name of its own: `@Tag(\"…\")`", 1, 30 + column,
                    notes: [NoteSpec(message: "the other `a` is here", line: 1, column: 22 + column)])
            ])
    }
}
