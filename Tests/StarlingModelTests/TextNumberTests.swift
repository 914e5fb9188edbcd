import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TextNumberTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("-5", -5), ("007", 7), ("-007", -7),
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
        (String(repeating: "0", count: 191) + "1", 1),
    ])
    func integers(text: String, value: Int) {
        #expect(readText(text) == value)
        #expect(readText(value.parameterText) == value)
    }

    @Test(arguments: [
        "", "-", "+5", " 5", "5 ", "--5", "5-", "1.0", "1e3", "0x10", "1_000", "1,000", "٣", "５", "9223372036854775808",
        "-9223372036854775809", "99999999999999999999999", "\u{0}1", "1\u{0}", "nan",
        String(repeating: "0", count: 193), String(repeating: "9", count: 1_000_000),
    ])
    func notIntegers(text: String) {
        #expect(readText(Int.self, text) == nil)
    }

    @Test func integerBounds() {
        func check<Value: ParameterValue & FixedWidthInteger>(_ type: Value.Type) {
            #expect(readText(type, "\(Value.min)") == Value.min)
            #expect(readText(type, "\(Value.max)") == Value.max)
            #expect(readText(type, "\(Value.max)0") == nil)
            #expect(readText(type, "\(Int128(Value.max) + 1)") == nil)
            #expect(readText(type, "\(Int128(Value.min) - 1)") == nil)
            #expect(Value.max.parameterText == "\(Value.max)")
        }
        check(Int8.self)
        check(Int16.self)
        check(Int32.self)
        check(Int64.self)
        check(Int.self)
        check(UInt8.self)
        check(UInt16.self)
        check(UInt32.self)
        check(UInt64.self)
        check(UInt.self)
        #expect(readText(UInt.self, "-0") == nil)
    }

    @Test func everyByteWideInteger() {
        for value in Int(-400)...400 {
            #expect(readText(Int8.self, "\(value)") == Int8(exactly: value))
            #expect(readText(UInt8.self, "\(value)") == UInt8(exactly: value))
        }
    }

    @Test(arguments: [
        ("0", 0), ("1", 1), ("-1.5", -1.5), ("0.1", 0.1), ("00.10", 0.1), ("6.02e23", 6.02e23), ("1E-3", 1e-3),
        ("1e+3", 1e3), ("9007199254740993", 9_007_199_254_740_992),
        ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
        ("5e-324", .leastNonzeroMagnitude), ("1e-400", 0), ("0e99999999999999999999", 0),
        ("123456789012345678901234567890", 1.2345678901234568e29),
        ("3.141592653589793238462643383279", Double.pi), ("1e22", 1e22), ("1e23", 1e23), ("8.5e-23", 8.5e-23),
    ])
    func doubles(text: String, value: Double) {
        #expect(readText(text) == value)
        #expect(readText(value.parameterText) == value)
    }

    @Test(arguments: [
        "", "-", ".", ".5", "5.", "-.5", "+1", " 1", "1 ", "1e", "1e+", "1e1.0", "1.2.3", "e5", "nan", "NaN", "inf",
        "-inf", "infinity", "0x1p3", "1,5", "1_0", "1e309", "-1e309", "1e99999999999999999999", "1f",
        String(repeating: "1", count: 193), "0." + String(repeating: "1", count: 1_000_000),
        "1e" + String(repeating: "9", count: 1_000_000),
    ])
    func notDoubles(text: String) {
        #expect(readText(Double.self, text) == nil)
        #expect(readText(Float.self, text) == nil)
        #expect(readText(Decimal.self, text) == nil)
    }

    @Test func negativeZeroKeepsItsSign() {
        #expect(Double(parameter: "-0")?.sign == .minus)
        #expect(Double(parameter: (-0.0).parameterText)?.sign == .minus)
    }

    /// The reader takes a shortcut for short numbers; the standard library is the reference.
    @Test func floatingPointAgreesWithTheStandardLibrary() throws {
        var random = SplitMix(state: 1)
        for _ in 0..<20_000 {
            let digits = String(random.next() >> (random.next() % 64))
            let text = "\(digits).\(random.next() % 1000)e\(Int(random.next() % 60) - 30)"
            #expect(readText(Double.self, text) == Double(text))
            #expect(readText(Float.self, text) == Float(text).flatMap { $0.isFinite ? $0 : nil })
            let pattern = Double(bitPattern: random.next())
            guard pattern.isFinite else { continue }
            #expect(readText(pattern.parameterText) == pattern)
            let short = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            guard short.isFinite else { continue }
            #expect(readText(short.parameterText) == short)
        }
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0e500", "0"), ("12.50", "12.5"), ("-3", "-3"), ("1e6", "1000000"),
        ("3.133", "3.133"),
        ("0.1", "0.1"), ("007.70", "7.7"), ("18446744073709551616", "18446744073709551616"),
        ("-18446744073709551615", "-18446744073709551615"),
        ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
        ("-0.12345678901234567890123456789012345678", "-0.12345678901234567890123456789012345678"),
        ("1.000000000000000000000000000000000000000000000000000000", "1"),
        ("1e-128", "0." + String(repeating: "0", count: 127) + "1"),
        ("1e127", "1" + String(repeating: "0", count: 127)),
    ])
    func decimals(text: String, written: String) throws {
        let value = try #require(readText(Decimal.self, text))
        #expect(value.parameterText == written)
        #expect(readText(value.parameterText) == value)
    }

    @Test(arguments: [
        "1e-129", "1e128", "1e300", "1234567890123456789012345678901234567890123",
        "0.1234567890123456789012345678901234567890123",
        "-1e-400",
    ])
    func decimalsThatWouldBeRounded(text: String) {
        #expect(readText(Decimal.self, text) == nil)
        #expect(readText(Double.self, text) != nil)
    }

    @Test func noDigitOfADecimalIsLost() throws {
        var random = SplitMix(state: 4)
        for _ in 0..<5_000 {
            let digits = (UInt128(random.next()) << 64 | UInt128(random.next())) >> UInt128(random.next() % 128)
            let value = try #require(Decimal(parameter: "\(digits)"))
            #expect(value.parameterText == "\(digits)")
            let scaled = try #require(Decimal(parameter: "-\(digits)e-20"))
            #expect(scaled.isNaN == false)
            #expect(readText(scaled.parameterText) == scaled)
        }
    }

    @Test func extremeDecimalsComeBack() {
        for value in [Decimal.greatestFiniteMagnitude, .leastFiniteMagnitude, .leastNonzeroMagnitude, -1, 0] {
            #expect(readText(value.parameterText) == value)
        }
    }
}
