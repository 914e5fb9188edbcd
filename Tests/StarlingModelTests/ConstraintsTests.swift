import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The faults as messages of the default catalogue, with their paths.
private func broken<Value>(_ constraints: Constraints<Value>, _ value: Value) -> [String] {
    constraints.check(value).map { fault in
        let message = FaultCatalogue().message(for: fault)
        return fault.path.isEmpty ? message : "\(fault.path) \(message)"
    }
}

@Suite struct ConstraintsTests {
    @Test func noRules() {
        #expect(Constraints<Int>().isEmpty)
        #expect(Constraints<Int>().check(5).isEmpty)
        #expect(Constraints<Int>().description.isEmpty)
        #expect(Constraints.of(Int.self).isEmpty)
        #expect(Constraints.of([Int].self).isEmpty)
        let optional = Constraints.of(String?.self)
        #expect(optional.isEmpty)
        #expect(!Constraints.of(Int.self, ge: 1).isEmpty)
    }

    @Test func integers() {
        let range = StarlingModel.Constraints.of(Int.self, ge: 1, le: 10)
        #expect(broken(range, 1) == [])
        #expect(broken(range, 10) == [])
        #expect(broken(range, 0) == ["Expected `int` >= 1"])
        #expect(broken(range, 11) == ["Expected `int` <= 10"])
        let open = Constraints.of(Int8.self, gt: -1, lt: 3)
        #expect(broken(open, 0) == [])
        #expect(broken(open, -1) == ["Expected `int` > -1"])
        #expect(broken(open, 3) == ["Expected `int` < 3"])
        let multiple = Constraints.of(Int64.self, multipleOf: 5)
        #expect(broken(multiple, 0) == [])
        #expect(broken(multiple, -10) == [])
        #expect(broken(multiple, .min) == ["Expected `int` that's a multiple of 5"])
        #expect(broken(Constraints.of(Int.self, multipleOf: 1), .min) == [])
        #expect(broken(Constraints.of(UInt64.self, le: .max), .max) == [])
    }

    @Test func everyBrokenRuleIsReported() {
        let faults = Constraints.of(Int.self, ge: 10, multipleOf: 4).check(3)
        #expect(faults.map(\.code) == [.greaterOrEqual, .multipleOf])
        #expect(faults[0].parameters == ["type": "int", "bound": "10"])
        #expect(faults[0].path == "")
        #expect(faults[0].source == nil)
    }

    @Test func floatingPoint() {
        let range = Constraints.of(Double.self, gt: 0, le: 1.5)
        #expect(broken(range, 0.1) == [])
        #expect(broken(range, 0) == ["Expected `float` > 0.0"])
        #expect(broken(range, 1.6) == ["Expected `float` <= 1.5"])
        #expect(broken(range, .nan).count == 2)
        #expect(broken(range, .infinity).count == 1)
    }

    @Test(arguments: [
        (0.3, 0.1, true), (0.7, 0.1, true), (1e9 + 0.1, 0.1, true), (0.35, 0.1, false), (-2.5, 2.5, true),
        (0, 0.1, true), (1, 0.3, false), (.nan, 1, false), (.infinity, 1, false),
    ])
    func multiplesOfAFraction(value: Double, divisor: Double, holds: Bool) {
        #expect(Constraints.of(Double.self, multipleOf: divisor).check(value).isEmpty == holds)
    }

    @Test func decimals() throws {
        let price = Constraints.of(Decimal.self, ge: 3.133, lt: 100, multipleOf: 0.001)
        #expect(price.description.ge == ConstraintBound(text: "3.133", isNumber: true))
        #expect(broken(price, try #require(Decimal(parameter: "3.133"))) == [])
        #expect(
            broken(price, try #require(Decimal(parameter: "3.1329"))) == [
                "Expected `decimal` >= 3.133", "Expected `decimal` that's a multiple of 0.001",
            ])
        let bound = try #require(Decimal(parameter: "12345678901234567890.123"))
        #expect(
            broken(Constraints.of(Decimal.self, le: DecimalBound(bound)), bound + 1) == [
                "Expected `decimal` <= 12345678901234567890.123"
            ])
        #expect(Constraints.of(Decimal.self, multipleOf: 3).check(.nan).count == 1)
    }

    @Test(arguments: [
        ("0", "7", true), ("7.5", "2.5", true), ("1.5", "0.5", true), ("15", "0.5", true), ("1e100", "7", false),
        ("7e100", "7", true),
        ("1e-100", "7", false), ("0.07", "0.01", true), ("0.075", "0.01", false), ("-0.3", "0.1", true),
        ("1e127", "1e-128", true),
        ("12345678901234567890123456789012345678", "2", true), ("12345678901234567890123456789012345677", "2", false),
        ("99999999999999999999999999999999999999", "33333333333333333333333333333333333333", true),
        ("10000000000000000000000000000000000000", "3", false), ("20", "40", false),
    ])
    func multiplesOfADecimal(value: String, divisor: String, holds: Bool) throws {
        let divisor = try #require(Decimal(parameter: divisor))
        let constraints = Constraints.of(Decimal.self, multipleOf: DecimalBound(divisor))
        #expect(constraints.check(try #require(Decimal(parameter: value))).isEmpty == holds)
    }

    @Test func otherOrderedValues() throws {
        let first = try #require(LocalDate(year: 2024, month: 1, day: 1))
        let early = try #require(LocalDate(year: 2023, month: 12, day: 31))
        let dates = Constraints.of(LocalDate.self, ge: first)
        #expect(broken(dates, first) == [])
        #expect(broken(dates, early) == ["Expected `date` >= 2024-01-01"])
        #expect(dates.description.ge == ConstraintBound(text: "2024-01-01", isNumber: false))
        #expect(
            broken(Constraints.of(Duration.self, le: .seconds(60)), .seconds(61)) == ["Expected `timedelta` <= PT60S"])
        #expect(
            broken(Constraints.of(Date.self, gt: Date(timeIntervalSince1970: 0)), Date(timeIntervalSince1970: 0))
                == ["Expected `datetime` > 1970-01-01T00:00:00Z"])
        #expect(
            broken(Constraints.of([LocalDate].self, ge: first, maxItems: 1), [first, early]) == [
                "[1] Expected `date` >= 2024-01-01", "Expected `array` of length <= 1",
            ])
    }

    @Test func strings() {
        let name = Constraints.of(String.self, minLength: 2, maxLength: 3)
        for text in ["ab", "abc", "äöü", "👍👍👍"] { #expect(broken(name, text) == []) }
        for text in ["", "a", "👍"] { #expect(broken(name, text) == ["Expected `str` of length >= 2"]) }
        for text in ["abcd", "👍👍👍👍", String(repeating: "x", count: 1_000_000)] {
            #expect(broken(name, text) == ["Expected `str` of length <= 3"])
        }
        // Code points, not characters: this is one character of two.
        #expect(broken(name, "e\u{301}") == [])
        #expect(broken(Constraints.of(String.self, minLength: 0, maxLength: 0), "") == [])
        #expect(broken(Constraints.of(String.self, maxLength: .max), "abc") == [])
    }

    @Test func lengthsAgreeWithACount() {
        for scalar in ["a", "ä", "€", "👍"] {
            for count in 0...9 {
                let text = String(repeating: scalar, count: count)
                for bound in 0...10 {
                    #expect(Constraints.of(String.self, minLength: bound).check(text).isEmpty == (count >= bound))
                    #expect(Constraints.of(String.self, maxLength: bound).check(text).isEmpty == (count <= bound))
                }
            }
        }
    }

    @Test func collections() {
        let scores = Constraints.of([Int].self, ge: 1, multipleOf: 2, minItems: 2, maxItems: 3)
        #expect(broken(scores, [2, 4]) == [])
        #expect(broken(scores, []) == ["Expected `array` of length >= 2"])
        #expect(
            broken(scores, [2, -1, 0, 2]) == [
                "[1] Expected `int` >= 1", "[1] Expected `int` that's a multiple of 2", "[2] Expected `int` >= 1",
                "Expected `array` of length <= 3",
            ])
        #expect(
            broken(Constraints.of([String].self, maxLength: 1, minItems: 1), ["a", "bc"]) == [
                "[1] Expected `str` of length <= 1"
            ])
        #expect(
            broken(Constraints.of(Set<Int>.self, ge: 1, maxItems: 1), [0, 1]) == [
                "[...] Expected `int` >= 1", "Expected `array` of length <= 1",
            ])
        #expect(broken(Constraints.of([Double].self, lt: 1), [2]) == ["[0] Expected `float` < 1.0"])
        #expect(broken(Constraints.of([Decimal].self, lt: 1), [2]) == ["[0] Expected `decimal` < 1"])
        #expect(broken(Constraints.of([[Int]].self, minItems: 1), []) == ["Expected `array` of length >= 1"])
        #expect(broken(Constraints.of([UUID]?.self, maxItems: 0), [UUID()]) == ["Expected `array` of length <= 0"])
    }

    @Test func aMillionWrongItemsAreNotAMillionFaults() {
        let constraints = Constraints.of([Int].self, gt: 0, ge: 1, maxItems: 10)
        let faults = constraints.check(Array(repeating: 0, count: 1_000_000))
        #expect(faults.count == Constraints<Int>.mostItemFaults + 1)
        #expect(faults.last?.code == .maxItems)
    }

    @Test func optionals() {
        let limit = Constraints.of(Int?.self, ge: 1)
        #expect(broken(limit, nil) == [])
        #expect(broken(limit, 1) == [])
        #expect(broken(limit, 0) == ["Expected `int` >= 1"])
        #expect(limit.description.ge?.text == "1")
        #expect(broken(Constraints.of(String?.self, minLength: 1), nil) == [])
        #expect(broken(Constraints.of(String?.self, minLength: 1), "") == ["Expected `str` of length >= 1"])
        #expect(broken(Constraints.of(Double?.self, gt: 0), 0) == ["Expected `float` > 0.0"])
        #expect(broken(Constraints.of(Decimal?.self, gt: 0), 0) == ["Expected `decimal` > 0"])
        #expect(broken(Constraints.of(Duration?.self, gt: .zero), .zero) == ["Expected `timedelta` > PT0S"])
        let tags = Constraints.of([String]?.self, maxLength: 2, maxItems: 1)
        #expect(broken(tags, nil) == [])
        #expect(
            broken(tags, ["abc", "a"]) == [
                "[0] Expected `str` of length <= 2", "Expected `array` of length <= 1",
            ])
        #expect(broken(Constraints.of(Set<Int>?.self, gt: 0), [0]) == ["[...] Expected `int` > 0"])
    }

    @Test func descriptions() {
        let all = Constraints.of([Int].self, gt: 1, ge: 2, lt: 9, le: 8, multipleOf: 2, minItems: 1, maxItems: 5)
            .description
        #expect(all.gt == ConstraintBound(text: "1", isNumber: true))
        #expect(all.ge?.text == "2")
        #expect(all.lt?.text == "9")
        #expect(all.le?.text == "8")
        #expect(all.multipleOf?.text == "2")
        #expect(all.minItems == 1)
        #expect(all.maxItems == 5)
        #expect(all.minLength == nil)
        let text = Constraints.of(String.self, minLength: 3, maxLength: 4).description
        #expect(text.minLength == 3)
        #expect(text.maxLength == 4)
        #expect(!text.isEmpty)
    }

    @Test func aDivisorHasToBePositive() async {
        await #expect(processExitsWith: .failure) { _ = Constraints.of(Int.self, multipleOf: 0) }
        await #expect(processExitsWith: .failure) { _ = Constraints.of(Double.self, multipleOf: -0.5) }
        await #expect(processExitsWith: .failure) { _ = Constraints.of(Decimal.self, multipleOf: 0) }
    }
}
