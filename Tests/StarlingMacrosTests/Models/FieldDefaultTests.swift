import Testing

/// Initial values of properties, which stand for absent keys.
@Suite struct FieldDefaultTests {
    @Test(
        arguments: [
            ("3", "3", "(3)"), (".red", ".red", "(.red)"), ("Self.other", "Self.other", "(Self.other)"),
            ("{ 1 }()", "({ 1 }())", "({ 1 }())"), ("if a { 1 } else { 2 }", "if a { 1 } else { 2 }", "({ if a { 1 } else { 2 } }())"),
            ("switch a { default: 1 }", "switch a { default: 1 }", "({ switch a { default: 1 } }())"),
        ])
    func expressions(source: String, body: String, operand: String) {
        expectModel(
            "@Model struct M { var x: Int = \(source) }",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int.self, default: { \(body) })",
                "let settled0: Int = field0.take() ?? \(operand)",
            ])
    }

    @Test func textKeepsItsIndentation() {
        expectModel(
            """
            @Model struct M {
                var x: String = \"""
                    one
                      two
                    \"""
            }
            """,
            containing: [
                "let settled0: String = field0.take() ?? (\"\"\"", "one", "two", "\"\"\")",
            ])
        #expect(
            expansion(of: "@Model struct M {\n    var x: String = \"\"\"\n        one\n        \"\"\"\n}").contains(
                "\"\"\"\n            one\n            \"\"\")"))
    }

    @Test func optional() {
        expectModel(
            "@Model struct M { var x: Int? = 3 }",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int?.self, default: { 3 })", "let settled0: Int? = field0.take() ?? (3)",
            ])
    }

    @Test(arguments: ["Int?", "Optional<Int>"])
    func nilIsWhatAnOptionalIsAnyway(type: String) {
        expectModel(
            "@Model struct M { var x: \(type) = nil }",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, \(type).self)",
                "guard let settled0: \(type) = field0.take() ?? StarlingModel.AbsentField.value(\(type).self) else { return reader.missing(0, &model) }",
            ])
    }

    @Test func computedFieldIsOnlyWritten() {
        expectModel(
            "@Model struct M { @Field(.computed) var a: String { \"\" }; var b: Int; @Field(.computed) let c: Int = 1 }",
            containing: [
                "builder.field(\"a\", \\Self.a, \\Self?.?.a, String.self, marks: [.computed], isComputed: true)",
                "builder.field(\"b\", \\Self.b, \\Self?.?.b, Int.self)",
                "builder.field(\"c\", \\Self.c, \\Self?.?.c, Int.self, marks: [.computed], isComputed: true)",
                "var field1: Int? = nil", "while true {", "switch reader.nextField(&model) {",
                "case 1: field1 = reader.readField(&model, Int.self)", "default:",
                "var value: Self? = Self(modelField0: settled1)", "writer.writeField(0, self.a, &model)",
                "writer.writeField(1, self.b, &model)", "writer.writeField(2, self.c, &model)",
                "typealias Field0 = Int", "}", "nonisolated private init(modelField0 value0: ModelFields.Field0) {", "self.b = value0",
                "}",
            ])
    }

    @Test func omittedNil() {
        expectModel(
            "@Model(omitNil: true) struct M { var a: Int?; var b: Int = 1 }",
            containing: [
                "builder.options = StarlingModel.ModelOptions(omitNil: true)", "writer.writeField(0, self.a, &model, omitNil: true)",
                "writer.writeField(1, self.b, &model, omitNil: true)",
            ])
    }

    @Test func omittedDefaults() {
        expectModel(
            "@Model(omitDefaults: true) struct M { var a: Int?; var b: Int = 1; var c: Int; var d: Int? = 2 }",
            containing: [
                "writer.writeField(0, self.a, &model, omitNil: true)", "writer.writeField(1, self.b, &model, omitting: (1))",
                "writer.writeField(2, self.c, &model)", "writer.writeField(3, self.d, &model, omitting: (2))",
            ])
    }

    @Test func omittedNilAndDefaults() {
        expectModel(
            "@Model(omitNil: true, omitDefaults: true) struct M { var b: Int = 1; var d: Int? = 2 }",
            containing: [
                "writer.writeField(0, self.b, &model, omitting: (1))",
                "if self.d != nil { writer.writeField(1, self.d, &model, omitting: (2)) }",
            ])
    }

    @Test func omittedByAFalse() {
        expectModel(
            "@Model(omitNil: false) struct M { var a: Int? }", containing: ["writer.writeField(0, self.a, &model)"])
    }
}
