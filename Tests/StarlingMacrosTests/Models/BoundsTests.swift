import Testing

/// Bounds that leave no value.
@Suite struct BoundsTests {
    @Test(
        arguments: [
            ("gt: 1, ge: 2", "gt", "ge", "lower", "ge: 2", "gt: 1", 19), ("lt: 1, le: 2", "lt", "le", "upper", "le: 2", "lt: 1", 19),
        ])
    func twoBounds(rules: String, one: String, other: String, side: String, withoutOne: String, withoutOther: String, column: Int) {
        for (removed, rest) in [(one, withoutOne), (other, withoutOther)] {
            expectFieldError(
                "@Field(\(rules)) var a: Int", "`\(one)` and `\(other)` are two \(side) bounds; keep the stricter one", column: column,
                fixIts: ["remove `\(one)`", "remove `\(other)`"], applying: "remove `\(removed)`", fixed: "@Field(\(rest)) var a: Int")
        }
    }

    @Test(
        arguments: [
            ("ge: 5", "le: 4"), ("gt: 5", "lt: 5"), ("ge: 5", "lt: 5"), ("gt: 5", "le: 5"), ("ge: 0.5", "le: 0.25"), ("gt: -1", "le: -2"),
            ("ge: 1_000", "le: 0xFF"), ("gt: 18_446_744_073_709_551_615", "lt: 18_446_744_073_709_551_615"),
        ])
    func noValue(lower: String, upper: String) {
        expectFieldError(
            "@Field(\(lower), \(upper)) var a: Double", "no value meets both `\(lower)` and `\(upper)`; change one of them",
            column: lower.count + 14)
    }

    @Test(arguments: ["ge: 5, le: 5", "gt: 4, lt: 5", "gt: a, lt: 0", "ge: 1, le: 1.5", "ge: -2, le: -1"])
    func someValue(rules: String) {
        expectDiagnostics(in: "@Model struct M { @Field(\(rules)) var a: Double }", [], writesCode: true)
    }

    @Test(arguments: [("minLength: 2", "maxLength: 1", "String"), ("minItems: 2", "maxItems: 1", "[Int]")])
    func noLength(lower: String, upper: String, type: String) {
        expectFieldError(
            "@Field(\(lower), \(upper)) var a: \(type)", "no value meets both `\(lower)` and `\(upper)`; change one of them",
            column: lower.count + 14)
    }

    @Test(arguments: [("minLength", "String"), ("maxLength", "String"), ("minItems", "[Int]"), ("maxItems", "[Int]")])
    func negativeLength(label: String, type: String) {
        expectFieldError(
            "@Field(\(label): -1) var a: \(type)", "nothing has fewer than 0 characters or items; write a number from 0",
            column: label.count + 14)
    }

    @Test(arguments: ["0", "-5", "0.0"])
    func divisor(number: String) {
        expectFieldError(
            "@Field(multipleOf: \(number)) var a: Double",
            "a value is a whole number times `multipleOf`, which works for a number above 0 only",
            column: 24)
    }
}
