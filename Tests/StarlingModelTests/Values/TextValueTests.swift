import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values that have a text of their own.
@Suite struct TextValueTests {
    /// Checks that a value is written as a text, and that one read from it.
    private func check<Value: WireValue & Equatable>(_ value: Value, _ json: String) throws {
        #expect(try jsonText(value) == json)
        #expect(try JSON.decode(Value.self, from: json) == value)
        for format in WireFormat.allCases {
            #expect(try format.roundTrip(value) == value)
            #expect(try format.roundTrip([value, value]) == [value, value])
            #expect(try format.roundTrip(Value?.some(value)) == value)
        }
    }

    @Test func written() throws {
        try check(Character("é"), #""é""#)
        try check(Character("\""), #""\"""#)
        try check(try #require(UUID(uuidString: "0190A5C4-8F1E-7ABC-9DEF-0123456789AB")), #""0190a5c4-8f1e-7abc-9def-0123456789ab""#)
        try check(try #require(URL(string: "https://a.b/c?d=%22e")), #""https://a.b/c?d=%22e""#)
        try check(Data([0, 255, 254]), #""AP/+""#)
        try check(Data(), #""""#)
        try check(Date(timeIntervalSince1970: 1.5), #""1970-01-01T00:00:01.5Z""#)
        try check(try #require(LocalDate(year: 2024, month: 2, day: 29)), #""2024-02-29""#)
        try check(try #require(LocalTime(hour: 9, minute: 30, nanosecond: 250_000_000)), #""09:30:00.25""#)
        try check(Duration.seconds(5400), #""PT5400S""#)
        try check(try #require(Decimal(parameter: "12345678901234567890.123456789")), #""12345678901234567890.123456789""#)
        try check([1, 255] as [UInt8], "[1,255]")
    }

    @Test(arguments: [
        (#""""#, "Invalid `character`"), (#""ab""#, "Invalid `character`"), ("1", "Expected `character`, got `int`"),
        ("null", "Expected `character`, got `null`"), ("{}", "Expected `character`, got `object`"),
    ])
    func characters(json: String, message: String) {
        #expect(messages { try JSON.decode(Character.self, from: json) } == [message])
    }

    @Test func refused() {
        #expect(messages { try JSON.decode(UUID.self, from: #""0190a5c4""#) } == ["Invalid `uuid`"])
        #expect(messages { try JSON.decode(UUID.self, from: "[1]") } == ["Expected `uuid`, got `array`"])
        #expect(messages { try JSON.decode(URL.self, from: #""/relative""#) } == ["Invalid `url`"])
        #expect(messages { try JSON.decode(Data.self, from: #""AP/""#) } == ["Invalid `base64`"])
        #expect(messages { try MessagePack.decode(Data.self, from: [0xA1, 0x41]) } == ["Expected `bytes`, got `str`"])
        #expect(messages { try JSON.decode(Date.self, from: #""2024-02-30T00:00:00Z""#) } == ["Invalid `datetime`"])
        #expect(messages { try JSON.decode([Date].self, from: "[1]") } == ["[0]: Expected `datetime`, got `int`"])
        #expect(messages { try JSON.decode(LocalDate.self, from: #""2024-1-1""#) } == ["Invalid `date`"])
        #expect(messages { try JSON.decode(LocalTime.self, from: #""25:00:00""#) } == ["Invalid `time`"])
        #expect(messages { try JSON.decode(Duration.self, from: #""P1Y""#) } == ["Invalid `timedelta`"])
        #expect(messages { try JSON.decode(Duration.self, from: "60") } == ["Expected `timedelta`, got `int`"])
    }

    @Test func decimalsKeepTheirDigits() throws {
        let digits = "12345678901234567890.123456789"
        let price = try #require(Decimal(parameter: digits))
        #expect(try JSON.decode(Decimal.self, from: digits) == price)
        #expect(try JSON.decode([Decimal].self, from: "[1, -2.50, 1e3, \"0.1\"]") == [1, -2.5, 1000, Decimal(parameter: "0.1")])
        #expect(try MessagePack.decode(Decimal.self, from: MessagePack.encode(-3)) == -3)
        #expect(try MessagePack.decode(Decimal.self, from: MessagePack.encode(0.25)) == 0.25)
        #expect(try MessagePack.decode(Decimal.self, from: MessagePack.encode(UInt64.max)) == Decimal(UInt64.max))
        #expect(try jsonText(Decimal.nan) == "null")
        #expect(try jsonText([Decimal(3)]) == #"["3"]"#)
        #expect(messages { try JSON.decode(Decimal.self, from: #""1,5""#) } == ["Invalid `decimal`"])
        #expect(messages { try JSON.decode(Decimal.self, from: "1e999") } == ["Invalid `decimal`"])
        #expect(messages { try JSON.decode(Decimal.self, from: "true") } == ["Expected `decimal`, got `bool`"])
        #expect(messages { try MessagePack.decode(Decimal.self, from: MessagePack.encode(Double.nan)) } == ["Invalid `decimal`"])
    }

    @Test func messagePackHasFormsOfItsOwn() throws {
        #expect(try MessagePack.encode(Data([1, 2])) == [0xC4, 2, 1, 2])
        #expect(try MessagePack.encode(Date(timeIntervalSince1970: 1)) == [0xD6, 0xFF, 0, 0, 0, 1])
        // A string of RFC 3339 is a date too.
        #expect(try MessagePack.decode(Date.self, from: MessagePack.encode("1970-01-01T00:00:01Z")) == Date(timeIntervalSince1970: 1))
    }
}
