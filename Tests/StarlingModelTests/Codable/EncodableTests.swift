import Testing

@testable import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private func text<Value: Encodable>(_ value: Value) throws -> String {
    // As one that knows `Encodable` alone, whatever it is.
    String(decoding: try JSON.encode(Alone(value)), as: UTF8.self)
}

/// A value by its `Encodable` conformance, and below a type that is nothing else.
private struct Alone<Value: Encodable>: Encodable {
    let value: Value

    init(_ value: Value) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

/// A type whose encoding is a closure.
private struct Custom: Encodable {
    let body: (any Encoder) throws -> Void

    init(_ body: @escaping (any Encoder) throws -> Void) { self.body = body }

    func encode(to encoder: any Encoder) throws { try body(encoder) }
}

private enum Key: String, CodingKey { case a, b, c, d }

private struct Point: Codable, Hashable {
    var x: Int
    var y: Int
}

private struct Everything: Codable, Equatable {
    var zebra: String
    var apple: Int8
    var missing: String?
    var present: UInt64?
    var points: [Point]
    var names: [String: Point]
    var numbers: [Int: Bool]
    var nested: [[Double?]]
    var choice: Choice
    var level: Level
    var id: UUID
    var link: URL
    var blob: Data
    var day: LocalDate
    var time: LocalTime
    var at: Date
}

private enum Choice: Codable, Equatable {
    case none
    case one(Int)
    case named(first: String, second: Point)
}

private enum Level: String, Codable { case low, high }

private class Animal: Encodable {
    let name = "Rex"
}

/// Shares the object with its superclass.
private final class Dog: Animal {
    enum Keys: CodingKey { case tricks, name }
    let renamed: String?

    init(renamed: String? = nil) { self.renamed = renamed }

    override func encode(to encoder: any Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(["sit"], forKey: .tricks)
        try container.encodeIfPresent(renamed, forKey: .name)
    }
}

/// Puts its superclass in a member of its own.
private final class Cat: Animal {
    enum Keys: CodingKey { case lives }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try super.encode(to: container.superEncoder())
        try container.encode(9, forKey: .lives)
    }
}

/// Arrays within arrays.
private struct Deep: Encodable {
    let levels: Int

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        if levels > 1 { try container.encode(Deep(levels: levels - 1)) }
    }
}

@Suite struct EncodableTests {
    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#),
        ("\n\t\r\u{8}\u{C}", #""\n\t\r\b\f""#), ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ("é😀\u{2028}", "\"é😀\u{2028}\""), ("12345678\"", #""12345678\"""#), ("1234567\n9", #""1234567\n9""#),
        ("!#[] ~", #""!#[] ~""#),
    ])
    func strings(value: String, expected: String) throws {
        #expect(try text(value) == expected)
        #expect(try JSONDecoder().decode(String.self, from: Data(JSON.encode(value))) == value)
        #expect(try text([value: 1]) == "{\(expected):1}")
    }

    /// The scan of eight bytes at once against every byte at every place.
    @Test func everyByteAtEveryPlace() throws {
        for scalar in (0...0x17F).compactMap(Unicode.Scalar.init as (Int) -> Unicode.Scalar?) {
            for place in 0..<17 {
                let value = String(repeating: "x", count: place) + String(Character(scalar)) + "\u{7F}é"
                let bytes = try JSON.encode(value)
                #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == value)
            }
        }
    }

    @Test func integers() throws {
        #expect(
            try text([0, 1, -1, 10, 99, 100, Int.max, .min])
                == "[0,1,-1,10,99,100,9223372036854775807,-9223372036854775808]")
        #expect(try text([Int8.min, .max]) == "[-128,127]")
        #expect(try text([Int16.min]) == "[-32768]")
        #expect(try text([Int32.min]) == "[-2147483648]")
        #expect(try text([Int64.min]) == "[-9223372036854775808]")
        #expect(try text([Int128.min, .max]) == "[\(Int128.min),\(Int128.max)]")
        #expect(try text([UInt128.max]) == "[\(UInt128.max)]")
        #expect(try text([UInt64.max]) == "[18446744073709551615]")
        #expect(try text([UInt.max]) == "[18446744073709551615]")
        #expect(try text([UInt8.max]) == "[255]")
        #expect(try text([UInt16.max]) == "[65535]")
        #expect(try text([UInt32.max]) == "[4294967295]")
    }

    @Test(arguments: [0.0, -0.0, 5, 0.1, 1.0 / 3, 1e16, 1e-7, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -2.5])
    func doubles(value: Double) throws {
        let bytes = try JSON.encode(["value": value])
        #expect(try JSONDecoder().decode([String: Double].self, from: Data(bytes)) == ["value": value])
        let single = try JSON.encode([Float(value)])
        if Float(value).isFinite {
            #expect(try JSONDecoder().decode([Float].self, from: Data(single)) == [Float(value)])
        } else {
            #expect(String(decoding: single, as: UTF8.self) == "[null]")
        }
    }

    @Test func notFiniteIsNull() throws {
        #expect(try text([Double.nan, .infinity, -.infinity]) == "[null,null,null]")
        #expect(try text([Float.nan, .infinity]) == "[null,null]")
        #expect(try text([Decimal.nan]) == "[null]")
        #expect(try text(["a": Double.nan]) == #"{"a":null}"#)
    }

    @Test func wholeDocuments() throws {
        #expect(try text(true) == "true")
        #expect(try text(5) == "5")
        #expect(try text("x") == #""x""#)
        #expect(try text(Int?.none) == "null")
        #expect(try text(Int??.some(.some(3))) == "3")
        #expect(try text([Int]()) == "[]")
        #expect(try text([String: Int]()) == "{}")
        #expect(try text([[Int]]()) == "[]")
        #expect(try text([nil, 1, nil] as [Int?]) == "[null,1,null]")
        #expect(try text(Level.high) == #""high""#)
    }

    @Test func knownTypes() throws {
        #expect(try text([Date(timeIntervalSince1970: 1.5)]) == #"["1970-01-01T00:00:01.5Z"]"#)
        let id = try #require(UUID(uuidString: "0190A5C4-8F1E-7ABC-9DEF-0123456789AB"))
        #expect(try text(["a": id]) == #"{"a":"0190a5c4-8f1e-7abc-9def-0123456789ab"}"#)
        let link = try #require(URL(string: "https://a.b/c?d=e"))
        #expect(try text([link]) == #"["https://a.b/c?d=e"]"#)
        #expect(try text([Data([0, 255, 254])]) == #"["AP/+"]"#)
        let price = try #require(Decimal(parameter: "12345678901234567890.123456789"))
        #expect(try text([price, Decimal(3)]) == #"["12345678901234567890.123456789","3"]"#)
        #expect(try text(price) == #""12345678901234567890.123456789""#)
        #expect(try text([Duration.seconds(5400)]) == #"["PT5400S"]"#)
        let day = try #require(LocalDate(year: 2024, month: 2, day: 29))
        #expect(try text([day]) == #"["2024-02-29"]"#)
        let time = try #require(LocalTime(hour: 9, minute: 30))
        #expect(try text([time]) == #"["09:30:00"]"#)
        #expect(try text(["x": Optional(price)]) == #"{"x":"12345678901234567890.123456789"}"#)
        #expect(try text([UInt8(1), 2]) == "[1,2]")
    }

    @Test func dictionaries() throws {
        #expect(try text(["a\"": [1]]) == #"{"a\"":[1]}"#)
        #expect(try text([7: "x"]) == #"{"7":"x"}"#)
        #expect(try text([Point(x: 1, y: 2): 3]) == #"[{"x":1,"y":2},3]"#)
    }

    @Test func roundTrip() throws {
        let value = Everything(
            zebra: "z", apple: -8, missing: nil, present: 3, points: [Point(x: 1, y: 2), Point(x: 3, y: 4)],
            names: ["é": Point(x: 5, y: 6)], numbers: [1: true], nested: [[], [1.5, nil]],
            choice: .named(first: "f", second: Point(x: 0, y: 0)), level: .low, id: UUID(),
            link: try #require(URL(string: "mailto:a@b.c")), blob: Data([1, 2, 3]),
            day: try #require(LocalDate(year: 2024, month: 1, day: 2)),
            time: try #require(LocalTime(hour: 1, minute: 2, second: 3, nanosecond: 4)),
            at: Date(timeIntervalSince1970: 1_700_000_000))
        #expect(try JSON.decode(Everything.self, from: JSON.encode(value)) == value)
        #expect(try JSON.decode([Everything].self, from: JSON.encode([value, value])) == [value, value])
    }

    @Test func enumerationsWithPayloads() throws {
        #expect(try text(Choice.none) == #"{"none":{}}"#)
        #expect(try text(Choice.one(1)) == #"{"one":{"_0":1}}"#)
        #expect(
            try text([Choice.named(first: "a", second: Point(x: 1, y: 2)), .one(2)])
                == #"[{"named":{"first":"a","second":{"x":1,"y":2}}},{"one":{"_0":2}}]"#)
    }

    @Test func orderIsThatOfTheType() throws {
        let value = Custom { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(1, forKey: .d)
            try container.encodeNil(forKey: .b)
            try container.encode(Point(x: 1, y: 2), forKey: .c)
            try container.encode(true, forKey: .a)
        }
        #expect(try text(value) == #"{"d":1,"b":null,"c":{"x":1,"y":2},"a":true}"#)
    }

    @Test func classes() throws {
        #expect(try text([Dog()]) == #"[{"name":"Rex","tricks":["sit"]}]"#)
        #expect(try text(Dog(renamed: "Max")) == #"{"tricks":["sit"],"name":"Max"}"#)
        #expect(try text([Cat()]) == #"[{"super":{"name":"Rex"},"lives":9}]"#)
    }

    @Test func nestedContainersOutOfOrder() throws {
        let value = Custom { encoder in
            var outer = encoder.container(keyedBy: Key.self)
            var object = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
            var array = outer.nestedUnkeyedContainer(forKey: .b)
            try array.encode(1)
            try outer.encode("c", forKey: .c)
            try object.encode(Point(x: 1, y: 2), forKey: .d)
            var inner = array.nestedUnkeyedContainer()
            try array.encode("last")
            try object.encode(2, forKey: .a)
            try inner.encode("inner")
            #expect(array.count == 3)
            #expect(inner.codingPath.map(\.intValue).suffix(2) == [nil, 1])
            var again = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
            try again.encode(3, forKey: .b)
        }
        let expected = #"{"a":{"d":{"x":1,"y":2},"a":2,"b":3},"b":[1,["inner"],"last"],"c":"c"}"#
        #expect(try text(value) == expected)
        #expect(try text([value, value]) == "[\(expected),\(expected)]")
    }

    @Test func superEncodersOutOfOrder() throws {
        let value = Custom { encoder in
            var array = encoder.unkeyedContainer()
            let first = array.superEncoder()
            let unused = array.superEncoder()
            _ = unused
            try array.encode(3)
            var object = array.nestedContainer(keyedBy: Key.self)
            let second = object.superEncoder(forKey: .b)
            try object.encode(1, forKey: .a)
            var single = second.singleValueContainer()
            try single.encode([Point(x: 1, y: 2)])
            try Point(x: 3, y: 4).encode(to: first)
        }
        #expect(try text(value) == #"[{"x":3,"y":4},{},3,{"b":[{"x":1,"y":2}],"a":1}]"#)
    }

    @Test func sharedObjectKeepsTheLastOfAName() throws {
        let value = Custom { encoder in
            var one = encoder.container(keyedBy: Key.self)
            try one.encode(#"{"b":1,"#, forKey: .a)
            try one.encode(Point(x: 1, y: 2), forKey: .b)
            _ = one.nestedUnkeyedContainer(forKey: .c)
            var two = encoder.container(keyedBy: Key.self)
            var nested = two.nestedUnkeyedContainer(forKey: .d)
            try two.encode([3], forKey: .b)
            try two.encode(4, forKey: .c)
            try nested.encode(5)
            try one.encode(6, forKey: .a)
        }
        #expect(try text([value]) == #"[{"d":[5],"b":[3],"c":4,"a":6}]"#)
    }

    @Test func singleValueOfContainers() throws {
        let wrapper = Custom { encoder in
            var container = encoder.singleValueContainer()
            try container.encode([Point(x: 1, y: 2)])
        }
        #expect(try text(wrapper) == #"[{"x":1,"y":2}]"#)
        #expect(try text(["a": wrapper]) == #"{"a":[{"x":1,"y":2}]}"#)
    }

    @Test func nothingEncoded() throws {
        let nothing = Custom { _ in }
        #expect(throws: EncodingError.self) { try JSON.encode(nothing) }
        #expect(try text([nothing]) == "[{}]")
        #expect(try text(["a": nothing]) == #"{"a":{}}"#)
    }

    @Test func misuseIsAnError() throws {
        let twice = Custom { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(1)
            try container.encode(2)
        }
        #expect(throws: EncodingError.self) { try JSON.encode([twice]) }
        let mixed = Custom { encoder in
            _ = encoder.unkeyedContainer()
            _ = encoder.container(keyedBy: Key.self)
        }
        #expect(throws: EncodingError.self) { try JSON.encode(mixed) }
        #expect(throws: EncodingError.self) { try JSON.encode([mixed]) }
    }

    /// Nothing is written before all is said, so a container may be used while another value is, and after that.
    @Test func containersOutOfTheirTurn() throws {
        let interleaved = Custom { encoder in
            var outer = encoder.unkeyedContainer()
            var copy = outer
            try outer.encode(Custom { _ in _ = copy.nestedUnkeyedContainer() })
        }
        #expect(try text(interleaved) == "[[],{}]")
        let outlived = Custom { encoder in
            var kept: (any UnkeyedEncodingContainer)?
            var outer = encoder.unkeyedContainer()
            try outer.encode(Custom { kept = $0.unkeyedContainer() })
            try kept?.encode(1)
        }
        #expect(try text(outlived) == "[[1]]")
    }

    @Test func caughtErrorsLeaveNothingBehind() throws {
        struct Refusal: Error {}
        let refusing = Custom { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(1, forKey: .a)
            _ = container.nestedUnkeyedContainer(forKey: .b)
            throw Refusal()
        }
        #expect(throws: Refusal.self) { try JSON.encode([refusing]) }
        let tolerant = Custom { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try? container.encode(refusing, forKey: .a)
            try? container.encode(Deep(levels: 600), forKey: .b)
            try container.encode(1, forKey: .c)
            try? container.encode([refusing], forKey: .d)
        }
        #expect(try text([tolerant]) == #"[{"c":1}]"#)
    }

    @Test func codingPath() throws {
        let inner = Custom { encoder in
            let path = encoder.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            var container = encoder.singleValueContainer()
            try container.encode(path)
        }
        #expect(try text(["a": [Point?.none.map { _ in inner }, inner]]) == #"{"a":[null,["a","1"]]}"#)
    }

    @Test func depth() throws {
        #expect(try JSON.encode(Deep(levels: 512)).count == 1024)
        #expect(throws: EncodingError.self) { try JSON.encode(Deep(levels: 513)) }
        #expect(throws: EncodingError.self) { try JSON.encode(Deep(levels: 1_000_000)) }
        let containers = { (levels: Int) in
            Custom { encoder in
                var container = encoder.unkeyedContainer()
                for _ in 1..<levels { container = container.nestedUnkeyedContainer() }
            }
        }
        #expect(try JSON.encode(containers(512)).count == 1024)
        #expect(throws: EncodingError.self) { try JSON.encode(containers(513)) }
        #expect(throws: EncodingError.self) { try JSON.encode(containers(100_000)) }
    }

    @Test func endlessWrapping() {
        struct Endless: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(self)
            }
        }
        #expect(throws: EncodingError.self) { try JSON.encode(Endless()) }
        #expect(throws: EncodingError.self) { try JSON.encode([Endless()]) }
    }
}
