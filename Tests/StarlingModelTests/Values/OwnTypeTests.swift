import StarlingModel
import Testing

private struct Slug: ParameterValue, WireValue, Equatable {
    let parameterText: String

    init?(parameter text: String) {
        guard text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        parameterText = text
    }

    static var parameterKind: ParameterKind { .custom(Self.self, name: "slug") }
}

private enum Level: Int, WireValue { case low = 1, high }

private enum Tint: String, WireValue, ParameterValue { case red, blue }

private struct Flags: OptionSet, WireValue { let rawValue: UInt8 }

private struct Celsius: WireConvertible, Equatable {
    var degrees: Double

    init(_ degrees: Double) { self.degrees = degrees }

    init(wireForm: Double) throws {
        guard wireForm >= -273.15 else {
            throw ValidationError([Fault(.greaterOrEqual, ["type": "float", "bound": "-273.15"])])
        }
        degrees = wireForm
    }

    var wireForm: Double { degrees }
}

/// A form of parts, with faults below the value.
private struct Period: WireConvertible, Equatable {
    struct Unordered: Error, CustomStringConvertible { let description = "The end is before the start" }

    var start: Int
    var end: Int

    init(_ start: Int, _ end: Int) { (self.start, self.end) = (start, end) }

    init(wireForm: [String: Int]) throws {
        guard let start = wireForm["start"] else { throw ValidationError(Fault(.missingField, ["field": "start"])) }
        guard let end = wireForm["end"], end < 100 else {
            throw ValidationError([Fault(.lessThan, ["type": "int", "bound": "100"], path: "end"), Fault(.numberOutOfRange)])
        }
        if end < start { throw Unordered() }
        (self.start, self.end) = (start, end)
    }

    var wireForm: [String: Int] { ["start": start, "end": end] }
}

/// All at once: what it says of its form counts.
private enum Weekday: Int, WireConvertible, ParameterValue {
    case monday, sunday

    init(wireForm: String) throws {
        switch wireForm {
        case "mo": self = .monday
        case "su": self = .sunday
        default: throw ValidationError(Fault(.invalidEnumValue, ["value": wireForm]))
        }
    }

    var wireForm: String { self == .monday ? "mo" : "su" }
}

private struct Nickname: WireConvertible, Equatable {
    let name: String?

    init(wireForm: String?) { name = wireForm }

    var wireForm: String? { name }
}

@Suite struct OwnTypeTests {
    @Test(arguments: WireFormat.allCases)
    func byText(format: WireFormat) throws {
        let slug = try #require(Slug(parameter: "swift"))
        #expect(try format.roundTrip([slug]) == [slug])
        #expect(try jsonText(slug) == #""swift""#)
        #expect(
            messages { try format.decode([Slug].self, from: format.bytes(#"["A", 1, null]"#)) } == [
                "[0]: Invalid `slug`", "[1]: Expected `slug`, got `int`", "[2]: Expected `slug`, got `null`",
            ])
    }

    @Test(arguments: WireFormat.allCases)
    func byRawValue(format: WireFormat) throws {
        #expect(try jsonText([Level.high, .low]) == "[2,1]")
        #expect(try jsonText([Tint.blue]) == #"["blue"]"#)
        #expect(try jsonText(Flags(rawValue: 5)) == "5")
        #expect(try format.roundTrip([Level.high]) == [.high])
        #expect(try format.roundTrip([Tint.red: Level.low]) == [.red: .low])
        #expect(try format.roundTrip(Flags(rawValue: 255)) == Flags(rawValue: 255))
        #expect(
            messages { try format.decode([Level].self, from: format.bytes(#"[3, "low", 1]"#)) } == [
                "[0]: Invalid enum value '3'", "[1]: Expected `int`, got `str`",
            ])
        #expect(messages { try format.decode(Tint.self, from: format.bytes(#""green""#)) } == ["Invalid enum value 'green'"])
        #expect(messages { try format.decode(Tint?.self, from: format.bytes("1")) } == ["Expected `str`, got `int`"])
    }

    @Test(arguments: WireFormat.allCases)
    func byAnotherForm(format: WireFormat) throws {
        #expect(try jsonText([Celsius(20.5)]) == "[20.5]")
        #expect(try format.roundTrip([Celsius(20.5)]) == [Celsius(20.5)])
        #expect(try format.roundTrip(["a": Period(1, 2)]) == ["a": Period(1, 2)])
        #expect(
            messages { try format.decode([Celsius].self, from: format.bytes("[1, -300, true]")) } == [
                "[1]: Expected `float` >= -273.15", "[2]: Expected `float`, got `bool`",
            ])
        #expect(
            messages { try format.decode([Period].self, from: format.bytes(#"[{"start": 1, "end": 100}, {"end": 1}]"#)) } == [
                "[0].end: Expected `int` < 100", "[0]: Number out of range", "[1]: Object missing required field `start`",
            ])
        #expect(
            messages { try format.decode([Period].self, from: format.bytes(#"[{"start": 2, "end": 1}]"#)) } == [
                "[0]: The end is before the start"
            ])
    }

    @Test func theFormGoesFirst() throws {
        #expect(try jsonText([Weekday.monday, .sunday]) == #"["mo","su"]"#)
        #expect(try JSON.decode([Weekday].self, from: #"["su"]"#) == [.sunday])
        #expect(messages { try JSON.decode(Weekday.self, from: "0") } == ["Expected `str`, got `int`"])
    }

    @Test func formsThatMayBeNull() throws {
        #expect(try jsonText([Nickname(wireForm: nil), Nickname(wireForm: "x")]) == #"[null,"x"]"#)
        #expect(try JSON.decode([Nickname].self, from: "[null]") == [Nickname(wireForm: nil)])
        #expect(Nickname(wireForm: nil).isWireNull)
        #expect(Nickname.wireAbsent == Nickname(wireForm: nil))
        #expect(Celsius.wireAbsent == nil)
    }

    @Test func numbersStayNumbers() throws {
        #expect(try jsonText([Int8(1)]) == "[1]")
        #expect(try jsonText([UInt64.max]) == "[18446744073709551615]")
        #expect(try jsonText([true]) == "[true]")
        #expect(try jsonText([1.5 as Float]) == "[1.5]")
        #expect(try jsonText("x") == #""x""#)
        #expect(messages { try JSON.decode(Int16.self, from: #""1""#) } == ["Expected `int`, got `str`"])
        #expect(messages { try JSON.decode(Int8.self, from: "128") } == ["Expected `int` from -128 to 127"])
    }

    @Test func types() {
        #expect("\(Level.wireType)" == "\(Int.wireType)")
        #expect("\(Celsius.wireType)" == "\(Double.wireType)")
        #expect("\(Slug.wireType)" == "\(WireType.string(format: nil))")
        #expect("\(Weekday.wireType)" == "\(String.wireType)")
    }
}
