import StarlingModel
import Testing

@Suite struct JSONObjectTests {
    @Test func likeADictionary() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["c"] = 3
        object["b"] = 4
        #expect(object.keys == ["b", "a", "c"])
        #expect(object.values == [4, 2, 3])
        object["a"] = nil
        #expect(object.description == #"{"b":4,"c":3}"#)
        #expect(object["a"] == nil && object["a", default: 9] == 9)
        object["n", default: 1] = 5
        #expect(object["n"] == 5)
        #expect(object.removeValue(forKey: "x") == nil && object.removeValue(forKey: "c") == 3)
        object["null"] = JSONValue.null
        #expect(object.count == 3 && object["null"] == .null)
        object.merge(["b": 0, "z": 1])
        #expect(object.description == #"{"b":0,"n":5,"null":null,"z":1}"#)
    }

    @Test func collection() {
        let object: JSONObject = ["b": 1, "a": 2]
        #expect(object.map { "\($0.key)=\($0.value)" } == ["b=1", "a=2"])
        #expect(object.first?.key == "b" && object.last?.value == 2 && object[1].key == "a" && object.reversed().count == 2)
        #expect(JSONObject().isEmpty && JSONObject() == [:])
        #expect(JSONObject(["x": 1].map { ($0.key, JSONValue.integer($0.value)) }) == ["x": 1])
    }

    @Test func equalityRegardlessOfOrder() {
        let one: JSONObject = ["a": 1, "b": [2]]
        #expect(one == ["b": [2], "a": 1] && one.hashValue == (["b": [2], "a": 1] as JSONObject).hashValue)
        #expect(one != ["a": 1] && one != ["a": 1, "b": [2], "c": 3] && one != ["a": 1, "c": [2]] && one != ["a": 1, "b": [3]])
        // Two spellings of one letter are two keys.
        #expect(["\u{E9}": 1] as JSONObject != ["e\u{301}": 1])
    }

    /// Around the size from which on there is a table.
    @Test(arguments: [0, 1, 63, 64, 65, 66, 67, 200])
    func ofEverySize(count: Int) {
        var object = JSONObject()
        var expected: [String] = []
        for index in 0..<count {
            object["key \(index)"] = .integer(index)
            expected.append("key \(index)")
            #expect(object.count == index + 1)
        }
        for index in stride(from: 0, to: count, by: 3) {
            #expect(object["key \(index)"]?.intValue == index)
            object["key \(index)"] = .integer(-index)
        }
        #expect(object.keys == expected)
        for index in stride(from: 0, to: count, by: 3) { #expect(object["key \(index)"]?.intValue == -index) }
        for index in stride(from: 0, to: count, by: 2) { #expect(object.removeValue(forKey: "key \(index)") != nil) }
        #expect(object.keys == expected.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
        for index in 0..<count { #expect((object["key \(index)"] != nil) == (index % 2 == 1)) }
        object["new"] = true
        #expect(object["new"] == true && object.last?.key == "new")
    }
}
