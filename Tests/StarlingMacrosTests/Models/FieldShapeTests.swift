import Testing

/// Which properties are fields, and how they are declared.
@Suite struct FieldShapeTests {
    @Test func bindings() {
        expectModel(
            "@Model struct M { var a, b: Int; var c: Int = 1, d: String }",
            containing: [
                "builder.field(\"a\", \\Self.a, \\Self?.?.a, Int.self)",
                "builder.field(\"b\", \\Self.b, \\Self?.?.b, Int.self)",
                "builder.field(\"c\", \\Self.c, \\Self?.?.c, Int.self, default: { 1 })",
                "builder.field(\"d\", \\Self.d, \\Self?.?.d, String.self)",
                "typealias Field0 = Int", "typealias Field1 = Int", "typealias Field2 = Int", "typealias Field3 = String",
                "nonisolated private init(modelField0 value0: ModelFields.Field0, modelField1 value1: ModelFields.Field1, modelField2 value2: ModelFields.Field2, modelField3 value3: ModelFields.Field3) {",
            ])
    }

    @Test(
        arguments: [
            "private var x: Int = 1", "private let x = 1", "private var x: Int?", "static var x = 1", "lazy var x = 1",
            "var x: Int { 1 }", "var x: Int { get { 1 } set {} }", "func x() {}", "@State private var x: Int",
            "#if A\nvar x: Int { 1 }\n#endif",
            "#if A\nstatic let x = 1\nprivate var y = 2\n#endif",
        ])
    func noField(property: String) {
        expectModel(
            "@Model struct M {\n\(property)\n}",
            containing: ["nonisolated private init(modelFields: Swift.Void) {", "}"])
    }

    @Test(
        arguments: [
            "private(set) var x: Int", "fileprivate var x: Int", "@Field private var x: Int", "let x: Int",
            "var x: Int { didSet { print(x) } }", "var x: Int { willSet {} didSet {} }", "public internal(set) var x: Int",
            "@MainActor var x: Int", "@usableFromInline var x: Int",
        ])
    func field(property: String) {
        expectModel(
            "@Model struct M {\n\(property)\n}",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int.self)",
                "guard let settled0: Int = field0.take() ?? StarlingModel.AbsentField.value(Int.self) else { return reader.missing(0, &model) }",
                "var value: Self? = Self(modelField0: settled0)", "writer.writeField(0, self.x, &model)",
                "self.x = value0",
            ])
    }

    @Test func foreignAttributesAreKept() {
        expectModel(
            "@Model struct M { @Clamped(1, to: \"a\") @Field(ge: 0) @My.Thing var x: Int }",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int.self, constraints: StarlingModel.Constraints.of(Int.self, ge: 0), attributes: [\"@Clamped(1, to: \\\"a\\\")\", \"@My.Thing\"])"
            ])
    }

    @Test(
        arguments: [
            ("Int?", "Int?.self", "Int??", "Int?"), ("Int!", "Int?.self", "Int??", "Int?"),
            ("any P", "(any P).self", "(any P)?", "any P"), ("[String: Int]", "[String: Int].self", "[String: Int]?", "[String: Int]"),
            ("Space.T<Int>", "Space.T<Int>.self", "Space.T<Int>?", "Space.T<Int>"), ("(Int)", "(Int).self", "(Int)?", "(Int)"),
        ])
    func types(type: String, reference: String, optional: String, name: String) {
        expectModel(
            "@Model struct M { let x: \(type) }",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, \(reference))", "var field0: \(optional) = nil",
                "case 0: field0 = reader.readField(&model, \(reference))",
                "guard let settled0: \(name) = field0.take() ?? StarlingModel.AbsentField.value(\(reference)) else { return reader.missing(0, &model) }",
                "typealias Field0 = \(name)", "nonisolated private init(modelField0 value0: ModelFields.Field0) {",
            ])
    }

    @Test func keywordsKeepTheirBackticks() {
        expectModel(
            "@Model struct M { var `class`: Int; var `my field`: Int }",
            containing: [
                "builder.field(\"class\", \\Self.`class`, \\Self?.?.`class`, Int.self)",
                "builder.field(\"my field\", \\Self.`my field`, \\Self?.?.`my field`, Int.self)",
                "writer.writeField(0, self.`class`, &model)", "self.`my field` = value1",
            ])
    }

    @Test func documentation() {
        expectModel(
            "/// A model.\n@Model struct M {\n/// One.\n///\n/// Two.\nvar x: Int\n}",
            containing: [
                "builder.documentation = \"A model.\"",
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int.self, documentation: \"One.\\n\\nTwo.\")",
            ])
    }
}
