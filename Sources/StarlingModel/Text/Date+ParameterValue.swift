#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Date: ParameterValue {
    /// Reads a date-time of RFC 3339, such as `2024-01-02T03:04:05Z` or `2024-01-02 03:04:05.25+01:00`.
    ///
    /// The date and the time are separated by `T`, `t` or a space; the fraction has at most nine digits; `Z`, `z`
    /// or an offset is required. `nil` for any other form, a day that does not exist, second 60, and a moment
    /// outside of the years 0 to 9999 in UTC.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads a date-time of RFC 3339.
    public init?(parameterUTF8 text: Span<UInt8>) {
        var position = 0
        guard let date = LocalDate(text, at: &position),
            TextScan.byte(UInt8(ascii: "T"), in: text, at: &position)
                || TextScan.byte(UInt8(ascii: "t"), in: text, at: &position)
                || TextScan.byte(UInt8(ascii: " "), in: text, at: &position),
            let time = LocalTime(text, at: &position),
            let offset = Self.readOffset(text, &position),
            position == text.count
        else { return nil }
        let seconds = CivilCalendar.day(date) * 86_400 + time.secondOfDay - offset
        guard CivilCalendar.date(day: Self.floorDivision(seconds, 86_400).quotient) != nil else { return nil }
        self = Self.compose(seconds: seconds - Self.referenceSeconds, nanoseconds: time.nanosecond)
    }

    /// The moment in UTC, `2024-01-02T03:04:05Z`, with the digits of the fraction that tell it from its
    /// neighbours, at most nine.
    ///
    /// A moment outside of the years 0 to 9999 has no such text: it is written as the number of seconds since
    /// 1970, which is not read back.
    public var parameterText: String {
        let interval = timeIntervalSinceReferenceDate
        // Far beyond year 9999 and far below 2^53: the conversions below are exact.
        guard interval.magnitude < 1e12 else { return timeIntervalSince1970.description }
        let whole = interval.rounded(.down)
        var seconds = Int(whole) + Self.referenceSeconds
        var nanoseconds = Self.nanoseconds(of: interval, beyond: whole)
        if nanoseconds == 1_000_000_000 {
            seconds += 1
            nanoseconds = 0
        }
        let (day, second) = Self.floorDivision(seconds, 86_400)
        guard let date = CivilCalendar.date(day: day),
            let time = LocalTime(
                hour: second / 3600, minute: second / 60 % 60, second: second % 60, nanosecond: nanoseconds)
        else { return timeIntervalSince1970.description }
        return TextWriter.text(capacity: 30) { text in
            date.write(to: &text)
            text.byte(UInt8(ascii: "T"))
            time.write(to: &text)
            text.byte(UInt8(ascii: "Z"))
        }
    }

    /// ``ParameterKind/dateTime``.
    public static var parameterKind: ParameterKind { .dateTime }

    /// From 1970-01-01 to 2001-01-01, where `Date` has its zero.
    private static let referenceSeconds = 978_307_200

    /// The seconds that `Z`, `z` or `±hh:mm` is ahead of UTC.
    private static func readOffset(_ text: Span<UInt8>, _ position: inout Int) -> Int? {
        if TextScan.byte(UInt8(ascii: "Z"), in: text, at: &position)
            || TextScan.byte(UInt8(ascii: "z"), in: text, at: &position)
        {
            return 0
        }
        let isBehind = TextScan.byte(UInt8(ascii: "-"), in: text, at: &position)
        guard isBehind || TextScan.byte(UInt8(ascii: "+"), in: text, at: &position),
            let hours = TextScan.digits(2, in: text, at: &position), hours <= 23,
            TextScan.byte(UInt8(ascii: ":"), in: text, at: &position),
            let minutes = TextScan.digits(2, in: text, at: &position), minutes <= 59
        else { return nil }
        let offset = hours * 3600 + minutes * 60
        return isBehind ? -offset : offset
    }

    private static func compose(seconds: Int, nanoseconds: Int) -> Date {
        Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(nanoseconds) / 1e9)
    }

    /// The fraction of a second with as few digits as read back to the same moment: a `Date` of our days is
    /// precise to about a tenth of a microsecond, and the digits below that are noise.
    private static func nanoseconds(of interval: Double, beyond whole: Double) -> Int {
        let fraction = interval - whole
        guard fraction != 0 else { return 0 }
        for (unit, scale) in [(1e3, 1_000_000), (1e6, 1_000)] {
            let count = Int((fraction * unit).rounded())
            let read = compose(seconds: Int(whole), nanoseconds: count * scale)
            if read.timeIntervalSinceReferenceDate == interval { return count * scale }
        }
        return Int((fraction * 1e9).rounded())
    }

    private static func floorDivision(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
