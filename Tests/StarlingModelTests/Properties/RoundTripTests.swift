import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whatever is written is read back as it was.
@Suite struct RoundTripTests {
    /// A text by which two models are the same to the last bit: `==` takes -0 for 0, and two spellings of a letter for one.
    private static func fingerprint(_ value: Wide) throws -> [UInt8] {
        var value = value
        // The one thing without an order.
        value.letters = []
        return try JSON.encode(value, .sortedKeys)
    }

    @Test func models() throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let value = random.wide()
            let text = try Self.fingerprint(value)
            for format in [[], .pretty, .sortedKeys] as [JSON.Format] {
                let read = try JSON.decode(Wide.self, from: JSON.encode(value, format))
                #expect(read == value, "seed \(seed)")
                #expect(try Self.fingerprint(read) == text, "seed \(seed)")
            }
            let read = try MessagePack.decode(Wide.self, from: MessagePack.encode(value))
            #expect(read == value, "seed \(seed)")
            #expect(try Self.fingerprint(read) == text, "seed \(seed)")
        }
    }

    /// The same bytes whether they are copied or lent.
    @Test func lentBytes() throws {
        for seed in 0..<50 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            var value = random.wide()
            (value.letters, value.byName, value.byNumber) = ([], [:], [:])
            let leaves = Array(repeating: value.leaves, count: 20)
            #expect(try JSON.withEncoded(value) { Array($0) } == JSON.encode(value), "seed \(seed)")
            #expect(try JSON.withEncoded(leaves) { Array($0) } == JSON.encode(leaves), "seed \(seed)")
            #expect(try MessagePack.withEncoded(value) { Array($0) } == MessagePack.encode(value), "seed \(seed)")
            #expect(try MessagePack.withEncoded(leaves) { Array($0) } == MessagePack.encode(leaves), "seed \(seed)")
        }
    }

    @Test func anyJSON() throws {
        for seed in 0..<1000 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let value = random.json()
            let bytes = try JSON.encode(value)
            #expect(try JSON.decode(JSONValue.self, from: bytes) == value, "seed \(seed)")
            #expect(try JSON.decode(PlainJSONValue.self, from: bytes).value == value, "seed \(seed)")
            #expect(try JSON.encode(PlainJSONValue(value: value)) == bytes, "seed \(seed)")
            #expect(String(decoding: bytes, as: UTF8.self) == value.description, "seed \(seed)")
            #expect(try JSON.encode(JSON.decode(JSONValue.self, from: bytes)) == bytes, "seed \(seed)")
            #expect(try JSON.decode(JSONValue.self, from: JSON.encode(value, [.pretty, .sortedKeys])) == value, "seed \(seed)")
            let packed = try MessagePack.encode(value)
            #expect(try MessagePack.decode(JSONValue.self, from: packed) == value, "seed \(seed)")
            #expect(try MessagePack.encode(MessagePack.decode(JSONValue.self, from: packed)) == packed, "seed \(seed)")
            // Passed over, without a word.
            #expect(throws: Never.self, "seed \(seed)") { try JSON.decode(Skipped.self, from: bytes) }
            #expect(throws: Never.self, "seed \(seed)") { try MessagePack.decode(Skipped.self, from: packed) }
        }
    }

    @Test func doublesToTheLastBit() throws {
        var random = RandomValues(seed: 1)
        var doubles = (0..<20_000).map { _ in random.double() }
        for exponent in -324...308 {
            guard let power = Double("1e\(exponent)") else { continue }
            doubles += [power, -power, power.nextUp, power.nextDown]
        }
        for value in doubles {
            #expect(try JSON.decode(Double.self, from: JSON.encode(value)).bitPattern == value.bitPattern, "\(value)")
            #expect(try MessagePack.decode(Double.self, from: MessagePack.encode(value)).bitPattern == value.bitPattern, "\(value)")
        }
        for value in [Double.nan, .infinity, -.infinity, Double(nan: 12345, signaling: false)] {
            #expect(try MessagePack.decode(Double.self, from: MessagePack.encode(value)).bitPattern == value.bitPattern, "\(value)")
            #expect(try JSON.encode(value) == Array("null".utf8))
        }
    }

    @Test func floatsToTheLastBit() throws {
        var random = RandomValues(seed: 2)
        for _ in 0..<20_000 {
            let value = random.float()
            #expect(try JSON.decode(Float.self, from: JSON.encode(value)).bitPattern == value.bitPattern, "\(value)")
            #expect(try MessagePack.decode(Float.self, from: MessagePack.encode(value)).bitPattern == value.bitPattern, "\(value)")
        }
    }

    @Test func wholeNumbersOfEveryWidth() throws {
        func check<Number: FixedWidthInteger & WireValue>(_ type: Number.Type) throws {
            var random = RandomValues(seed: 3)
            let powers = (0..<Number.bitWidth).flatMap { shift in
                [-1, 0, 1].flatMap { [(1 as Number) << Number(shift) &+ $0, 0 &- (1 as Number) << Number(shift) &+ $0] }
            }
            for value in powers + (0..<2000).map({ _ in random.integer(type) }) {
                let text = try JSON.encode(value)
                #expect(String(decoding: text, as: UTF8.self) == value.description)
                #expect(try JSON.decode(type, from: text) == value, "\(type) \(value)")
                #expect(try MessagePack.decode(type, from: MessagePack.encode(value)) == value, "\(type) \(value)")
            }
        }
        for type in [Int8.self, Int16.self, Int32.self, Int64.self, Int.self, Int128.self] as [any (FixedWidthInteger & WireValue).Type] {
            try check(type)
        }
        for type in [UInt8.self, UInt16.self, UInt32.self, UInt64.self, UInt.self, UInt128.self]
            as [any (FixedWidthInteger & WireValue).Type]
        {
            try check(type)
        }
    }

    /// Every length around those of words and of small strings, with a letter of every kind at every place.
    @Test(arguments: ["é", "€", "\u{1F600}", "\"", "\\", "\n", "\0", "\u{1F}", "\u{7F}", "x"])
    func textsWithOneOddLetter(letter: String) throws {
        for length in 0...40 {
            for place in 0...length {
                let text = String(repeating: "a", count: place) + letter + String(repeating: "b", count: length - place)
                let bytes = try JSON.encode(text)
                #expect(try Array(JSON.decode(String.self, from: bytes).utf8) == Array(text.utf8), "\(length), \(place)")
                // Close to the end of the document, and not.
                #expect(try JSON.decode([String].self, from: JSON.encode([text, text, ""])) == [text, text, ""], "\(length), \(place)")
                #expect(try JSON.decode([String: Int].self, from: JSON.encode([text: 1])) == [text: 1], "\(length), \(place)")
                #expect(try JSON.decode(JSONObject.self, from: JSON.encode([text: 1])) == [text: 1], "\(length), \(place)")
                #expect(try MessagePack.decode([String: String].self, from: MessagePack.encode([text: text])) == [text: text])
            }
        }
    }

    /// A substring, and a text that is bridged or large, is written as the text that it is.
    @Test func lengthsOfMessagePack() throws {
        for length in [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536, 70_000] {
            let text = String(repeating: "é", count: length / 2) + (length % 2 == 1 ? "x" : "")
            #expect(try MessagePack.decode(String.self, from: MessagePack.encode(text)) == text)
            let data = Data(repeating: 7, count: length)
            #expect(try MessagePack.decode(Data.self, from: MessagePack.encode(data)) == data)
            #expect(try JSON.decode(Data.self, from: JSON.encode(data)) == data)
            let numbers = (0..<length).map { $0 }
            #expect(try MessagePack.decode([Int].self, from: MessagePack.encode(numbers)) == numbers)
            let keys = Dictionary(uniqueKeysWithValues: numbers.map { ($0, $0 % 2 == 0) })
            #expect(try MessagePack.decode([Int: Bool].self, from: MessagePack.encode(keys)) == keys)
            let object = JSONObject(numbers.map { ("key \($0)", .integer($0)) })
            #expect(try MessagePack.decode(JSONObject.self, from: MessagePack.encode(object)) == object)
            #expect(try JSON.decode(JSONObject.self, from: JSON.encode(object)) == object)
        }
    }
}
