import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TextDateTests {
    @Test(arguments: [
        ("2024-01-02", 2024, 1, 2), ("2024-02-29", 2024, 2, 29), ("2000-02-29", 2000, 2, 29), ("0001-01-01", 1, 1, 1),
        ("0000-02-29", 0, 2, 29),
        ("9999-12-31", 9999, 12, 31), ("1600-02-29", 1600, 2, 29),
    ])
    func localDates(text: String, year: Int, month: Int, day: Int) throws {
        let value = try #require(readText(LocalDate.self, text))
        #expect(value == LocalDate(year: year, month: month, day: day))
        #expect(value.parameterText == text)
        #expect("\(value)" == text)
    }

    @Test(arguments: [
        "", "2024", "2024-01", "2024-1-2", "24-01-02", "2024/01/02", "20240102", "2024-00-10", "2024-13-01",
        "2024-01-00",
        "2024-01-32", "2024-04-31", "2023-02-29", "1900-02-29", "2100-02-29", "0001-02-29", "-001-01-01", "+2024-01-02",
        "10000-01-01", "2024-01-02 ", " 2024-01-02", "2024-01-02T00:00:00Z", "2024-W01-1", "２０２４-01-02",
        "2024-01-02" + String(repeating: "0", count: 1_000_000),
    ])
    func notLocalDates(text: String) {
        #expect(readText(LocalDate.self, text) == nil)
    }

    @Test(arguments: [
        (-1, 1, 1), (10_000, 1, 1), (Int.max, Int.max, Int.max), (Int.min, 1, 1), (2024, 2, Int.min), (2023, 2, 29),
    ])
    func daysThatDoNotExist(year: Int, month: Int, day: Int) {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
    }

    @Test func localDatesAreOrdered() throws {
        let texts = ["0001-01-01", "2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01", "9999-12-31"]
        let dates = try texts.map { try #require(LocalDate(parameter: $0)) }
        for (index, date) in dates.enumerated() {
            #expect(dates.filter { $0 < date }.count == index)
        }
    }

    @Test(arguments: [
        ("00:00:00", 0, 0, 0, 0), ("09:30:00", 9, 30, 0, 0), ("23:59:59.999999999", 23, 59, 59, 999_999_999),
        ("12:00:00.5", 12, 0, 0, 500_000_000), ("12:00:00.000000001", 12, 0, 0, 1),
    ])
    func localTimes(text: String, hour: Int, minute: Int, second: Int, nanosecond: Int) throws {
        let value = try #require(readText(LocalTime.self, text))
        #expect(value == LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond))
        #expect(value.parameterText == text)
        #expect("\(value)" == text)
    }

    @Test(arguments: [
        "", "9:30:00", "09:30", "24:00:00", "23:60:00", "23:59:60", "12:00:00.", "12:00:00.1234567890", "12:00:00,5",
        "12:00:00Z",
        "12:00:00+01:00", "12-00-00", " 12:00:00", "-1:00:00", "12:00:00." + String(repeating: "0", count: 1_000_000),
    ])
    func notLocalTimes(text: String) {
        #expect(readText(LocalTime.self, text) == nil)
    }

    @Test func localTimesAreOrdered() throws {
        let texts = ["00:00:00", "00:00:00.1", "00:00:01", "00:01:00", "01:00:00", "23:59:59"]
        let times = try texts.map { try #require(LocalTime(parameter: $0)) }
        for (index, time) in times.enumerated() {
            #expect(times.filter { $0 < time }.count == index)
        }
        #expect(LocalTime(hour: 24, minute: 0) == nil)
        #expect(LocalTime(hour: 0, minute: 0, nanosecond: 1_000_000_000) == nil)
        #expect(LocalTime(hour: Int.min, minute: Int.max) == nil)
    }

    @Test func dateAndTimeAreCodableAsText() throws {
        let date = try #require(LocalDate(parameter: "2024-02-29"))
        let time = try #require(LocalTime(parameter: "09:30:00.25"))
        let json = try JSONEncoder().encode([date: time].map { [$0.key.parameterText: $0.value] })
        #expect(String(decoding: json, as: UTF8.self) == #"[{"2024-02-29":"09:30:00.25"}]"#)
        #expect(try JSONDecoder().decode([LocalDate].self, from: JSONEncoder().encode([date])) == [date])
        #expect(try JSONDecoder().decode([LocalTime].self, from: JSONEncoder().encode([time])) == [time])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalDate].self, from: Data(#"["2023-02-29"]"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalTime].self, from: Data(#"["9:30"]"#.utf8))
        }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2001-01-01T00:00:00z", 978_307_200, "2001-01-01T00:00:00Z"),
        ("2024-01-02t03:04:05Z", 1_704_164_645, "2024-01-02T03:04:05Z"),
        ("2024-01-02 03:04:05+00:00", 1_704_164_645, "2024-01-02T03:04:05Z"),
        ("2024-01-02T04:34:05+01:30", 1_704_164_645, "2024-01-02T03:04:05Z"),
        ("2024-01-01T19:04:05-08:00", 1_704_164_645, "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05-00:00", 1_704_164_645, "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05.5Z", 1_704_164_645.5, "2024-01-02T03:04:05.5Z"),
        ("2024-01-02T03:04:05.250000000Z", 1_704_164_645.25, "2024-01-02T03:04:05.25Z"),
        ("1969-12-31T23:59:59.5Z", -0.5, "1969-12-31T23:59:59.5Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800, "0001-01-01T00:00:00Z"),
        ("0000-01-01T00:00:00Z", -62_167_219_200, "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31T23:59:59Z"),
        ("2000-02-29T00:00:00Z", 951_782_400, "2000-02-29T00:00:00Z"),
    ])
    func dates(text: String, seconds: Double, written: String) throws {
        let value = try #require(readText(Date.self, text))
        #expect(value == Date(timeIntervalSince1970: seconds))
        #expect(value.parameterText == written)
        #expect(readText(written) == value)
    }

    @Test(arguments: [
        "", "2024-01-02", "2024-01-02T03:04:05", "2024-01-02T03:04Z", "2024-01-02T03:04:60Z", "2016-12-31T23:59:60Z",
        "2024-01-02T24:00:00Z", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-01-02_03:04:05Z",
        "2024-01-02T03:04:05+1:00",
        "2024-01-02T03:04:05+01", "2024-01-02T03:04:05+0100", "2024-01-02T03:04:05+24:00", "2024-01-02T03:04:05+01:60",
        "2024-01-02T03:04:05.Z", "2024-01-02T03:04:05.1234567891Z", "2024-01-02T03:04:05ZZ", " 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05 Z", "1704164645", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        "-001-06-01T00:00:00Z",
        "2024-01-02T03:04:05." + String(repeating: "0", count: 1_000_000) + "Z",
    ])
    func notDates(text: String) {
        #expect(readText(Date.self, text) == nil)
    }

    @Test func everyFractionDigitOfOurDaysComesBack() throws {
        for fraction in ["1", "12", "123", "1234", "12345", "123456", "001", "000001", "999999"] {
            let text = "2026-03-04T05:06:07.\(fraction)Z"
            #expect(try #require(Date(parameter: text)).parameterText == text)
        }
        var random = SplitMix(state: 2)
        for _ in 0..<20_000 {
            let range = Double(random.next() % 400_000_000_000) - 100_000_000_000
            let date = Date(timeIntervalSince1970: (range + Double(random.next() % 1_000_000_000) / 1e9) / 4)
            guard let again = Date(parameter: date.parameterText) else {
                #expect(date.timeIntervalSince1970 < -62_167_219_200 || date.timeIntervalSince1970 >= 253_402_300_800)
                continue
            }
            // Near 2001 a `Date` is finer than the nanosecond that the text holds.
            #expect(
                again == date
                    || (again.timeIntervalSinceReferenceDate - date.timeIntervalSinceReferenceDate).magnitude < 1e-9)
        }
    }

    /// 400 years of days, after which the calendar repeats; Foundation's `Date` counts the seconds.
    @Test func everyDayFollowsTheOneBefore() throws {
        var date = try #require(Date(parameter: "1899-12-31T12:00:00Z"))
        var previous = try #require(LocalDate(parameter: "1899-12-31"))
        for _ in 0..<146_097 {
            date += 86_400
            let text = date.parameterText
            #expect(text.hasSuffix("T12:00:00Z"))
            let next = try #require(LocalDate(parameter: String(text.prefix(10))))
            #expect(previous < next)
            let isNextDay =
                next.day == previous.day + 1 && next.month == previous.month && next.year == previous.year
                || next.day == 1 && previous.day >= 28
            #expect(isNextDay)
            #expect(Date(parameter: text) == date)
            previous = next
        }
        #expect(previous.parameterText == "2299-12-31")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 1e18, 253_402_300_800, -62_167_219_201])
    func datesWithoutAText(seconds: Double) {
        let text = Date(timeIntervalSince1970: seconds).parameterText
        #expect(Date(parameter: text) == nil)
    }

    @Test func momentsNextToASecond() {
        #expect(Date(timeIntervalSinceReferenceDate: -1e-20).parameterText == "2001-01-01T00:00:00Z")
        #expect(Date(timeIntervalSinceReferenceDate: 1e-20).parameterText == "2001-01-01T00:00:00Z")
        #expect(Date(timeIntervalSinceReferenceDate: 1 - 1e-12).parameterText == "2001-01-01T00:00:01Z")
        // Foundation's constant is the first day of the Julian calendar.
        #expect(Date.distantPast.parameterText == "0000-12-30T00:00:00Z")
        #expect(Date(parameter: Date.distantFuture.parameterText) == .distantFuture)
    }
}
