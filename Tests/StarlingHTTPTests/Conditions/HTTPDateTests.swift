import StarlingHTTP
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Dates") struct HTTPDateTests {
    private static let now = HTTPDate(secondsSince1970: 1_704_067_200)  // 2024-01-01

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Thu Feb 29 23:59:59 2024", 1_709_251_199),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799), ("Sat, 01 Jan 0000 00:00:00 GMT", -62_167_219_200),
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_799), ("Mon, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Monday, 31-Dec-74 00:00:00 GMT", 3_313_440_000),
    ]) func areRead(text: String, seconds: Int) {
        #expect(HTTPDate(text, now: Self.now)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 GMT ",
        " Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "sun, 06 nov 1994 08:49:37 gmt",
        "Sun 06 Nov 1994 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
        "Tue, 29 Feb 2023 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 23:60:00 GMT", "Sun, 06 Nov 1994 23:59:61 GMT",
        "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37",
        "Sun Nov 6 08:49:37 1994", "Sun Nov 06 08:49:37 1994 GMT", "Sun Nov  6 08:49:37 94",
        "Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994",
        "1994-11-06T08:49:37Z", "784111777", "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov -994 08:49:37 GMT",
        "Sun, ０6 Nov 1994 08:49:37 GMT",
    ]) func areNone(text: String) {
        #expect(HTTPDate(text, now: Self.now) == nil)
    }

    /// A year of two digits is the one at most 50 years ahead.
    @Test(arguments: [("24", 2024), ("74", 2074), ("75", 1975), ("99", 1999), ("00", 2000)])
    func haveYearsOfTwoDigits(digits: String, year: Int) {
        let date = HTTPDate("Monday, 15-Jul-\(digits) 12:00:00 GMT", now: Self.now)
        #expect(date?.description.contains("15 Jul \(year) 12:00:00 GMT") == true)
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (-62_167_219_200, "Sat, 01 Jan 0000 00:00:00 GMT"), (Int.min, "Sat, 01 Jan 0000 00:00:00 GMT"),
        (Int.max, "Fri, 31 Dec 9999 23:59:59 GMT"), (1_709_208_000, "Thu, 29 Feb 2024 12:00:00 GMT"),
    ]) func areWritten(seconds: Int, text: String) {
        #expect(HTTPDate(secondsSince1970: seconds).description == text)
    }

    @Test func areMomentsToTheSecond() {
        #expect(HTTPDate(Date(timeIntervalSince1970: 5.9)) == HTTPDate(secondsSince1970: 5))
        #expect(HTTPDate(Date(timeIntervalSince1970: -0.5)) == HTTPDate(secondsSince1970: -1))
        #expect(HTTPDate(secondsSince1970: 7).date == Date(timeIntervalSince1970: 7))
        for strange in [Double.nan, -.infinity, -1e300] {
            #expect(HTTPDate(Date(timeIntervalSince1970: strange)) == HTTPDate(secondsSince1970: .min))
        }
        #expect(HTTPDate(Date(timeIntervalSince1970: .infinity)) == HTTPDate(secondsSince1970: .max))
        #expect(HTTPDate(secondsSince1970: 1) < HTTPDate(secondsSince1970: 2))
    }
}
