import StarlingModel
import Testing

/// Documents that were right once. Nothing traps; what is refused is refused at a place in the document; what is read
/// can be written and read again.
@Suite struct DamageTests {
    /// What happens to a document.
    private static func damage(_ bytes: [UInt8], _ random: inout RandomValues) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(7) {
            case 0: bytes[place] ^= 1 << UInt8(random.below(8))
            case 1: bytes[place] = UInt8(truncatingIfNeeded: random.bits())
            case 2: bytes.removeSubrange(place...)
            case 3: bytes.remove(at: place)
            case 4: bytes.insert(random.element(Array("{}[]\",:\\u0-.eE9 \u{1F}tfn".utf8) + [0xC1, 0xFF, 0xDF, 0x80, 0xC0]), at: place)
            case 5:
                // A part again, at another place.
                let part = bytes[place..<min(bytes.count, place + random.below(40))]
                bytes.insert(contentsOf: Array(part), at: random.below(bytes.count))
            default: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
            }
        }
        return bytes
    }

    /// A document, if it is short; a long one can be had from its seed.
    private static func shown(_ bytes: [UInt8]) -> String { bytes.count < 60 ? "\(bytes) \(String(decoding: bytes, as: UTF8.self))" : "" }

    /// What a decoder makes of a document must be one of three things.
    private static func check<Value: WireValue & Equatable>(
        _ bytes: [UInt8], _ comment: String, _ decode: ([UInt8]) throws -> Value, _ encode: (Value) throws -> [UInt8]
    ) throws -> Bool {
        do {
            let value = try decode(bytes)
            let written = try encode(value)
            // A `NaN` is not equal to itself, but it is written the same.
            let again = try decode(written)
            #expect(try again == value || encode(again) == written, "\(comment): \(shown(bytes))")
            return true
        } catch let error as MalformedInput {
            #expect(error.offset.map { (0...bytes.count).contains($0) } == true, "\(comment), \(error): \(shown(bytes))")
        } catch let error as ValidationError {
            #expect(!error.faults.isEmpty && error.faults.count <= JSON.maximumFaults, "\(comment): \(shown(bytes))")
        } catch {
            Issue.record("\(comment), \(error): \(shown(bytes))")
        }
        return false
    }

    @Test func json() throws {
        var intact = 0
        for seed in 0..<2000 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let isModel = seed % 3 == 0
            let bytes = Self.damage(try isModel ? JSON.encode(random.wide()) : JSON.encode(random.json()), &random)
            if isModel { _ = try Self.check(bytes, "seed \(seed)", { try JSON.decode(Wide.self, from: $0) }, { try JSON.encode($0) }) }
            let isRead = try Self.check(bytes, "seed \(seed)", { try JSON.decode(JSONValue.self, from: $0) }, { try JSON.encode($0) })
            intact += isRead ? 1 : 0
            Self.checkThatAllAgree(bytes, "seed \(seed)") { type, bytes in try JSON.decode(type, from: bytes) }
            let outcome = DecodingOutcome { try JSON.decode(from: bytes) }
            #expect(DecodingOutcome { try JSON.decode(PlainJSONValue.self, from: bytes).value } == outcome, "seed \(seed)")
        }
        #expect(intact > 100)
    }

    @Test func messagePack() throws {
        var intact = 0
        for seed in 0..<2000 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let isModel = seed % 3 == 0
            let bytes = Self.damage(try isModel ? MessagePack.encode(random.wide()) : MessagePack.encode(random.json()), &random)
            if isModel {
                _ = try Self.check(bytes, "seed \(seed)", { try MessagePack.decode(Wide.self, from: $0) }, { try MessagePack.encode($0) })
            }
            let isRead = try Self.check(
                bytes, "seed \(seed)", { try MessagePack.decode(JSONValue.self, from: $0) }, { try MessagePack.encode($0) })
            intact += isRead ? 1 : 0
            Self.checkThatAllAgree(bytes, "seed \(seed)") { type, bytes in try MessagePack.decode(type, from: bytes) }
        }
        #expect(intact > 100)
    }

    /// Whether a document can be read does not hang on what it is read as.
    private static func checkThatAllAgree(_ bytes: [UInt8], _ comment: String, _ decode: (any WireValue.Type, [UInt8]) throws -> Any) {
        func isMalformed(_ type: any WireValue.Type) -> Bool {
            DecodingOutcome {
                _ = try decode(type, bytes); return .null
            }.isMalformed
        }
        let expected = isMalformed(Skipped.self)
        let types: [any WireValue.Type] = [
            JSONValue.self, Leaf.self, Shape.self, Mixed.self, [Leaf].self, [String: [Leaf?]].self, String.self,
        ]
        for type in types {
            #expect(isMalformed(type) == expected, "\(comment), \(type): \(shown(bytes))")
        }
        // Where a date or a long number is expected, bytes that are no text at all are a fault like any other text.
        #expect(!isMalformed(Wide.self) || expected, "\(comment): \(shown(bytes))")
    }

    /// Bytes that never were a document.
    @Test func noise() throws {
        for seed in 0..<2000 as Range<UInt64> {
            var random = RandomValues(seed: seed)
            let bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.bits()) }
            _ = try Self.check(bytes, "seed \(seed)", { try MessagePack.decode(JSONValue.self, from: $0) }, { try MessagePack.encode($0) })
            Self.checkThatAllAgree(bytes, "seed \(seed)") { type, bytes in try MessagePack.decode(type, from: bytes) }
            let text = (0..<random.below(40)).map { _ in random.element(Array("{{[[}}]]\"\"\"\",,::\\u01-.eE truefalsn".utf8)) }
            _ = try Self.check(text, "seed \(seed)", { try JSON.decode(JSONValue.self, from: $0) }, { try JSON.encode($0) })
            Self.checkThatAllAgree(text, "seed \(seed)") { type, bytes in try JSON.decode(type, from: bytes) }
        }
    }

    /// A length that lies costs no memory.
    @Test func lengthsThatLie() {
        for head in [0xC6, 0xC9, 0xDB, 0xDD, 0xDF] as [UInt8] {
            for length in [[0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
                for type in [JSONValue.self, [Int].self, [String: Int].self, Wide.self, String.self, Skipped.self] as [any WireValue.Type] {
                    #expect(throws: MalformedInput.self) { try MessagePack.decode(type, from: [head] + length + [0, 1, 2]) }
                }
            }
        }
    }
}
