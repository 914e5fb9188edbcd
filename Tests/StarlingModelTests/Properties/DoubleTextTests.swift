import StarlingModel
import Testing

/// The standard library is the reference for what a decimal text means, and for how short one can be.
@Suite struct DoubleTextTests {
    /// A number of RFC 8259 section 6, of any shape.
    private static func text(_ random: inout RandomValues) -> String {
        func digits(_ count: Int) -> String { String((0..<count).map { _ in Character(Unicode.Scalar(UInt8(0x30 + random.below(10)))) }) }
        var text = random.oneIn(3) ? "-" : ""
        let whole = digits(random.element([1, 1, 2, 5, 15, 16, 17, 18, 19, 20, 25, 40]))
        text += random.oneIn(3) ? "0" : "\(1 + random.below(9))" + whole.dropFirst()
        if !random.oneIn(4) { text += "." + digits(1 + random.element([0, 0, 1, 2, 4, 14, 16, 21, 22, 23, 30])) }
        if random.oneIn(3) {
            text += random.element(["e", "E"]) + random.element(["", "+", "-"]) + "\(random.below(random.element([5, 25, 330])))"
        }
        return text
    }

    @Test func texts() throws {
        var random = RandomValues(seed: 1)
        for _ in 0..<100_000 {
            let text = Self.text(&random)
            let expected = try #require(Double(text))
            let read = try? JSON.decode(Double.self, from: text)
            #expect(read?.bitPattern == (expected.isFinite ? expected.bitPattern : nil), "\(text)")
        }
    }

    /// Texts at and around the middle between two numbers, where rounding is hardest.
    @Test func middles() throws {
        var random = RandomValues(seed: 2)
        for _ in 0..<5_000 {
            // Between n and n + 1 units in the last place, where those are whole numbers, and exact as a decimal.
            let exponent = random.below(50)
            let significand = UInt128(1) << 52 | UInt128(random.bits() >> 12)
            let middle = (significand << 1 | 1) << UInt128(exponent)
            for text in [
                "\(middle - 1)", "\(middle)", "\(middle + 1)", "\(middle).0", "\(middle).00000000000000000000000001", "\(middle)e0",
            ] {
                #expect(try JSON.decode(Double.self, from: text) == Double(text), "\(text)")
            }
        }
    }

    @Test(arguments: [
        "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308", "4.9e-324", "2.4703282292062327e-324",
        "2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623158e308", "9007199254740993", "9007199254740992.999999999",
        "0.000000000000000000000000000000000000000000000000000000000000000000000001", "1e-400", "0e400", "-0", "-0.0e9", "1e23", "8.5e22",
        "123456789012345678901234567890123456789012345678901234567890e-50", "0.1e1", "1" + String(repeating: "0", count: 308),
        "0." + String(repeating: "0", count: 400) + "1e400", String(repeating: "9", count: 400) + "e-400",
    ])
    func hardTexts(text: String) throws {
        #expect(try JSON.decode(Double.self, from: text).bitPattern == Double(text)?.bitPattern)
        let json = try JSON.decode(JSONValue.self, from: text)
        #expect(json.doubleValue == Double(text))
    }

    /// A `Float` is read from its digits as if it were a `Double` first, which may round twice, never by more than the
    /// last bit.
    @Test func floats() throws {
        var random = RandomValues(seed: 3)
        for _ in 0..<20_000 {
            let text = Self.text(&random)
            guard let expected = Float(text), let read = try? JSON.decode(Float.self, from: text) else { continue }
            #expect(read == expected || abs(read - expected) <= expected.ulp, "\(text)")
        }
    }

    /// What is written is read back to the same bits, and no text that is as good is shorter.
    @Test func written() throws {
        var random = RandomValues(seed: 4)
        var values = (0..<60_000).map { _ in random.double() }
        for power in 0...30 { values += [Double(sign: .plus, exponent: -power, significand: 1), 1 / Double(1 << power)] }
        for whole in 0..<20_000 { values += [Double(whole) / 10_000, Double(whole) / 100] }
        for value in values {
            let text = String(decoding: try JSON.encode(value), as: UTF8.self)
            #expect(Double(text)?.bitPattern == value.bitPattern, "\(text)")
            #expect(text.utf8.count <= value.description.utf8.count, "\(text), \(value)")
            #expect(Self.digits(text) == Self.digits(value.description), "\(text), \(value)")
        }
    }

    /// The digits that count.
    private static func digits(_ text: String) -> String {
        let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        return String(digits.reversed().drop { $0 == "0" }.reversed())
    }
}
