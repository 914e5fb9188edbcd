import StarlingModel
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), ("true", true), (" false ", false), ("0", 0), ("-1", -1), ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .unsigned(1 << 63)),
            ("18446744073709551615", .unsigned(.max)), ("18446744073709551616", .double(18446744073709551616)),
            ("-9223372036854775809", .double(-9223372036854775808)), ("1.0", 1.0), ("-2.5e3", -2500.0), ("1E2", 100.0), (#""""#, ""),
            (#""plain""#, "plain"), (#""\u00e9\n\"""#, "é\n\""), ("[]", []), ("{}", [:]), ("[1, [2, [\"x\"]]]", [1, [2, ["x"]]]),
            (
                #"{"a": 1, "b": {"c": [null]}, "a key of more than fifteen bytes": "y"}"#,
                ["a": 1, "b": ["c": [nil]], "a key of more than fifteen bytes": "y"]
            ),
        ] as [(String, JSONValue)])
    func read(json: String, value: JSONValue) throws {
        #expect(try JSON.decode(JSONValue.self, from: json) == value)
        #expect(try MessagePack.decode(JSONValue.self, from: MessagePack.encode(value)) == value)
        #expect(try JSON.decode(JSONValue.self, from: JSON.encode(value)) == value)
    }

    @Test(arguments: [
        ("null", "null"), (" [ 1 , 2.0 , -0.5 ] ", "[1,2.0,-0.5]"), (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
        (#"["\u0041\/\ud83d\ude00\u0007"]"#, #"["A/😀\u0007"]"#), ("[18446744073709551615]", "[18446744073709551615]"),
        (#"[{},[],{"":[{}]}]"#, #"[{},[],{"":[{}]}]"#),
    ])
    func written(json: String, expected: String) throws {
        let value = try JSON.decode(JSONValue.self, from: json)
        #expect(try jsonText(value) == expected)
        #expect(value.description == expected)
    }

    @Test func orderOfKeys() throws {
        let json = #"{"z":1,"a":{"y":2,"b":3},"m":[{"q":1,"c":2}]}"#
        let value = try JSON.decode(JSONValue.self, from: json)
        #expect(try jsonText(value) == json)
        #expect(try String(decoding: JSON.encode(value, .sortedKeys), as: UTF8.self) == #"{"a":{"b":3,"y":2},"m":[{"c":2,"q":1}],"z":1}"#)
        #expect(try jsonText(MessagePack.decode(JSONValue.self, from: MessagePack.encode(value))) == json)
    }

    @Test func notFiniteIsNull() throws {
        #expect(try jsonText([JSONValue.double(.nan), .double(.infinity)]) == "[null,null]")
    }

    @Test func formsOfOtherFormats() throws {
        #expect(
            try MessagePack.decode(JSONValue.self, from: [0x92, 0xC4, 3, 0, 255, 254, 0xD6, 0xFF, 0, 0, 0, 1])
                == ["AP/+", "1970-01-01T00:00:01Z"])
        #expect(try MessagePack.decode(JSONValue.self, from: [0xCF] + Array(repeating: 0xFF, count: 8)) == .unsigned(.max))
    }

    @Test(arguments: WireFormat.allCases)
    func withinOtherValues(format: WireFormat) throws {
        let values: [String: [JSONValue?]] = ["a": [1, nil, ["b": [true]]]]
        #expect(try format.roundTrip(values) == values)
        let object: JSONObject = ["a": 1]
        #expect(try format.roundTrip([object]) == [object])
        #expect(
            messages { try format.decode([JSONObject].self, from: format.bytes("[{}, 1, []]")) } == [
                "[1]: Expected `object`, got `int`", "[2]: Expected `object`, got `array`",
            ])
    }

    // MARK: Faults

    @Test func duplicateKeys() throws {
        #expect(
            messages { try JSON.decode(JSONValue.self, from: #"[{"a": {"b": 1, "b": 2}}, {"c": 1, "\u0063": 2}]"#) } == [
                "[0].a: Object contains field `b` twice", "[1]: Object contains field `c` twice",
            ])
        let pack: [UInt8] = [0x82, 0xA1, 0x61, 1, 0xA1, 0x61, 2]
        #expect(messages { try MessagePack.decode(JSONValue.self, from: pack) } == ["Object contains field `a` twice"])
        // Keys are compared byte by byte: these two are the same letter for Swift.
        #expect(try JSON.decode(JSONObject.self, from: #"{"\u00e9": 1, "e\u0301": 2}"#).count == 2)
    }

    /// Of every length of key and in objects of every size, the tricks for small ones included.
    @Test(arguments: [1, 2, 15, 16, 17, 63, 64, 65, 66, 100, 300])
    func duplicateKeysAmongMany(count: Int) throws {
        for length in [1, 3, 7, 8, 9, 15, 16, 17, 40, 70] {
            let keys = (0..<count).map { index in
                let digits = String(index, radix: 36)
                return length > digits.utf8.count ? String(repeating: "k", count: length - digits.utf8.count - 1) + "-" + digits : digits
            }
            let members = keys.map { "\"\($0)\":1" }
            let object = "{" + members.joined(separator: ",") + "}"
            for json in [object, object + String(repeating: " ", count: 32)] {
                let value = try JSON.decode(JSONObject.self, from: json)
                #expect(value.keys == keys)
                #expect(keys.allSatisfy { value[$0] == 1 })
                #expect(value["other"] == nil)
            }
            for duplicate in Set([0, count / 2, count - 1]) {
                let escaped = keys[duplicate].dropLast() + "\\u00" + String(keys[duplicate].utf8.last ?? 0, radix: 16)
                for name in [keys[duplicate], String(escaped)] {
                    let json = object.dropLast() + ",\"\(name)\":2}"
                    let expected = ["Object contains field `\(keys[duplicate])` twice"]
                    #expect(messages { try JSON.decode(JSONValue.self, from: String(json)) } == expected, "\(count), \(length)")
                }
            }
        }
    }

    /// Time that grows with the square of the size would be minutes here.
    @Test(.timeLimit(.minutes(1))) func hostileKeys() throws {
        let count = 200_000
        // The first and the last eight bytes of all keys are the same.
        let members = (0..<count).map { "\"aaaaaaaa\($0)aaaaaaaa\":0" }
        let json = "{" + members.joined(separator: ",") + "}"
        #expect(try JSON.decode(JSONObject.self, from: json).count == count)
        let twice = "{" + members.joined(separator: ",") + "," + members.joined(separator: ",") + "}"
        #expect(messages { try JSON.decode(JSONObject.self, from: twice) }.count == JSON.maximumFaults)
    }

    @Test(arguments: [
        ("", "the input ends too early (byte 0)"), ("[1,]", "trailing comma in array (byte 3)"), (#"{"a" 1}"#, "expected ':' (byte 5)"),
        (#"{"a":1,}"#, "trailing comma in object (byte 7)"), ("[1 2]", "expected ',' or ']' (byte 3)"),
        ("tru", "invalid character (byte 0)"), ("01", "invalid number (byte 2)"), ("{1:2}", "object keys must be strings (byte 1)"),
        ("[1]x", "trailing characters (byte 3)"), (#"{"a":"#, "the input ends too early (byte 5)"), ("nul", "invalid character (byte 0)"),
        ("[\"\u{1}\"]", "invalid control character in string (byte 2)"), (#"{"abcdefghijklmnopqrst": tru}"#, "invalid character (byte 25)"),
    ])
    func unreadable(json: String, reason: String) {
        #expect(messages { try JSON.decode(JSONValue.self, from: json) } == ["JSON is malformed: \(reason)"])
    }

    @Test func depth() throws {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(try jsonText(JSON.decode(JSONValue.self, from: nested(128))) == nested(128))
        #expect(throws: MalformedInput.self) { try JSON.decode(JSONValue.self, from: nested(129)) }
        #expect(throws: MalformedInput.self) { try JSON.decode(JSONValue.self, from: nested(100_000)) }
        #expect(throws: MalformedInput.self) {
            try JSON.decode(JSONValue.self, from: String(repeating: #"{"a":"#, count: 100_000))
        }
    }

    @Test func numbersOutOfRange() {
        #expect(
            messages { try JSON.decode(JSONValue.self, from: #"{"a": [1e999, -1e999]}"#) } == [
                "a[0]: Number out of range", "a[1]: Number out of range",
            ])
    }

    // MARK: Access

    @Test func access() throws {
        let value: JSONValue = ["a": [1, ["b": "x"]], "d": 1.5, "t": true, "n": nil, "u": .unsigned(.max)]
        #expect(value["a", 1, "b"]?.stringValue == "x")
        #expect(value["a"]?[0]?.intValue == 1)
        #expect(value["a", 2] == nil && value["a", -1] == nil && value["a", "b"] == nil && value["x", 0] == nil && value[0] == nil)
        #expect(value["d"]?.doubleValue == 1.5 && value["d"]?.intValue == nil)
        #expect(value["a", 0]?.doubleValue == 1)
        #expect(value["u"]?.intValue == nil && value["u"]?.doubleValue == 18446744073709551616)
        #expect(value["t"]?.boolValue == true && value["t"]?.intValue == nil)
        #expect(value["n"]?.isNull == true && value["n"]?.stringValue == nil && value["missing"] == nil)
        #expect(value.objectValue?.count == 5 && value["a"]?.arrayValue?.count == 2)
        #expect(value["a"]?.objectValue == nil && value.arrayValue == nil)
        let key = "d"
        #expect(value[.key(key)] == 1.5)
    }

    @Test func equality() {
        #expect(JSONValue.integer(1) == .unsigned(1))
        #expect(JSONValue.integer(1).hashValue == JSONValue.unsigned(1).hashValue)
        #expect(JSONValue.integer(-1) != .unsigned(.max))
        #expect(JSONValue.integer(1) != .double(1))
        #expect(JSONValue.null != false && JSONValue.string("1") != 1)
        #expect(["a": 1, "b": 2] as JSONValue == ["b": 2, "a": 1])
        #expect(Set<JSONValue>([["a": 1, "b": 2], ["b": 2, "a": 1], [1], [1.0], nil]).count == 4)
    }

    @Test func literals() throws {
        #expect(
            try jsonText([nil, true, 1, 1.5, "x", "\(1 + 1)", [], ["a": [:]]] as JSONValue) == #"[null,true,1,1.5,"x","2",[],{"a":{}}]"#)
        #expect(try jsonText(["a": 1, "b": 2, "a": 3] as JSONValue) == #"{"a":3,"b":2}"#)
    }
}
