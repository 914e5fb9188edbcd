import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private struct Plain: Codable, Equatable {
    var name: String
    var at: Date
    var town: Town
    var values: [Int?]

    struct Town: Codable, Equatable { var zip: Int }
}

/// Values made of a `JSONValue`, and the other way.
@Suite struct JSONValueModelTests {
    private static let guest: JSONValue = [
        "name": "Ada", "age": 36, "town": ["name": "London", "zip": nil], "tags": ["a", "b"], "born": "1815-12-10", "price": "1.5",
        "life.motto": "", "isIn": true,
    ]

    @Test func models() throws {
        let guest = try Self.guest.decode(Guest.self)
        #expect(guest == (try JSON.decode(Guest.self, from: Self.guest.description)))
        #expect(guest.town == Town(name: "London") && guest.motto == "")
        #expect(try JSONValue(encoding: guest) == Self.guest)
        // In the order of the fields.
        #expect(try JSONValue(encoding: guest).description == Self.guest.description)
        let list: JSONValue = [Self.guest, Self.guest]
        #expect(try list.decode([Guest].self) == [guest, guest])
        #expect(try JSONValue(encoding: ["x": [guest]]) == ["x": [Self.guest]])
    }

    @Test(
        arguments: [
            ([:], ["Object missing required field `name`"]),
            (
                ["name": 1, "age": 1.5, "town": ["zip": "x"], "tags": ["a", 1], "x": 1],
                [
                    "name: Expected `str`, got `int`", "age: Expected `int`, got `float`", "town.zip: Expected `int`, got `str`",
                    "town: Object missing required field `name`", "tags[1]: Expected `str`, got `int`", "Object contains unknown field `x`",
                ]
            ),
            (
                ["name": "x", "born": "today", "price": "x", "town": []],
                ["born: Invalid `date`", "price: Invalid `decimal`", "town: Expected `object`, got `array`"]
            ),
            ([1], ["Expected `object`, got `array`"]),
        ] as [(JSONValue, [String])])
    func faults(value: JSONValue, expected: [String]) {
        #expect(messages { try value.decode(Guest.self) } == expected)
        // They are those of the same document.
        #expect(messages { try JSON.decode(Guest.self, from: value.description) } == expected)
    }

    @Test func scalars() throws {
        #expect(try JSONValue.integer(1).decode(Double.self) == 1)
        #expect(try JSONValue.integer(300).decode(Int16.self) == 300)
        #expect(try JSONValue.unsigned(.max).decode(UInt64.self) == .max)
        #expect(try JSONValue.double(0.25).decode(Decimal.self) == 0.25)
        #expect(try JSONValue.null.decode(Int?.self) == nil)
        #expect(try (["AP/+"] as JSONValue).decode([Data].self) == [Data([0, 255, 254])])
        #expect(try ("1970-01-01T00:00:01Z" as JSONValue).decode(Date.self) == Date(timeIntervalSince1970: 1))
        #expect(try (["1": [1, "x"]] as JSONValue).decode([Int: Tuple<Int, String>].self) == [1: Tuple(1, "x")])
        #expect(messages { try JSONValue.integer(300).decode(Int8.self) } == ["Expected `int` from -128 to 127"])
        #expect(messages { try JSONValue.string("1").decode(Int.self) } == ["Expected `int`, got `str`"])
        #expect(messages { try JSONValue.double(1).decode(Int.self) } == ["Expected `int`, got `float`"])
        #expect(messages { try JSONValue.bool(true).decode(String.self) } == ["Expected `str`, got `bool`"])
        #expect(messages { try JSONValue.null.decode([Int].self) } == ["Expected `array`, got `null`"])
        #expect(messages { try (["a"] as JSONValue).decode(Set<UUID>.self) } == ["[0]: Invalid `uuid`"])
    }

    @Test func encoded() throws {
        #expect(try JSONValue(encoding: 1) == 1)
        #expect(try JSONValue(encoding: Int128.max) == .double(Double(Int128.max)))
        #expect(try JSONValue(encoding: UInt64.max) == .unsigned(.max))
        #expect(try JSONValue(encoding: [Double.nan, 0.5]) == [nil, 0.5])
        #expect(try JSONValue(encoding: [0.1 as Float]) == [0.1])
        #expect(try JSONValue(encoding: Data([0, 255, 254])) == "AP/+")
        #expect(try JSONValue(encoding: Date(timeIntervalSince1970: 1)) == "1970-01-01T00:00:01Z")
        #expect(try JSONValue(encoding: Tuple("x", [true: "y"])) == ["x", ["true": "y"]])
        #expect(try JSONValue(encoding: Self.guest) == Self.guest)
        #expect(try JSONValue(encoding: [String: Int]()) == [:])
        #expect(try JSONValue(encoding: [[[1], []], []] as [[[Int]]]) == [[[1], []], []])
    }

    @Test func typesThatKnowCodableAlone() throws {
        let plain = Plain(name: "x", at: Date(timeIntervalSince1970: 1), town: Plain.Town(zip: 1), values: [1, nil])
        let value: JSONValue = ["name": "x", "at": "1970-01-01T00:00:01Z", "town": ["zip": 1], "values": [1, nil]]
        #expect(try JSONValue(encoding: plain) == value)
        #expect(try value.decode(Plain.self) == plain)
        #expect(
            messages { try (["name": "x", "at": "1970-01-01T00:00:01Z", "town": ["zip": "y"]] as JSONValue).decode(Plain.self) } == [
                "town.zip: Expected `int`, got `str`"
            ])
    }

    @Test func codersOfOthers() throws {
        let value: JSONValue = ["a": [1, 1.5, "x", true, nil, .unsigned(.max)], "b": ["c": [:]]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
        struct Holder: Codable, Equatable { var value: JSONValue; var object: JSONObject }
        let holder = Holder(value: value, object: ["z": 1, "a": 2])
        #expect(try String(decoding: JSON.encode(holder), as: UTF8.self).hasSuffix(#""object":{"z":1,"a":2}}"#))
        #expect(try JSON.decode(Holder.self, from: JSON.encode(holder)) == holder)
        #expect(try JSONDecoder().decode(Holder.self, from: JSONEncoder().encode(holder)) == holder)
    }
}
