import Testing

/// What `@Field` says becomes part of the schema, and its rules are kept while reading.
@Suite struct FieldAttributeTests {
    private func expectField(
        _ attribute: String, on type: String = "Int", _ arguments: String, check: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        var lines = ["builder.field(\"x\", \\Self.x, \\Self?.?.x, \(type).self\(arguments))"]
        if let check {
            lines += ["case 0:", "field0 = reader.readField(&model, \(type).self)", "if let value = field0, \(check) { field0 = nil }"]
        } else {
            lines += ["case 0: field0 = reader.readField(&model, \(type).self)"]
        }
        expectModel("@Model struct M { \(attribute) var x: \(type) }", containing: lines, at: location)
    }

    private let table = "!Self.modelSchema.accepts(value, 0, in: &model, &reader)"

    @Test func nothing() {
        expectField("@Field", "")
        expectField("@Field()", "")
        expectField("@Field(ge: nil, uniqueItems: false, deprecated: false)", "")
    }

    @Test func name() {
        expectField("@Field(\"y\")", ", wireName: \"y\"")
        expectField("@Starling.Field(#\"y\"#, .readOnly)", ", wireName: #\"y\"#, marks: [.readOnly]")
    }

    @Test func marks() {
        expectField("@Field(.readOnly, .column(\"c\"))", ", marks: [.readOnly, .column(\"c\")]")
        expectField("@Field(deprecated: true)", ", marks: [.deprecated]")
        expectField("@Field(.deprecated, deprecated: true)", ", marks: [.deprecated]")
        expectField("@available(*, deprecated) @Field(.private)", ", marks: [.private, .deprecated]")
    }

    @Test func documentation() {
        expectField(
            "@Field(title: \"T\", description: \"D\", examples: [1, 2])", ", title: \"T\", description: \"D\", examples: [1, 2]")
    }

    @Test func bounds() {
        expectField(
            "@Field(ge: 0, lt: limit, multipleOf: 5)",
            ", constraints: StarlingModel.Constraints.of(Int.self, ge: 0, lt: limit, multipleOf: 5)",
            check: "!StarlingModel.QuickCheck.passes(value, ge: 0, lt: limit, multipleOf: 5), \(table)")
    }

    @Test func lengths() {
        expectField(
            "@Field(minLength: 1, maxLength: 9)", on: "String?",
            ", constraints: StarlingModel.Constraints.of(String?.self, minLength: 1, maxLength: 9)",
            check: "!StarlingModel.QuickCheck.passes(value, minLength: 1, maxLength: 9), \(table)")
    }

    @Test func rulesThatTakeTime() {
        expectField(
            "@Field(minLength: 1, pattern: \"a\", format: .email)", on: "String",
            ", constraints: StarlingModel.Constraints.of(String.self, minLength: 1, pattern: \"a\", format: .email)", check: table)
        expectField(
            "@Field(maxItems: 3, uniqueItems: true)", on: "[Int]",
            ", constraints: StarlingModel.Constraints.of([Int].self, maxItems: 3).uniqueItems()", check: table)
        expectField(
            "@Field(uniqueItems: true)", on: "[Int]", ", constraints: StarlingModel.Constraints<[Int]>().uniqueItems()", check: table)
    }

    @Test func ownRules() {
        expectField(
            "@Field(validate: .slug)", on: "String", ", constraints: StarlingModel.Constraints<String>().validating(.slug)", check: table)
        expectField(
            "@Field(minLength: 1, validate: Validator { (text: String) in text != \"root\" })", on: "String",
            ", constraints: StarlingModel.Constraints.of(String.self, minLength: 1).validating(Validator { (text: String) in text != \"root\" })",
            check: table)
    }

    @Test func inTheOrderOfTheBuilder() {
        expectModel(
            "@Model struct M {\n/// Doc.\n@Other @Field(\"y\", .readOnly, ge: 0, title: \"T\") var x: Int = 1\n}",
            containing: [
                "builder.field(\"x\", \\Self.x, \\Self?.?.x, Int.self, wireName: \"y\", default: { 1 }, constraints: StarlingModel.Constraints.of(Int.self, ge: 0), marks: [.readOnly], title: \"T\", documentation: \"Doc.\", attributes: [\"@Other\"])"
            ])
    }

    @Test func optionsOfTheModel() {
        expectModel(
            "@Model(rename: .snakeCase, forbidUnknownFields: true, title: \"T\", examples: [M(x: 1)], name: \"N\") struct M { var x: Int }",
            containing: [
                "builder.options = StarlingModel.ModelOptions(rename: .snakeCase, forbidUnknownFields: true, title: \"T\", examples: [M(x: 1)], name: \"N\")"
            ])
    }
}
