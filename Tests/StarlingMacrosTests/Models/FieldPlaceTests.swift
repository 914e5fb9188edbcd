import Testing

/// Where `@Field` may stand.
@Suite struct FieldPlaceTests {
    private func expectMisplaced(
        _ source: String, _ message: String, column: Int, fixed: String, writesCode: Bool = false,
        at location: SourceLocation = #_sourceLocation
    ) {
        expectDiagnostics(
            in: source, [.error(message, 1, column, fixIts: ["remove `@Field`"])], fixed: fixed, writesCode: writesCode, at: location)
    }

    @Test func function() {
        expectMisplaced(
            "@Model struct M { @Field func f() {} }", "`@Field` describes a property; it cannot be attached to anything else", column: 19,
            fixed: "@Model struct M { func f() {} }", writesCode: true)
    }

    @Test func fileScope() {
        expectMisplaced(
            "@Field var x: Int = 1", "only a property of a type with `@Model` is a field", column: 1, fixed: "var x: Int = 1")
        expectMisplaced(
            "protocol P { @Field var x: Int { get } }", "only a property of a type with `@Model` is a field", column: 14,
            fixed: "protocol P { var x: Int { get } }")
    }

    @Test func noModel() {
        expectMisplaced(
            "struct S { @Field var x: Int }", "`S` is no model, so `@Field` does nothing here; mark the type `@Model`", column: 12,
            fixed: "struct S { var x: Int }")
    }

    @Test func anExtension() {
        expectMisplaced(
            "extension M { @Field(.computed) var x: Int { 1 } }", "`@Model` sees only the body of its type; move this property there",
            column: 15, fixed: "extension M { var x: Int { 1 } }")
    }

    @Test func anEnum() {
        expectMisplaced(
            "@Model enum E { case a; @Field(.computed) var x: Int { 1 } }",
            "a property of an enum is no field: what an enum is made of are its cases", column: 25,
            fixed: "@Model enum E { case a; var x: Int { 1 } }", writesCode: true)
    }

    @Test(arguments: ["static", "class"])
    func staticProperty(keyword: String) {
        expectMisplaced(
            "@Model struct M { @Field \(keyword) var x: Int { 1 } }",
            "a static property belongs to the type and not to its values, so it is no field", column: 19,
            fixed: "@Model struct M { \(keyword) var x: Int { 1 } }", writesCode: true)
    }

    @Test func lazyProperty() {
        expectMisplaced(
            "@Model struct M { @Field lazy var x = 1 }",
            "a `lazy` property has no value until it is asked for, so it is no field; remove `lazy`, or `@Field`", column: 19,
            fixed: "@Model struct M { lazy var x = 1 }", writesCode: true)
    }

    @Test func theLineOfTheAttributeGoesWithIt() {
        expectDiagnostics(
            in: "struct S {\n    @Field(ge: 1)\n    var x: Int\n}",
            [
                .error(
                    "`S` is no model, so `@Field` does nothing here; mark the type `@Model`", 2, 5, fixIts: ["remove `@Field`"])
            ],
            fixed: "struct S {\n    var x: Int\n}")
    }

    @Test func twoOfThem() {
        expectFieldError("@Field @Field(ge: 1) var x: Int", "a field has one `@Field`; put everything into the first", column: 12)
    }

    @Test func insideACondition() {
        expectFieldError(
            "#if A\n    @Field(ge: 1)\n    #endif\n    var x: Int",
            "`@Model` does not see an attribute inside `#if`; put the `#if` around the whole type", column: 5)
    }
}
