import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What is wrong with a path. Columns count from the attribute, whose literal begins at column 6.
@Suite struct PathDiagnosticsTests {
    private func expectError(
        _ path: String, _ message: String, column: Int, fixIt: String? = nil, fixed: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        expectDiagnostics(
            in: "@Get(\"\(path)\") func f() async {}", [.error(message, 1, column, fixIts: fixIt.map { [$0] } ?? [])],
            fixed: fixed.map { "@Get(\"\($0)\") func f() async {}" }, at: location)
    }

    @Test(
        arguments: [
            "\"\"", "\"/\"", "\"/a\"", "\"/a/\"", "\"/a-b/~c/%20/ü\"", "\"/{a}/{b_1}/{c...}\"", "\"/{größe}\"", "#\"/a\"#",
            "\"\"\"\n    /a/{b}\n    \"\"\"", "\"/a:b/x\"",
        ])
    func rightPaths(literal: String) {
        expectDiagnostics(in: "@Get(\(literal)) func f() async {}", [], writesCode: true)
    }

    @Test(arguments: ["base", "base + \"/a\"", "\"/\\(base)\"", "\"/\\u{61}\"", "#\"/\\#(base)\"#"])
    func noLiteral(expression: String) {
        expectDiagnostics(
            in: "@Get(\(expression)) func f() async {}",
            [
                .error(
                    "a path is a plain string literal, because the macro reads its variables while compiling", 1, 6)
            ])
    }

    @Test func leadingSlash() {
        expectError("a/b", "a path begins with a slash", column: 6, fixIt: "write `/a/b`", fixed: "/a/b")
    }

    @Test func leadingSlashInAMultilineLiteral() {
        expectDiagnostics(
            in: "@Get(\"\"\"\n    a\n    \"\"\") func f() async {}",
            [.error("a path begins with a slash", 1, 6, fixIts: ["write `/a`"])],
            fixed: "@Get(\"/a\") func f() async {}")
    }

    @Test func doubleSlash() {
        expectError(
            "/a//b", "two slashes in a row make an empty segment, which no request matches", column: 10,
            fixIt: "remove the second slash", fixed: "/a/b")
    }

    @Test(arguments: ["{}", "{ }", "{...}"])
    func emptyVariable(variable: String) {
        expectError("/a/\(variable)", "`\(variable)` lacks the name of the argument it becomes", column: 10)
    }

    @Test func repeatedVariable() {
        expectError("/{a}/{b}/{a}", "the path already has a variable `a`", column: 17)
        expectError("/{a}/{a...}", "the path already has a variable `a`", column: 13)
    }

    @Test func missingBrace() {
        expectError(
            "/x/{a/b", "`{a` lacks its closing brace", column: 10, fixIt: "write `{a}`", fixed: "/x/{a}/b")
        expectError("/x/{a-", "`{a-` lacks its closing brace", column: 10)
        expectError(
            "/{a{b}", "a brace stands inside the variable `{a{b}`; close the first one before it", column: 10)
    }

    @Test func strayBrace() {
        expectError("/x/a}", "a brace in `a}` closes nothing; a variable is written `{name}`", column: 11)
        expectError("/}{a}", "a brace in `}{a}` closes nothing; a variable is written `{name}`", column: 8)
        expectError("/{a}}", "a brace in `{a}}` closes nothing; a variable is written `{name}`", column: 11)
    }

    @Test(arguments: [("file-{name}.json", 8), ("{name}.json", 14), ("{a}{b}", 11), ("{a}:archive", 11)])
    func partialSegment(segment: String, column: Int) {
        expectError(
            "/\(segment)",
            "a variable fills its whole segment, unlike in `\(segment)`; take the segment as one argument and split it in the handler",
            column: column)
    }

    @Test func tailIsLast() {
        expectError(
            "/{rest...}/a", "`{rest...}` takes all that is left of the path, so nothing can follow it", column: 8,
            fixIt: "write `{rest}`", fixed: "/{rest}/a")
    }

    @Test(arguments: ["user-id", "1a", "a b", "*", "_", "a.b"])
    func variableName(name: String) {
        expectError(
            "/{\(name)}", "`\(name)` cannot be the name of an argument; use letters, digits and underscores", column: 9)
    }

    @Test func typedVariable() {
        expectError(
            "/a/{id:int}/b", "`{id:int}` gives a type, but the type comes from the argument `id`", column: 13,
            fixIt: "write `{id}`", fixed: "/a/{id}/b")
        expectError(
            "/a/{p:path}", "`{p:path}` gives a type, but the type comes from the argument `p`", column: 12,
            fixIt: "write `{p...}`", fixed: "/a/{p...}")
    }

    @Test(arguments: ["<id>", "<int:id>"])
    func angleBrackets(variable: String) {
        expectError(
            "/a/\(variable)", "`\(variable)` is no variable here; a variable is written `{name}`", column: 10,
            fixIt: "write `{id}`", fixed: "/a/{id}")
    }

    @Test func colon() {
        expectDiagnostics(
            in: "@Get(\"/a/:id\") func f() async {}",
            [
                .warning(
                    "`:id` is taken as it stands; a variable is written `{id}`", 1, 10, fixIts: ["write `{id}`"])
            ],
            fixed: "@Get(\"/a/{id}\") func f() async {}", writesCode: true)
    }

    @Test func query() {
        expectError(
            "/search?q", "a path ends before `?`; a query parameter is an argument of the function", column: 14)
        expectError(
            "/a#b", "a path ends before `#`; a query parameter is an argument of the function", column: 9)
    }

    @Test func severalFaults() {
        expectDiagnostics(
            in: "@Get(\"/{}/{a}/{a}\") func f() async {}",
            [
                .error("`{}` lacks the name of the argument it becomes", 1, 8),
                .error("the path already has a variable `a`", 1, 16),
            ])
    }

    @Test func controllerPath() {
        expectDiagnostics(
            in: "@Controller(\"users/{}\") struct S {}",
            [.error("a path begins with a slash", 1, 13, fixIts: ["write `/users/{}`"])], writesCode: true)
        expectDiagnostics(
            in: "@Controller(path) struct S {}",
            [
                .error(
                    "a path is a plain string literal, because the macro reads its variables while compiling", 1, 13)
            ], writesCode: true)
    }
}
