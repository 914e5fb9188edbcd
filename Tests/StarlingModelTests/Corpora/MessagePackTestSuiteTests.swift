import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Y. Kawasaki: https://github.com/kawanet/msgpack-test-suite
@Suite(.enabled(if: Corpora.isWanted("msgpack"), "needs ../shared/corpora/msgpack"))
struct MessagePackTestSuiteTests {
    /// A value with every encoding that it may have.
    private struct Example {
        let value: JSONValue
        let encodings: [[UInt8]]
        let name: String
    }

    /// The examples whose values are given under a key.
    private static func examples(_ key: String) throws -> [Example] {
        let suite = try JSON.decode(JSONObject.self, from: Corpora.bytes("msgpack/msgpack-test-suite.json"))
        let examples = suite.values.flatMap { $0.arrayValue ?? [] }.compactMap { example in
            example[key].map { value in
                Example(
                    value: value, encodings: (example["msgpack"]?.arrayValue ?? []).map { bytes($0.stringValue ?? "") }, name: "\(value)")
            }
        }
        try #require(!examples.isEmpty && examples.allSatisfy { !$0.encodings.isEmpty })
        return examples
    }

    private static func bytes(_ text: String) -> [UInt8] { text.split(separator: "-").compactMap { UInt8($0, radix: 16) } }

    /// That every encoding is read as the value, and that the value is written as one of them.
    private static func check<Value: WireValue & Equatable>(_ value: Value, _ example: Example, isShortest: Bool = true) throws {
        for encoding in example.encodings {
            #expect(try MessagePack.decode(Value.self, from: encoding) == value, "\(example.name): \(encoding)")
            // As something to be passed over, and cut short everywhere.
            #expect(throws: Never.self) { try MessagePack.decode(NoFields.self, from: [0x81, 0xA1, 0x78] + encoding) }
            for length in 0..<encoding.count {
                #expect(throws: MalformedInput.self) { try MessagePack.decode(Value.self, from: Array(encoding[..<length])) }
                #expect(throws: MalformedInput.self) {
                    try MessagePack.decode(NoFields.self, from: [0x81, 0xA1, 0x78] + encoding[..<length])
                }
            }
        }
        let written = try MessagePack.encode(value)
        #expect(example.encodings.contains(written), "\(example.name): \(written)")
        #expect(!isShortest || written.count == example.encodings.map(\.count).min(), "\(example.name): \(written)")
    }

    @Test func plainValues() throws {
        for example in try Self.examples("nil") { try Self.check(Int?.none, example) }
        for example in try Self.examples("nil") { try Self.check(example.value, example) }
        for example in try Self.examples("bool") { try Self.check(example.value == true, example) }
        for example in try Self.examples("string") { try Self.check(try #require(example.value.stringValue), example) }
        for example in try Self.examples("bool") + Self.examples("string") { try Self.check(example.value, example) }
        for example in try Self.examples("binary") { try Self.check(Data(Self.bytes(example.value.stringValue ?? "")), example) }
    }

    @Test func numbers() throws {
        for example in try Self.examples("number") {
            // Every one of them is a `Double`, whose own encoding always has eight bytes.
            for encoding in example.encodings {
                #expect(try MessagePack.decode(Double.self, from: encoding) == example.value.doubleValue, "\(example.name): \(encoding)")
            }
            guard let value = example.value.intValue else {
                try Self.check(try #require(example.value.doubleValue), example, isShortest: false)
                continue
            }
            let (whole, floating) = Self.separated(example)
            try Self.check(value, whole)
            try Self.check(Int128(value), whole)
            try Self.check(JSONValue.integer(value), whole)
            // Floating point is no whole number, whatever its value.
            for encoding in floating {
                #expect(throws: ValidationError.self) { try MessagePack.decode(Int.self, from: encoding) }
                #expect(try MessagePack.decode(JSONValue.self, from: encoding) == .double(Double(value)))
            }
            for width in [UInt8.self, UInt16.self, UInt32.self, UInt64.self, Int8.self, Int16.self, Int32.self] as [any Integer.Type] {
                try Self.check(value, whole, width)
            }
        }
    }

    @Test func numbersOf64Bits() throws {
        for example in try Self.examples("bignum") {
            let text = try #require(example.value.stringValue)
            let (whole, _) = Self.separated(example)
            if let value = Int64(text) { try Self.check(value, whole) }
            if let value = UInt64(text) { try Self.check(value, whole) }
            try Self.check(try #require(Int128(text)), whole)
            let value = JSONValue.integer(Int(text) ?? 0)
            try Self.check(Int(text) == nil ? .unsigned(try #require(UInt64(text))) : value, whole)
        }
    }

    private typealias Integer = FixedWidthInteger & WireValue

    /// A number as another width: it is itself where it fits, and a fault where it does not.
    private static func check<Number: Integer>(_ value: Int, _ example: Example, _ type: Number.Type) throws {
        if let number = Number(exactly: value) { return try check(number, example) }
        for encoding in example.encodings {
            #expect(throws: ValidationError.self) { try MessagePack.decode(Number.self, from: encoding) }
        }
    }

    /// An example without its floating-point encodings, and those.
    private static func separated(_ example: Example) -> (Example, [[UInt8]]) {
        let isFloating = { (encoding: [UInt8]) in encoding[0] == 0xCA || encoding[0] == 0xCB }
        let whole = Example(value: example.value, encodings: example.encodings.filter { !isFloating($0) }, name: example.name)
        return (whole, example.encodings.filter(isFloating))
    }

    @Test func structures() throws {
        for key in ["array", "map"] {
            for example in try Self.examples(key) {
                try Self.check(example.value, example)
                // As another type it is a fault, and all of it is passed over.
                for encoding in example.encodings {
                    #expect(throws: ValidationError.self) { try MessagePack.decode(Int.self, from: encoding) }
                }
            }
        }
        for example in try Self.examples("map") { try Self.check(try #require(example.value.objectValue), example) }
    }

    /// A `Date` is precise to a tenth of a microsecond in our days, and less far from them.
    @Test func timestamps() throws {
        for example in try Self.examples("timestamp") {
            let seconds = Double(try #require(example.value[0]?.intValue))
            let nanoseconds = try #require(example.value[1]?.intValue)
            let date = Date(timeIntervalSince1970: seconds + Double(nanoseconds) / 1e9)
            for encoding in example.encodings {
                let read = try MessagePack.decode(Date.self, from: encoding)
                #expect(abs(read.timeIntervalSince(date)) <= date.timeIntervalSince1970.ulp, "\(example.name)")
                // Twice the same: what a date cannot hold is lost once.
                #expect(try MessagePack.decode(Date.self, from: MessagePack.encode(read)) == read, "\(example.name)")
                #expect(try MessagePack.decode(NoFields.self, from: [0x81, 0xA1, 0x78] + encoding) == NoFields())
            }
            if nanoseconds == 0 { try Self.check(date, example) }
        }
    }

    @Test func extensions() throws {
        for example in try Self.examples("ext") {
            for encoding in example.encodings {
                func messages(_ decode: () throws -> Void) -> String { "\(DecodingOutcome { try decode(); return .null })" }
                #expect(messages { _ = try MessagePack.decode(Int.self, from: encoding) } == "Expected `int`, got `ext`")
                #expect(messages { _ = try MessagePack.decode(Date.self, from: encoding) } == "Expected `datetime`, got `ext`")
                #expect(messages { _ = try MessagePack.decode(JSONValue.self, from: encoding) } == "Expected `datetime`, got `ext`")
                // Nobody asks for it: it is passed over.
                #expect(try MessagePack.decode(NoFields.self, from: [0x81, 0xA1, 0x78] + encoding) == NoFields())
                for length in 0..<encoding.count {
                    #expect(throws: MalformedInput.self) { try MessagePack.decode(Date.self, from: Array(encoding[..<length])) }
                }
            }
        }
    }

    @Test func damaged() throws {
        var random = SplitMix(state: 2)
        for key in ["binary", "number", "bignum", "string", "array", "map", "timestamp", "ext"] {
            for encoding in try Self.examples(key).flatMap(\.encodings) {
                for index in encoding.indices {
                    var bytes = encoding
                    bytes[index] = UInt8(truncatingIfNeeded: random.next())
                    let outcome = DecodingOutcome { try MessagePack.decode(from: bytes) }
                    // The same, one level further down.
                    let below = DecodingOutcome { try MessagePack.decode([JSONValue].self, from: [0x91] + bytes).first ?? .null }
                    #expect(below.isMalformed == outcome.isMalformed, "\(bytes): \(outcome), \(below)")
                    let skipped = DecodingOutcome {
                        _ = try MessagePack.decode(Skipped.self, from: bytes); return .null
                    }
                    #expect(skipped.isMalformed == outcome.isMalformed, "\(bytes): \(outcome), skipped: \(skipped)")
                }
            }
        }
    }
}
