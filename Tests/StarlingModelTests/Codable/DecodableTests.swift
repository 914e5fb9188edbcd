import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private struct Point: Codable, Hashable {
    var x: Int
    var y: Int
}

private enum Level: String, Codable { case low, high }

private struct Everything: Codable, Equatable {
    var name: String
    var small: Int8?
    var big: UInt64
    var huge: Int128
    var ratio: Double
    var float: Float
    var isIn: Bool
    var level: Level
    var points: [Point]
    var named: [String: Point]
    var byNumber: [Int: Point]
    var nested: [[Double?]]
    var at: Date
    var day: LocalDate
    var id: UUID
    var blob: Data
    var price: Decimal
    var span: Duration
    var link: URL
    var town: Town2?
    var any: JSONValue

    struct Town2: Codable, Equatable { var zip: [UInt8] }

    static func example() throws -> Everything {
        Everything(
            name: "é\"", small: nil, big: .max, huge: .min, ratio: -0.1, float: 0.1, isIn: true, level: .high,
            points: [Point(x: 1, y: 2)], named: ["a": Point(x: 3, y: 4)], byNumber: [7: Point(x: 5, y: 6)], nested: [[], [1.5, nil]],
            at: Date(timeIntervalSince1970: 1.5), day: try #require(LocalDate(year: 2024, month: 1, day: 2)), id: UUID(),
            blob: Data([0, 255]), price: try #require(Decimal(parameter: "12345678901234567890.123456789")), span: .seconds(90),
            link: try #require(URL(string: "https://a.b/")), town: Town2(zip: [1, 2]), any: ["x": [1, nil]])
    }
}

/// A type whose decoding is a closure.
private struct Custom<Value>: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        guard let body = Body.current?.read as? (any Decoder) throws -> Value else { throw Refusal(description: "no body") }
        value = try body(decoder)
    }
}

/// What a closure wants, for the time of one decoding on one task.
private final class Body: @unchecked Sendable {
    // Never changed, and used by the task that made it alone.
    let read: Any

    init(_ read: Any) { self.read = read }

    @TaskLocal static var current: Body?
}

private struct Refusal: Error, CustomStringConvertible { let description: String }

private enum Key: String, CodingKey { case a, b, c }

/// Reads a document with a closure.
private func read<Value>(_ json: String, _ body: @escaping (any Decoder) throws -> Value) throws -> Value {
    try Body.$current.withValue(Body(body)) { try JSON.decode(Custom<Value>.self, from: Array(json.utf8)).value }
}

@Suite struct DecodableTests {
    @Test(arguments: WireFormat.allCases)
    func roundTrips(format: WireFormat) throws {
        let value = try Everything.example()
        #expect(try format.decodeAlone(Everything.self, from: format.encodeAlone(value)) == value)
        #expect(try format.decodeAlone([Everything].self, from: format.encodeAlone([value, value])) == [value, value])
        #expect(try format.decodeAlone([String: Everything].self, from: format.encodeAlone(["k": value])) == ["k": value])
        #expect(try format.decodeAlone(Everything?.self, from: format.encodeAlone(Everything?.none)) == nil)
        #expect(try format.decodeAlone(Set<Point>.self, from: format.encodeAlone(Set([Point(x: 1, y: 2)]))) == [Point(x: 1, y: 2)])
    }

    @Test(arguments: WireFormat.allCases)
    func knownTypesHaveTheirForm(format: WireFormat) throws {
        struct Known: Codable { var at: Date; var blob: Data; var price: Decimal }
        let known = Known(at: Date(timeIntervalSince1970: 1), blob: Data([1]), price: Decimal(string: "0.1") ?? 0)
        let bytes = try format.encodeAlone(known)
        switch format {
        case .json: #expect(String(decoding: bytes, as: UTF8.self) == #"{"at":"1970-01-01T00:00:01Z","blob":"AQ==","price":"0.1"}"#)
        case .messagePack: #expect(bytes[4..<10] == [0xD6, 0xFF, 0, 0, 0, 1] && bytes.count == 28)
        }
    }

    @Test func decimalsKeepTheDigitsOfNumbers() throws {
        struct Price: Decodable { var price: Decimal }
        let digits = "12345678901234567890.123456789"
        #expect(try JSON.decode(Price.self, from: Array(#"{"price": \#(digits)}"#.utf8)).price.description == digits)
        #expect(
            try JSON.decode(Price.self, from: Array(#"{"price": 123456789012345678901234567890}"#.utf8)).price.description
                == "123456789012345678901234567890")
    }

    // MARK: Faults

    private struct Order: Codable {
        var id: Int
        var lines: [Line]
        var note: String?
        var level: Level?
        var at: Date?
        var tags: [Int]?

        struct Line: Codable {
            var name: String
            var count: UInt8
            var price: Double?
        }
    }

    @Test(
        arguments: WireFormat.allCases,
        [
            ("{}", "Object missing required field `id`"),
            (#"{"id": 1}"#, "Object missing required field `lines`"),
            (#"{"id": "1", "lines": []}"#, "id: Expected `int`, got `str`"),
            (#"{"id": 1.5, "lines": []}"#, "id: Expected `int`, got `float`"),
            (#"{"id": null, "lines": []}"#, "id: Expected `int`, got `null`"),
            (#"{"id": 18446744073709551615, "lines": []}"#, "id: Expected `int` from -9223372036854775808 to 9223372036854775807"),
            (#"{"id": 1, "lines": {}}"#, "lines: Expected `array`, got `object`"),
            (#"{"id": 1, "lines": [{"name": "x", "count": 1}, {"name": "y"}]}"#, "lines[1]: Object missing required field `count`"),
            (#"{"id": 1, "lines": [{"name": "x", "count": 256}]}"#, "lines[0].count: Expected `int` from 0 to 255"),
            (#"{"id": 1, "lines": [{"name": "x", "count": 1, "price": "1"}]}"#, "lines[0].price: Expected `float`, got `str`"),
            (#"{"id": 1, "lines": [1]}"#, "lines[0]: Expected `object`, got `int`"),
            (#"{"id": 1, "lines": [null]}"#, "lines[0]: Expected `object`, got `null`"),
            (#"{"id": 1, "lines": [], "note": true}"#, "note: Expected `str`, got `bool`"),
            (#"{"id": 1, "lines": [], "level": "middle"}"#, "level: Invalid enum value 'middle'"),
            (#"{"id": 1, "lines": [], "level": 1}"#, "level: Expected `str`, got `int`"),
            (#"{"id": 1, "lines": [], "at": "now"}"#, "at: Invalid `datetime`"),
            ("[]", "Expected `object`, got `array`"), ("1", "Expected `object`, got `int`"),
        ])
    func faults(format: WireFormat, example: (json: String, message: String)) throws {
        #expect(messages { try format.decodeAlone(Order.self, from: format.bytes(example.json)) } == [example.message])
        #expect(
            messages { try format.decodeAlone([Order].self, from: format.bytes("[\(example.json)]")) } == [
                "[0]"
                    + (example.message.contains(": ") && !example.message.hasPrefix("Object")
                        ? (example.message.hasPrefix("[") ? "" : ".") : ": ")
                    + example.message
            ])
    }

    /// What has a form on the wire tells all of its faults.
    @Test func severalFaults() throws {
        #expect(
            messages { try JSON.decode(Order.self, from: Array(#"{"id": 1, "lines": [], "tags": ["x", 1, null]}"#.utf8)) } == [
                "tags[0]: Expected `int`, got `str`", "tags[2]: Expected `int`, got `null`",
            ])
    }

    @Test func documents() throws {
        func found(_ json: String) -> [String] { messages { try JSON.decode(Order.self, from: Array(json.utf8)) } }
        #expect(found(#"{"id": 1, "id": 2, "lines": []}"#) == ["Object contains field `id` twice"])
        #expect(found(#"{"x": {"y": [{"z": 1, "z": 1}]}}"#) == ["x.y[0]: Object contains field `z` twice"])
        #expect(found(#"{"id": 1,}"#) == ["JSON is malformed: trailing comma in object (byte 9)"])
        #expect(found(#"{"id": 1, "lines": [] "#) == ["JSON is malformed: the input ends too early (byte 22)"])
        #expect(found(String(repeating: "[", count: 200)) == ["JSON is malformed: nested too deep (byte 128)"])
        #expect(found(#"{"id": 1, "lines": []} x"#) == ["JSON is malformed: trailing characters (byte 23)"])
        #expect(
            messages { try JSON.decode([Point].self, from: Array(#"[{"x": 1e999, "y": 1}]"#.utf8)) } == [
                "[0].x: Expected `int`, got `float`"
            ])
        struct Ratio: Decodable { var x: Double }
        #expect(messages { try JSON.decode(Ratio.self, from: Array(#"{"x": 1e999}"#.utf8)) } == ["x: Number out of range"])
        #expect(
            messages { try MessagePack.decode(Ratio.self, from: [0x81, 0xA1, 0x78, 0xC1]) } == [
                "MessagePack data is malformed: invalid opcode '\\xc1' (byte 3)"
            ])
    }

    /// Beyond sixteen keys they are looked up in a table.
    @Test(arguments: [1, 15, 16, 17, 40, 1000])
    func objectsOfEverySize(count: Int) throws {
        let members = (0..<count).map { #""\#($0)":{"x":\#($0),"y":0}"# }
        let json = "{" + members.joined(separator: ",") + "}"
        let values = try JSON.decode([String: Point].self, from: Array(json.utf8))
        #expect(values == Dictionary(uniqueKeysWithValues: (0..<count).map { ("\($0)", Point(x: $0, y: 0)) }))
        let twice = json.dropLast() + #","0":{"x":1,"y":1}}"#
        #expect(messages { try JSON.decode([String: Point].self, from: Array(twice.utf8)) } == ["Object contains field `0` twice"])
    }

    // MARK: Types that read themselves

    @Test func errorsOfTypes() throws {
        struct Positive: Decodable {
            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer().decode(Int.self)
                switch value {
                case 0: throw Refusal(description: "Zero is not positive")
                case -1: throw ValidationError([Fault(.greaterThan, ["type": "int", "bound": "0"]), Fault(.numberOutOfRange, path: "x")])
                case ..<0: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "It is negative"))
                default: break
                }
            }
        }
        func found(_ json: String) -> [String] { messages { try JSON.decode([String: [Positive]].self, from: Array(json.utf8)) } }
        #expect(found(#"{"a": [1, 0]}"#) == ["a[1]: Zero is not positive"])
        #expect(found(#"{"a": [-1]}"#) == ["a[0]: Expected `int` > 0", "a[0].x: Number out of range"])
        #expect(found(#"{"a": [1, 2, -2]}"#) == ["a[2]: It is negative"])
        // An error that was caught leaves nothing behind.
        #expect(
            messages {
                try read(#"{"a": 0, "b": 1}"#) { decoder -> Int in
                    let container = try decoder.container(keyedBy: Key.self)
                    _ = try? container.decode(Positive.self, forKey: .a)
                    _ = try container.decode(Positive.self, forKey: .b)
                    throw Refusal(description: "late")
                }
            } == ["late"])
    }

    @Test func oneThingAndThenAnother() throws {
        enum Either: Decodable, Equatable {
            case number(Int), text(String), list([Either])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                do {
                    self = .number(try container.decode(Int.self))
                } catch DecodingError.typeMismatch {
                    if let text = try? container.decode(String.self) {
                        self = .text(text)
                    } else {
                        self = .list(try container.decode([Either].self))
                    }
                }
            }
        }
        #expect(
            try JSON.decode([Either].self, from: Array(#"[1, "x", ["y", [2]]]"#.utf8))
                == [.number(1), .text("x"), .list([.text("y"), .list([.number(2)])])])
        #expect(messages { try JSON.decode([Either].self, from: Array("[true]".utf8)) } == ["[0]: Expected `array`, got `bool`"])
    }

    @Test func keyedContainers() throws {
        try read(#"{"a": {"a": 1}, "b": [1, null, {"c": true}], "x": 1}"#) { decoder in
            let container = try decoder.container(keyedBy: Key.self)
            #expect(container.allKeys == [.a, .b])
            #expect(container.contains(.a) && !container.contains(.c))
            #expect(try container.nestedContainer(keyedBy: Key.self, forKey: .a).decode(Int.self, forKey: .a) == 1)
            #expect(try container.decodeIfPresent(Int.self, forKey: .c) == nil)
            #expect(throws: DecodingError.self) { try container.decodeNil(forKey: .c) }
            var list = try container.nestedUnkeyedContainer(forKey: .b)
            #expect(list.count == 3)
            #expect(throws: DecodingError.self) { try list.decode(String.self) }
            #expect(try !list.decodeNil() && list.currentIndex == 0)
            #expect(try list.decode(Int.self) == 1)
            #expect(try list.decodeNil() && list.currentIndex == 2)
            let last = try list.nestedContainer(keyedBy: Key.self)
            #expect(try last.decode(Bool.self, forKey: .c) && list.isAtEnd)
            #expect(last.codingPath.map(\.stringValue) == ["b", "Index 2"])
            #expect(throws: DecodingError.self) { try list.decode(Int.self) }
            #expect(throws: DecodingError.self) { try list.nestedUnkeyedContainer() }
        }
    }

    @Test func shortLists() throws {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Int.self)
                _ = try container.decode(Int.self)
            }
        }
        #expect(messages { try JSON.decode([Pair].self, from: Array("[[1, 2], [1]]".utf8)) } == ["[1]: Expected `array` of length >= 2"])
    }

    @Test func superclasses() throws {
        class Animal: Decodable { let name: String }
        final class Cat: Animal {
            let lives: Int

            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Key.self)
                lives = try container.decode(Int.self, forKey: .a)
                try super.init(from: container.contains(.b) ? container.superDecoder(forKey: .b) : container.superDecoder())
            }
        }
        #expect(try JSON.decode(Cat.self, from: Array(#"{"super": {"name": "Rex"}, "a": 9}"#.utf8)).name == "Rex")
        #expect(try JSON.decode(Cat.self, from: Array(#"{"b": {"name": "Max"}, "a": 9}"#.utf8)).name == "Max")
        #expect(messages { try JSON.decode(Cat.self, from: Array(#"{"a": 9}"#.utf8)) } == ["super: Expected `object`, got `null`"])
        try read("[[1], 2]") { decoder in
            var list = try decoder.unkeyedContainer()
            #expect(try list.superDecoder().unkeyedContainer().count == 1)
            #expect(try list.superDecoder().singleValueContainer().decode(Int.self) == 2)
        }
    }

    @Test func allWidths() throws {
        struct Widths: Codable, Equatable {
            var a: Int8 = .min, b: Int16 = .min, c: Int32 = .min, d: Int64 = .min, e: Int128 = .min, f: Int = .min
            var g: UInt8 = .max, h: UInt16 = .max, i: UInt32 = .max, j: UInt64 = .max, k: UInt128 = .max, l: UInt = .max
        }
        for format in WireFormat.allCases {
            #expect(try format.decodeAlone(Widths.self, from: format.encodeAlone(Widths())) == Widths())
            // One by one, and in lists.
            try read("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1.5, 2.5, true, \"x\"]") { decoder in
                var list = try decoder.unkeyedContainer()
                #expect(try (list.decode(Int8.self), list.decode(Int16.self), list.decode(Int32.self)) == (1, 2, 3))
                #expect(try (list.decode(Int64.self), list.decode(Int128.self), list.decode(Int.self)) == (4, 5, 6))
                #expect(try (list.decode(UInt8.self), list.decode(UInt16.self), list.decode(UInt32.self)) == (7, 8, 9))
                #expect(try (list.decode(UInt64.self), list.decode(UInt128.self), list.decode(UInt.self)) == (10, 11, 12))
                #expect(try (list.decode(Double.self), list.decode(Float.self), list.decode(Bool.self)) == (1.5, 2.5, true))
                #expect(try list.decode(String.self) == "x" && list.isAtEnd)
            }
        }
    }
}
