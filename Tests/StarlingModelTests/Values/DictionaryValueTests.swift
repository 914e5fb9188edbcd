import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private enum Side: String, ParameterValue { case left, right }

@Suite struct DictionaryValueTests {
    @Test(arguments: WireFormat.allCases)
    func roundTrips(format: WireFormat) throws {
        #expect(try format.roundTrip([String: Int]()) == [:])
        #expect(try format.roundTrip(["a": 1, "b\"\n": 2]) == ["a": 1, "b\"\n": 2])
        #expect(try format.roundTrip([7: ["x": true]]) == [7: ["x": true]])
        #expect(try format.roundTrip([Side.left: [1.5]]) == [.left: [1.5]])
        let id = UUID()
        #expect(try format.roundTrip([id: "x"]) == [id: "x"])
        let many = Dictionary(uniqueKeysWithValues: (0..<70_000).map { ("key \($0)", $0) })
        #expect(try format.roundTrip(many) == many)
        #expect(try format.roundTrip(["a": nil, "b": 1] as [String: Int?]) == ["a": nil, "b": 1])
    }

    @Test func written() throws {
        #expect(try jsonText(["a\"": [1]]) == #"{"a\"":[1]}"#)
        #expect(try jsonText([7: "x"]) == #"{"7":"x"}"#)
        #expect(try String(decoding: JSON.encode(["b": 1, "a": 2, "é": 3], .sortedKeys), as: UTF8.self) == #"{"a":2,"b":1,"é":3}"#)
    }

    @Test(arguments: WireFormat.allCases)
    func faults(format: WireFormat) throws {
        #expect(
            messages { try format.decode([String: [Int]].self, from: format.bytes(#"{"a": [1, "2"], "b": null, "c d": [true]}"#)) } == [
                "a[1]: Expected `int`, got `str`", "b: Expected `array`, got `null`", "c d[0]: Expected `int`, got `bool`",
            ])
        #expect(
            messages { try format.decode([Int: Int].self, from: format.bytes(#"{"1": 1, "x": 2, "2": "y"}"#)) } == [
                "x: Invalid `int`", "2: Expected `int`, got `str`",
            ])
        #expect(messages { try format.decode([Side: Int].self, from: format.bytes(#"{"up": 1}"#)) } == ["up: Invalid `Side`"])
        #expect(messages { try format.decode([String: Int].self, from: format.bytes("[]")) } == ["Expected `object`, got `array`"])
    }

    @Test func duplicates() throws {
        #expect(
            messages { try JSON.decode([[String: Int]].self, from: #"[{"a": 1, "a": "x", "b": 2, "b": 3}]"#) } == [
                "[0].a: Expected `int`, got `str`", "[0]: Object contains field `b` twice",
            ])
        #expect(messages { try JSON.decode([Int: Int].self, from: #"{"1": 1, "01": 2}"#) } == ["Object contains field `01` twice"])
        let pack: [UInt8] = [0x82, 0xA1, 0x61, 1, 0xA1, 0x61, 2]
        #expect(messages { try MessagePack.decode([String: Int].self, from: pack) } == ["Object contains field `a` twice"])
    }

    @Test func unreadable() throws {
        #expect(
            messages { try JSON.decode([String: Int].self, from: #"{"a": 1,}"#) } == [
                "JSON is malformed: trailing comma in object (byte 8)"
            ])
        #expect(
            messages { try JSON.decode([String: Int].self, from: #"{"a": "#) } == ["JSON is malformed: the input ends too early (byte 6)"])
    }
}
