import StarlingModel

extension HTTPDate {
    /// Reads a moment in any of the three forms that clients may send: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`. Nil when it is none of them, or no such day exists.
    ///
    /// The day of the week must be one, but nobody checks whether it is the right one. Case makes a difference.
    /// - Parameters:
    ///   - text: The text.
    ///   - now: A year of two digits that would be more than 50 years ahead of it is one that has passed. Default: the present.
    public init?(_ text: some StringProtocol, now: @autoclosure () -> HTTPDate = .now) {
        var scan = DateScan(text)
        let moment: HTTPDate? =
            if let weekday = scan.word(), scan.take(", ") {
                weekday.utf8.count == 3 ? scan.imf(weekday) : scan.rfc850(weekday, now())
            } else {
                DateScan(text).asctime()
            }
        guard let moment else { return nil }
        self = moment
    }
}

/// Goes through the text of a date. What does not fit is nil.
private struct DateScan {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) {
        // The longest form has 33 bytes.
        rest = Array(text.utf8.prefix(40))[...]
    }

    /// Letters, at least one.
    mutating func word() -> String? {
        let letters = rest.prefix { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
        rest = rest[letters.endIndex...]
        return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
    }

    mutating func take(_ text: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    private mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func month() -> Int? {
        guard let name = word(), let index = HTTPDate.months.firstIndex(of: name) else { return nil }
        return index + 1
    }

    /// The seconds since midnight. A leap second is the last second of its minute.
    private mutating func time() -> Int? {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60, take(":"), let second = number(2),
            second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    private static func moment(_ year: Int, _ month: Int, _ day: Int, _ time: Int) -> HTTPDate? {
        LocalDate(year: year, month: month, day: day).map { HTTPDate(secondsSince1970: CivilCalendar.day($0) * 86_400 + time) }
    }

    /// What comes behind the day of the week in `Sun, 06 Nov 1994 08:49:37 GMT`.
    mutating func imf(_ weekday: String) -> HTTPDate? {
        guard HTTPDate.weekdays.contains(where: { $0.prefix(3) == weekday }), let day = number(2), take(" "), let month = month(),
            take(" "), let year = number(4), take(" "), let time = time(), take(" GMT"), rest.isEmpty
        else { return nil }
        return Self.moment(year, month, day, time)
    }

    /// What comes behind the day of the week in `Sunday, 06-Nov-94 08:49:37 GMT`.
    mutating func rfc850(_ weekday: String, _ now: HTTPDate) -> HTTPDate? {
        guard HTTPDate.weekdays.contains(weekday), let day = number(2), take("-"), let month = month(), take("-"),
            let short = number(2), take(" "), let time = time(), take(" GMT"), rest.isEmpty
        else { return nil }
        // The year of the same century that is at most 50 ahead, counted from the first moment of each.
        let present = CivilCalendar.date(day: now.secondsSince1970 / 86_400)?.year ?? 1970
        var year = present / 100 * 100 + short
        if year > present + 50 { year -= 100 }
        if year <= present - 50 { year += 100 }
        return Self.moment(year, month, day, time)
    }

    /// `Sun Nov  6 08:49:37 1994`.
    consuming func asctime() -> HTTPDate? {
        guard let weekday = word(), HTTPDate.weekdays.contains(where: { $0.prefix(3) == weekday }), take(" "), let month = month(),
            take(" "), let day = take(" ") ? number(1) : number(2), take(" "), let time = time(), take(" "), let year = number(4),
            rest.isEmpty
        else { return nil }
        return Self.moment(year, month, day, time)
    }
}
