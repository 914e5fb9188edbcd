import StarlingModel
import Testing

@Suite struct TupleTests {
    @Test(arguments: WireFormat.allCases)
    func roundTrips(format: WireFormat) throws {
        let entry = Tuple("tokyo", 3, [1.5])
        #expect(try format.roundTrip(entry) == entry)
        #expect(try format.roundTrip([Tuple(1, true), Tuple(2, false)]) == [Tuple(1, true), Tuple(2, false)])
        #expect(try format.roundTrip(Tuple(Int?.none)) == Tuple(nil))
        #expect(try format.roundTrip(Tuple()) == Tuple())
        #expect(try jsonText(entry) == #"["tokyo",3,[1.5]]"#)
        let (city, rank, _) = try format.roundTrip(entry).values
        #expect(city == "tokyo" && rank == 3)
    }

    @Test(
        arguments: WireFormat.allCases,
        [
            (#"["x", 1]"#, []),
            (#"["x"]"#, ["Expected `array` of length 2, got 1"]),
            ("[]", ["Expected `array` of length 2, got 0"]),
            (#"["x", 1, 2, {"a": 1}]"#, ["Expected `array` of length 2, got 4"]),
            (#"[1, "x"]"#, ["[0]: Expected `str`, got `int`", "[1]: Expected `int`, got `str`"]),
            (#"[1]"#, ["[0]: Expected `str`, got `int`", "Expected `array` of length 2, got 1"]),
            (#"{"x": 1}"#, ["Expected `array`, got `object`"]),
        ])
    func lengths(format: WireFormat, example: (json: String, faults: [String])) throws {
        let found = messages { try format.decode(Tuple<String, Int>.self, from: format.bytes(example.json)) }
        if example.faults.isEmpty { #expect(found.first?.hasPrefix("no fault") == true) } else { #expect(found == example.faults) }
        // What follows is read on.
        let list = try format.bytes("[\(example.json), [\"y\", 2]]")
        #expect((try? format.decode([Tuple<String, Int>].self, from: list).last?.values.1 == 2) == (example.faults.isEmpty ? true : nil))
    }

    @Test(arguments: ["[", "[1", "[\"x\",", "[\"x\", 1", "[\"x\", 1,", "[\"x\", 1, 2", "[\"x\" 1]", "[\"x\", 1}"])
    func unreadable(json: String) {
        #expect(throws: MalformedInput.self) { try JSON.decode(Tuple<String, Int>.self, from: json) }
    }

    @Test func hashes() {
        #expect(Set([Tuple(1, "a"), Tuple(1, "a"), Tuple(2, "a")]).count == 2)
    }
}
