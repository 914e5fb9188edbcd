import StarlingModel
import Testing

/// The same values in other words: with white space, with escapes that nobody needs, with the keys in another order.
@Suite struct SpellingTests {
    /// Writes a value as nobody would.
    private struct Scribe {
        var random: RandomValues
        var text = ""

        mutating func space() {
            while random.oneIn(3) { text += random.element([" ", "\n", "\t", "\r", "  ", "\r\n", "                    "]) }
        }

        mutating func write(_ value: JSONValue) {
            space()
            switch value {
            case .array(let values):
                text += "["
                space()
                for (index, value) in values.enumerated() {
                    if index > 0 { text += "," }
                    write(value)
                }
                text += "]"
            case .object(let object):
                text += "{"
                space()
                for (index, member) in shuffled(Array(object)).enumerated() {
                    if index > 0 { text += "," }
                    space()
                    write(text: member.key)
                    space()
                    text += ":"
                    write(member.value)
                }
                text += "}"
            case .string(let value): write(text: value)
            case .double(let value): write(value)
            default: text += value.description
            }
            space()
        }

        private mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
            var elements = elements
            for index in elements.indices.reversed() { elements.swapAt(index, random.below(index + 1)) }
            return elements
        }

        /// The same number with an exponent, or with more zeros.
        private mutating func write(_ value: Double) {
            var digits = value.description
            if !digits.contains("e"), random.oneIn(2) { digits += String(repeating: "0", count: random.below(30)) }
            if !digits.contains("e"), random.oneIn(3) { digits += random.element(["e0", "E+0", "e-00"]) }
            text += random.oneIn(2) ? digits : digits.replacing("e", with: "E")
        }

        private mutating func write(text value: String) {
            text += "\""
            for scalar in value.unicodeScalars {
                if random.oneIn(4) || scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
                    for unit in String(scalar).utf16 { write(escape: unit) }
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
            text += "\""
        }

        private mutating func write(escape unit: UInt16) {
            let short: [UInt16: String] = [0x22: "\"", 0x5C: "\\", 0x2F: "/", 8: "b", 12: "f", 10: "n", 13: "r", 9: "t"]
            if let letter = short[unit], random.oneIn(2) { return text += "\\" + letter }
            let digits = String(unit, radix: 16, uppercase: random.oneIn(2))
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    @Test func models() throws {
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            var value = random.wide()
            // More digits than a `JSONValue` has.
            (value.i128, value.u128) = (random.integer(Int64.self) == 0 ? 1 : -7, UInt128(random.bits()))
            var scribe = Scribe(random: random)
            scribe.write(try JSON.decode(from: JSON.encode(value)))
            #expect(try JSON.decode(Wide.self, from: scribe.text) == value, "seed \(seed)")
        }
    }

    @Test func anyJSON() throws {
        for seed in 0..<1000 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let value = random.json()
            var scribe = Scribe(random: random)
            scribe.write(value)
            #expect(try JSON.decode(JSONValue.self, from: scribe.text) == value, "seed \(seed): \(scribe.text)")
            #expect(try JSON.decode(PlainJSONValue.self, from: scribe.text).value == value, "seed \(seed): \(scribe.text)")
            #expect(throws: Never.self, "seed \(seed)") { try JSON.decode(Skipped.self, from: scribe.text) }
        }
    }
}
