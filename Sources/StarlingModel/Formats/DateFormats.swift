extension TextFormat {
    /// `date`: the `full-date` of RFC 3339, `2024-02-29`. The day has to exist.
    public static let date = TextFormat("date", utf8: { LocalDate(parameterUTF8: $0) != nil })

    /// `time`: the `full-time` of RFC 3339, `08:30:06Z` or `08:30:06.283+02:00`.
    ///
    /// The offset is required. The fraction has any number of digits, and `Z` may be small. Second 60 is accepted
    /// where a leap second can be: at 23:59 in UTC.
    public static let time = TextFormat(
        "time",
        utf8: { text in
            var position = 0
            return takeFullTime(text, &position) && position == text.count
        })

    /// `date-time`: the `date-time` of RFC 3339, `2024-02-29T08:30:06Z`: a ``date``, `T` or `t`, and a ``time``.
    ///
    /// A space instead of `T` is not accepted, though the RFC allows applications to use one and `Date` reads it.
    /// In which months there was a leap second is not looked at.
    public static let dateTime = TextFormat(
        "date-time",
        utf8: { text in
            var position = 0
            guard LocalDate(text, at: &position) != nil,
                TextScan.byte(UInt8(ascii: "T"), in: text, at: &position)
                    || TextScan.byte(UInt8(ascii: "t"), in: text, at: &position)
            else { return false }
            return takeFullTime(text, &position) && position == text.count
        })
}

/// Takes a time and its offset. `LocalTime` is not enough: it knows no leap second and nine digits of the fraction.
private func takeFullTime(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
    guard let hour = TextScan.digits(2, in: text, at: &position), hour <= 23,
        TextScan.byte(UInt8(ascii: ":"), in: text, at: &position),
        let minute = TextScan.digits(2, in: text, at: &position), minute <= 59,
        TextScan.byte(UInt8(ascii: ":"), in: text, at: &position),
        let second = TextScan.digits(2, in: text, at: &position), second <= 60
    else { return false }
    if TextScan.byte(UInt8(ascii: "."), in: text, at: &position) {
        guard TextScan.run(of: .digits, in: text, at: &position) > 0 else { return false }
    }
    guard let offset = takeOffset(text, &position) else { return false }
    guard second == 60 else { return true }
    let minuteInUTC = (hour * 60 + minute - offset + minutesPerDay) % minutesPerDay
    return minuteInUTC == minutesPerDay - 1
}

/// The minutes that `Z`, `z` or `±hh:mm` is ahead of UTC: less than a day.
private func takeOffset(_ text: Span<UInt8>, _ position: inout Int) -> Int? {
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
    let offset = hours * 60 + minutes
    return isBehind ? -offset : offset
}

private let minutesPerDay = 1440
