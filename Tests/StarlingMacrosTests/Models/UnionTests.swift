import Testing

/// Enums whose cases hold values.
@Suite struct UnionTests {
    @Test func untagged() {
        expectModel(
            "@Model enum E { case number(Int), list(items: [Int]) }",
            containing: [
                "builder.variant(\"number\", tag: \"number\", Int.self)",
                "builder.variant(\"list\", tag: \"list\", ModelCases.Case_list.self)",
                "case 0: return reader.read(Int.self).map { Self.number($0) }",
                "case 1: return reader.read(ModelCases.Case_list.self).map { Self.list(items: $0.items) }",
                "case .number(let value0):", "case .list(items: let value0):",
                "writer.write(ModelCases.Case_list(modelField0: value0))",
            ])
    }

    @Test func tagsAndDocumentation() {
        expectModel(
            "@Model(tag: \"t\") enum E {\n/// One.\n@Tag(\"A\") case a\ncase b(Model.B)\n}",
            containing: [
                "builder.options = StarlingModel.ModelOptions(tag: \"t\")",
                "builder.variant(\"a\", tag: \"A\", StarlingModel.NoFields.self, documentation: \"One.\")",
                "builder.variant(\"b\", tag: \"b\", Model.B.self)",
            ])
        expectModel("@Model(tag: \"t\") enum E { case a(A), b }", without: "ModelCases")
    }

    @Test func keywords() {
        expectModel(
            "@Model(tag: \"t\") enum E { case `default`(in: Int, `let`: Int) }",
            containing: [
                "case 0: return reader.read(ModelCases.Case_default.self).map { Self.`default`(in: $0.`in`, `let`: $0.`let`) }",
                "case .`default`(in: let value0, `let`: let value1):", "nonisolated struct Case_default: StarlingModel.Model {",
                "let `in`: Int", "let `let`: Int", "builder.field(\"in\", \\Self.`in`, \\Self?.?.`in`, Int.self)",
            ])
    }

    @Test func selfMeansTheEnum() {
        expectModel(
            "@Model(tag: \"t\") indirect enum E<T: WireValue> { case a(next: Self?, item: T = Self.item) }",
            containing: [
                "StarlingModel.ModelSchema.cached(Self.self)", "nonisolated struct Case_a: StarlingModel.Model {", "let next: E?",
                "let item: T", "StarlingModel.ModelSchema.cached(Self.self)",
                "builder.field(\"next\", \\Self.next, \\Self?.?.next, E?.self)",
                "builder.field(\"item\", \\Self.item, \\Self?.?.item, T.self, default: { E.item })",
                "let settled1: T = field1.take() ?? (E.item)",
            ])
    }

    @Test func optionsReachTheValues() {
        expectModel(
            "@Model(rename: .snakeCase, tag: \"t\", forbidUnknownFields: true, omitNil: true, title: \"T\", name: \"N\") enum E { case a(x: Int?) }",
            containing: [
                "builder.options = StarlingModel.ModelOptions(rename: .snakeCase, forbidUnknownFields: true, omitNil: true, name: (\"N\") + \"A\")",
                "writer.writeField(0, self.x, &model, omitNil: true)",
            ])
    }
}
