import Testing

/// Rules that do not fit the type of the field.
@Suite struct FittingTests {
    @Test(
        arguments: [
            ("ge: 1", "ge", "String", "ordered values such as numbers and dates"),
            ("lt: 1", "lt", "Bool?", "ordered values such as numbers and dates"),
            ("multipleOf: 1", "multipleOf", "Date", "numbers"), ("minLength: 1", "minLength", "Int", "strings"),
            ("pattern: \"a\"", "pattern", "[Double]", "strings"), ("format: .email", "format", "Set<UUID>", "strings"),
            ("minItems: 1", "minItems", "Swift.String", "arrays and sets"), ("uniqueItems: true", "uniqueItems", "Int?", "arrays and sets"),
            ("gt: 1", "gt", "[[String]]", "ordered values such as numbers and dates"),
        ])
    func misfit(rule: String, label: String, type: String, need: String) {
        expectFieldError(
            "@Field(\(rule)) var a: \(type)", "`\(label)` is a rule for \(need), which `\(type)` is not; remove it", column: 12,
            fixIts: ["remove `\(label)`"], fixed: "@Field var a: \(type)")
    }

    @Test(arguments: [("minLength", "minItems"), ("maxLength", "maxItems")])
    func lengthOfAList(label: String, items: String) {
        expectFieldError(
            "@Field(\(label): 1) var a: [Int]",
            "`\(label)` is a rule for strings, which `[Int]` is not; the number of its items is `\(items)`",
            column: 12, fixIts: ["write `\(items)`"], fixed: "@Field(\(items): 1) var a: [Int]")
    }

    @Test func lengthOfAListWhoseItemsAreCounted() {
        expectFieldError(
            "@Field(minLength: 1, minItems: 2) var a: [Int]", "`minLength` is a rule for strings, which `[Int]` is not; remove it",
            column: 12,
            fixIts: ["remove `minLength`"], fixed: "@Field(minItems: 2) var a: [Int]")
    }

    @Test(
        arguments: [
            ("ge: 1", "Int?"), ("ge: 1", "[Decimal]"), ("ge: x", "Date"), ("gt: x", "Duration"), ("minLength: 1", "[String]"),
            ("minLength: 1, minItems: 1", "Set<String>"), ("pattern: \"a\"", "Optional<String>"), ("uniqueItems: true", "[Thing]"),
            ("ge: 1", "Thing"), ("minLength: 1", "Name"), ("minItems: 1", "Bag<Int>"), ("multipleOf: 1", "UInt8"),
            ("minItems: 1", "[String: Int]"),
        ])
    func fit(rule: String, type: String) {
        expectDiagnostics(in: "@Model struct M { @Field(\(rule)) var a: \(type) }", [], writesCode: true)
    }
}
