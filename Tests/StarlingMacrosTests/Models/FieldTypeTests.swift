import Testing

/// The type of a field is written out, and where the value shows it a fix-it does so.
@Suite struct FieldTypeTests {
    @Test(
        arguments: [
            ("3", "Int"), ("-1", "Int"), ("0xFF", "Int"), ("1.5", "Double"), ("-1.5e3", "Double"), ("\"a\"", "String"),
            ("\"\\(x)\"", "String"),
            ("true", "Bool"), ("[1, 2]", "[Int]"), ("[[\"a\"]]", "[[String]]"), ("UUID()", "UUID"), ("Space.Thing(a: 1)", "Space.Thing"),
            ("[Int]()", "[Int]"), ("[String: Int]()", "[String: Int]"), ("Set<Int>()", "Set<Int>"), ("URL(string: \"/\")!", "URL"),
            ("[Thing(), Thing()]", "[Thing]"),
        ])
    func told(value: String, type: String) {
        expectFieldError(
            "var a = \(value)", "the macro reads the source and cannot infer the type of `a`; write it out", column: 9,
            fixIts: ["add `: \(type)`"], fixed: "var a: \(type) = \(value)")
    }

    @Test(
        arguments: [
            "other", "make()", "Color.red", "Color.make()", "[]", "[1, \"a\"]", "[:]", "nil", "URL(string: \"/\")", "Int(\"3\")",
            "Level(rawValue: 1)",
            "Set([1])", "1 + 2", "{ 1 }()", "[make()]()",
        ])
    func untold(value: String) {
        expectFieldError(
            "var a = \(value)", "the macro reads the source and cannot infer the type of `a`; write it out", column: 9)
    }

    @Test func onlyOneOfSeveral() {
        expectFieldError(
            "var a = 1, b: Int", "the macro reads the source and cannot infer the type of `a`; write it out", column: 9,
            fixIts: ["add `: Int`"], fixed: "var a: Int = 1, b: Int")
    }
}
