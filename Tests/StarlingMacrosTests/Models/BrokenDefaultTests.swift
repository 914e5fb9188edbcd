import Testing

/// Defaults that break the rules of their own field.
@Suite struct BrokenDefaultTests {
    @Test(
        arguments: [
            ("ge: 1", "Int", "0"), ("gt: 0", "Int?", "0"), ("lt: 1.5", "Double", "1.5"), ("le: -1", "Int", "0"),
            ("multipleOf: 5", "Int", "7"),
            ("minLength: 1", "String", "\"\""), ("maxLength: 2", "String", "\"abc\""), ("minItems: 1", "[Int]", "[]"),
            ("maxItems: 1", "[Int]", "[1, 2]"), ("maxLength: 1", "String", "\"\\u{65}\\u{301}\""),
        ])
    func broken(rule: String, type: String, value: String) {
        expectFieldError(
            "@Field(\(rule)) var a: \(type) = \(value)", "the default `\(value)` breaks the field's own rule `\(rule)`; change one of them",
            column: rule.count + type.count + 24)
    }

    @Test(
        arguments: [
            ("ge: 1", "Int", "1"), ("ge: limit", "Int", "0"), ("ge: 1", "Int", "other"), ("multipleOf: 0.1", "Double", "0.3"),
            ("ge: 1", "Int?", "nil"),
            ("minLength: 1", "String", "\"\\(x)\""), ("maxLength: 1", "String", "\"\\n\""), ("maxLength: 1", "[String]", "[\"abc\"]"),
        ])
    func fine(rule: String, type: String, value: String) {
        expectDiagnostics(in: "@Model struct M { @Field(\(rule)) var a: \(type) = \(value) }", [], writesCode: true)
    }
}
