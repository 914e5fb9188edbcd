import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A model that knows all of its keys.
struct Strict: TableModel, Equatable {
    var name = ""
    var inner: [Strict] = []
    var small: Int8 = 0

    static let options = ModelOptions(forbidUnknownFields: true)
    static let table = [
        field("name", \.name, \.?.name), field("inner", \.inner, \.?.inner, default: { [] }),
        field("small", \.small, \.?.small, wireName: "s", default: { 0 }),
    ]
}

/// The faults of documents, word for word and in order, each with its path.
@Suite struct FaultTableTests {
    private struct Row: CustomTestStringConvertible {
        let type: any WireValue.Type
        let document: String
        let faults: [String]
        /// What MessagePack has to say, if it is not the same.
        let packed: [String]?

        init(_ type: any WireValue.Type, _ document: String, _ faults: String..., packed: [String]? = nil) {
            self.type = type
            self.document = document
            self.faults = faults
            self.packed = packed
        }

        var testDescription: String { "\(type) \(document)" }
    }

    private static let plain = [
        Row(Int.self, #""x""#, "Expected `int`, got `str`"),
        Row(Int.self, "1.5", "Expected `int`, got `float`"),
        Row(Int.self, "1e2", "Expected `int`, got `float`"),
        Row(Int.self, "1.0", "Expected `int`, got `float`"),
        Row(Int.self, "null", "Expected `int`, got `null`"),
        Row(Int.self, "true", "Expected `int`, got `bool`"),
        Row(Int.self, "[1]", "Expected `int`, got `array`"),
        Row(Int.self, #"{"a":1}"#, "Expected `int`, got `object`"),
        Row(Int?.self, #""""#, "Expected `int`, got `str`"),
        Row(Maybe<Int>.self, "{}", "Expected `int`, got `object`"),
        Row(Double.self, #""1""#, "Expected `float`, got `str`"),
        Row(Double.self, "null", "Expected `float`, got `null`"),
        Row(Float.self, "1e39", "Number out of range"),
        Row(Float.self, "-1e39", "Number out of range"),
        Row(Bool.self, "1", "Expected `bool`, got `int`"),
        Row(Bool.self, #""true""#, "Expected `bool`, got `str`"),
        Row(String.self, "1", "Expected `str`, got `int`"),
        Row(String.self, "0.5", "Expected `str`, got `float`"),
        Row(String.self, #"["a"]"#, "Expected `str`, got `array`"),
        Row(Character.self, #""ab""#, "Invalid `character`"),
        Row(Character.self, "1", "Expected `character`, got `int`"),
        Row(Date.self, #""2024-02-30T00:00:00Z""#, "Invalid `datetime`"),
        Row(Date.self, "1700000000", "Expected `datetime`, got `int`"),
        Row(LocalDate.self, #""2024-02-30""#, "Invalid `date`"),
        Row(LocalDate.self, "2024", "Expected `date`, got `int`"),
        Row(LocalTime.self, #""24:00:00""#, "Invalid `time`"),
        Row(Duration.self, #""P1Y""#, "Invalid `timedelta`"),
        Row(Duration.self, "5", "Expected `timedelta`, got `int`"),
        Row(UUID.self, #""2eb8aa08-aa98-11ea-b4aa-73b441d1638""#, "Invalid `uuid`"),
        Row(UUID.self, "null", "Expected `uuid`, got `null`"),
        Row(URL.self, #""nowhere""#, "Invalid `url`"),
        Row(Decimal.self, #""1,5""#, "Invalid `decimal`"),
        Row(Decimal.self, "true", "Expected `decimal`, got `bool`"),
        Row(Data.self, #""AQI""#, "Invalid `base64`", packed: ["Expected `bytes`, got `str`"]),
        Row(Data.self, "[1]", "Expected `base64`, got `array`", packed: ["Expected `bytes`, got `array`"]),
        Row(Color.self, #""green""#, "Invalid enum value 'green'"),
        Row(Color.self, "1", "Expected `str`, got `int`"),
        Row(Leaf.self, "7", "Expected `object`, got `int`"),
        Row(Leaf.self, "[]", "Expected `object`, got `array`"),
        Row(JSONObject.self, "[]", "Expected `object`, got `array`"),
        Row([Int].self, "{}", "Expected `array`, got `object`"),
        Row([String: Int].self, "[]", "Expected `object`, got `array`"),
    ]

    private static let nested = [
        Row(
            [Int].self, #"[1,"a",null,2.5,2]"#, "[1]: Expected `int`, got `str`", "[2]: Expected `int`, got `null`",
            "[3]: Expected `int`, got `float`"),
        Row([[Int]].self, #"[[1],["a",1],2]"#, "[1][0]: Expected `int`, got `str`", "[2]: Expected `array`, got `int`"),
        Row(Set<Int>.self, #"[1,"a"]"#, "[1]: Expected `int`, got `str`"),
        Row([String: Int].self, #"{"a":1,"b":"x","c":null}"#, "b: Expected `int`, got `str`", "c: Expected `int`, got `null`"),
        Row([Int: [Int]].self, #"{"x":1,"1":[0,true],"01":[]}"#, "x: Invalid `int`", "1[1]: Expected `int`, got `bool`"),
        Row([Int: Int].self, #"{"1":1,"01":2}"#, "Object contains field `01` twice"),
        Row(Tuple<String, Int>.self, #"["a"]"#, "Expected `array` of length 2, got 1"),
        Row(
            Tuple<String, Int>.self, #"[1,"a",{}]"#, "[0]: Expected `str`, got `int`", "[1]: Expected `int`, got `str`",
            "Expected `array` of length 2, got 3"),
        Row(Leaf.self, "{}", "Object missing required field `name`"),
        Row(Leaf.self, #"{"size":null,"nam":1}"#, "Object missing required field `name`"),
        Row(Leaf.self, #"{"size":"x","name":1}"#, "size: Expected `int`, got `str`", "name: Expected `str`, got `int`"),
        Row(
            [Leaf?].self, #"[null,{},{"name":"a"},{"size":1.5}]"#, "[1]: Object missing required field `name`",
            "[3].size: Expected `int`, got `float`", "[3]: Object missing required field `name`"),
        Row(
            [String: [Leaf]].self, #"{"a":[{"name":0}],"b.c":[{"name":0}]}"#, "a[0].name: Expected `str`, got `int`",
            "b.c[0].name: Expected `str`, got `int`"),
        Row(
            Strict.self, #"{"name":"","a":1,"b":{"c":[1]},"name ":2}"#, "Object contains unknown field `a`",
            "Object contains unknown field `b`", "Object contains unknown field `name `"),
        Row(
            Strict.self, #"{"inner":[{"name":1,"x":0},{"s":128}],"small":1}"#, "inner[0].name: Expected `str`, got `int`",
            "inner[0]: Object contains unknown field `x`", "inner[1].s: Expected `int` from -128 to 127",
            "inner[1]: Object missing required field `name`", "Object contains unknown field `small`",
            "Object missing required field `name`"),
        Row(
            Shape.Group.self, #"{"shapes":[{"kind":"leaf","name":1},{"kind":"x"},{"name":"a"},7,{"kind":5},{"size":0,"kind":"leaf"}]}"#,
            "shapes[0].name: Expected `str`, got `int`", "shapes[1].kind: Invalid enum value 'x'",
            "shapes[2]: Object missing required field `kind`", "shapes[3]: Expected `object`, got `int`",
            "shapes[4].kind: Expected `str`, got `int`", "shapes[5]: Object missing required field `name`"),
        Row(
            [Mixed].self, #"[true,{"size":1},[null]]"#, "[0]: Expected `array | ext | float | int | object | str`, got `bool`",
            "[1]: Object missing required field `name`", "[2][0]: Expected `array | ext | float | int | object | str`, got `null`"),
    ]

    /// The messages with their paths.
    private static func messages(_ decode: () throws -> Void) -> [String] {
        switch DecodingOutcome({
            try decode(); return .null
        }) {
        case .value: []
        case .faulty(let messages): messages
        case .malformed(let message): [message]
        }
    }

    @Test(arguments: plain + nested)
    private func faults(row: Row) throws {
        #expect(Self.messages { _ = try JSON.decode(row.type, from: row.document) } == row.faults)
        // The same with white space everywhere.
        let spaced = " " + row.document.replacing(",", with: " , ").replacing("{", with: "{\n").replacing(":", with: " : ") + "\r\n"
        if !row.document.contains("Z") { #expect(Self.messages { _ = try JSON.decode(row.type, from: spaced) } == row.faults) }
        let packed = try MessagePack.encode(JSON.decode(JSONValue.self, from: row.document))
        #expect(Self.messages { _ = try MessagePack.decode(row.type, from: packed) } == row.packed ?? row.faults)
        // Two levels further down.
        let below = row.faults.map { $0.hasPrefix("[") ? "[1].a" + $0 : $0.contains(": ") ? "[1].a." + $0 : "[1].a: " + $0 }
        let document = #"[{},{"a":\#(row.document)}]"#
        func wrapped<Value: WireValue>(_ type: Value.Type) -> [String] {
            Self.messages { _ = try JSON.decode([[String: Value]].self, from: document) }
        }
        #expect(wrapped(row.type) == below)
    }

    @Test func whatComesTwice() throws {
        func json<Value: WireValue>(_ type: Value.Type, _ document: String) -> [String] {
            Self.messages { _ = try JSON.decode(type, from: document) }
        }
        #expect(json(Leaf.self, #"{"name":"a","name":5}"#) == ["Object contains field `name` twice"])
        #expect(
            json(Leaf.self, #"{"name":1,"na\u006De":"b"}"#) == ["name: Expected `str`, got `int`", "Object contains field `name` twice"])
        #expect(
            json(Leaf.self, #"{"size":1,"name":"a","size":2,"size":3}"#) == Array(repeating: "Object contains field `size` twice", count: 2)
        )
        #expect(json([Leaf].self, #"[{"name":"a","name":"b"}]"#) == ["[0]: Object contains field `name` twice"])
        #expect(json([String: Int].self, #"{"a":1,"a":"x","b":"y"}"#) == ["a: Expected `int`, got `str`", "b: Expected `int`, got `str`"])
        #expect(json([String: Int].self, #"{"a":1,"a":2,"a":3}"#) == Array(repeating: "Object contains field `a` twice", count: 2))
        #expect(json(JSONValue.self, #"{"x":[{"a":1,"a":2}]}"#) == ["x[0]: Object contains field `a` twice"])
        // Unknown fields are nobody's.
        #expect(json(Leaf.self, #"{"name":"a","x":1,"x":2}"#) == [])
        let twice: [UInt8] = [0x82, 0xA4, 0x6E, 0x61, 0x6D, 0x65, 0xA1, 0x61, 0xD9, 0x04, 0x6E, 0x61, 0x6D, 0x65, 0x05]
        for type in [Leaf.self, JSONValue.self, JSONObject.self, [String: JSONValue].self] as [any WireValue.Type] {
            #expect(Self.messages { _ = try MessagePack.decode(type, from: twice) } == ["Object contains field `name` twice"], "\(type)")
        }
    }

    typealias IntegerType = any (FixedWidthInteger & WireValue).Type

    /// The first and the last number of every width, and those beyond.
    @Test(
        arguments: [
            Int8.self, Int16.self, Int32.self, Int64.self, Int.self, Int128.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
            UInt.self,
            UInt128.self,
        ] as [IntegerType])
    func wholeNumbersOutOfRange(type: IntegerType) throws {
        func check<Number: FixedWidthInteger & WireValue>(_ type: Number.Type) throws {
            let expected = ["Expected `int` from \(Number.min) to \(Number.max)"]
            for text in [
                Self.increased("\(Number.max)"), Number.isSigned ? Self.increased("\(Number.min)") : "-1", "\(Number.max)0",
                "1" + String(repeating: "0", count: 400),
            ] {
                #expect(Self.messages { _ = try JSON.decode(type, from: text) } == expected, "\(text)")
                #expect(Self.messages { _ = try JSON.decode([Number].self, from: "[1,\(text)]") } == ["[1]: " + expected[0]], "\(text)")
                if let number = Int128(text) {
                    let packed = try MessagePack.encode(number)
                    // What 64 bits do not hold is text, and that is no number for those that it does not fit anyway.
                    let isText = Int64(exactly: number) == nil && UInt64(exactly: number) == nil && Number.bitWidth <= 64
                    #expect(
                        Self.messages { _ = try MessagePack.decode(type, from: packed) }
                            == (isText ? ["Expected `int`, got `str`"] : expected), "\(text)")
                }
            }
            for number in [Number.min, Number.max] {
                #expect(try JSON.decode(type, from: "\(number)") == number)
                #expect(try JSON.decode(Double.self, from: "\(number)") == Double("\(number)"))
            }
        }
        try check(type)
    }

    /// A decimal text, one further from zero.
    private static func increased(_ text: String) -> String {
        var digits = Array(text.utf8)
        var index = digits.count - 1
        while digits[index] == 0x39 {
            digits[index] = 0x30
            index -= 1
        }
        digits[index] += 1
        return String(decoding: digits, as: UTF8.self)
    }

    /// Every fault has a code that programs can act on.
    @Test func codes() {
        func codes<Value: WireValue>(_ type: Value.Type, _ document: String) -> [FaultCode] {
            do {
                _ = try JSON.decode(type, from: document)
            } catch let error as ValidationError {
                return error.faults.map(\.code)
            } catch {}
            return []
        }
        #expect(codes(Int.self, "true") == [.wrongType])
        #expect(codes(Int8.self, "300") == [.integerOutOfRange])
        #expect(codes(Double.self, "1e999") == [.numberOutOfRange])
        #expect(codes(JSONValue.self, "[-1e999,1e999]") == [.numberOutOfRange, .numberOutOfRange])
        #expect(codes(UUID.self, #""""#) == [.invalidText])
        #expect(codes(Color.self, #""""#) == [.invalidEnumValue])
        #expect(codes(Leaf.self, "{}") == [.missingField])
        #expect(codes(Leaf.self, #"{"name":"","name":""}"#) == [.duplicateField])
        #expect(codes(Strict.self, #"{"name":"","x":0}"#) == [.unknownField])
        #expect(codes(Tuple<Int>.self, "[]") == [.wrongLength])
    }
}
