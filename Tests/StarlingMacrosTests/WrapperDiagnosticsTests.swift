import Testing

/// What the wrapper of an argument may not say. Columns count from `@Post func f(`, whose parameters begin at column 14.
@Suite struct WrapperDiagnosticsTests {
    private func expectError(
        _ parameter: String, _ message: String, column: Int, fixIt: String? = nil, fixed: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        expectDiagnostics(
            in: "@Post func f(\(parameter)) async {}", [.error(message, 1, column, fixIts: fixIt.map { [$0] } ?? [])],
            fixed: fixed.map { "@Post func f(\($0)) async {}" }, at: location)
    }

    @Test(arguments: ["Int", "Int?", "String", "UUID"])
    func separatorOfASingleValue(type: String) {
        expectError(
            "@Query(separator: \",\") a: \(type)", "`separator` is for arrays and sets, which `\(type)` is not; remove it", column: 21,
            fixIt: "remove `separator`", fixed: "@Query a: \(type)")
    }

    /// What the macro cannot know may be a list.
    @Test(arguments: ["[Int]", "Set<String>?", "Filter", "Tags"])
    func separatorOfAList(type: String) {
        expectDiagnostics(in: "@Post func f(@Query(separator: \",\") a: \(type)) async {}", [], writesCode: true)
    }

    @Test func rulesThatDoNotFit() {
        expectError(
            "@Header(minLength: 1) a: [Int]",
            "`minLength` is a rule for strings, which `[Int]` is not; the number of its items is `minItems`",
            column: 22, fixIt: "write `minItems`", fixed: "@Header(minItems: 1) a: [Int]")
        expectError(
            "@Query(\"q\", ge: 1) a: String",
            "`ge` is a rule for ordered values such as numbers and dates, which `String` is not; remove it", column: 26,
            fixIt: "remove `ge`", fixed: "@Query(\"q\") a: String")
    }

    @Test func boundsWithoutAValue() {
        expectError("@Query(ge: 2, le: 1) a: Int", "no value meets both `ge: 2` and `le: 1`; change one of them", column: 28)
    }

    @Test func patternThatIsNone() {
        expectError(
            "@Cookie(pattern: \"[\") a: String", "`[` is no regular expression: expected custom character class members", column: 32)
    }

    @Test func uniqueItemsThatIsNoLiteral() {
        expectError(
            "@Query(uniqueItems: x) a: [Int]",
            "`uniqueItems` is a literal `true` or `false`, because the macro writes other code for each", column: 34)
    }

    @Test(arguments: [("Validator<Int> { $0 > 1 }", 46), ("make(with: { $0 > 1 })", 42)])
    func closure(rule: String, column: Int) {
        expectError(
            "@Query(validate: \(rule)) a: Int",
            "a closure cannot stand in the wrapper of an argument; make the rule a static member of its type, and name that",
            column: column)
    }
}
