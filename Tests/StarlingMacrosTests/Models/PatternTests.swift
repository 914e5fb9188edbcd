import Testing

/// Patterns are compiled while compiling.
@Suite struct PatternTests {
    @Test(
        arguments: [
            ("\"(a\"", "(a", "expected ')'", 24), ("#\"a\\\"#", "a\\", "expected escape sequence", 25),
            ("\"[z-a]\"", "[z-a]", "character 'z' must compare less than or equal to 'a'", 24),
            ("\"\\\\d(\"", "\\d(", "expected ')'", 21),
        ])
    func broken(literal: String, pattern: String, reason: String, column: Int) {
        expectFieldError(
            "@Field(pattern: \(literal)) var a: String", "`\(pattern)` is no regular expression: \(reason)", column: column)
    }

    @Test(arguments: ["\"^[a-z]+$\"", "#\"\\d{3}\"#", "\"\\\\d{3}\"", "\"\\u{61}\"", "\"\\n\"", "\"a\\(b)\"", "other", "\"\""])
    func fine(expression: String) {
        expectDiagnostics(in: "@Model struct M { @Field(pattern: \(expression)) var a: String }", [], writesCode: true)
    }
}
