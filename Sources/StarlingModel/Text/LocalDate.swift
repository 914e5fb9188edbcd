/// A date of the calendar without a time or a zone, such as a birthday: `2024-01-02`.
///
/// ```swift
/// let due = LocalDate(year: 2024, month: 2, day: 29)   // not nil: a leap year
/// ```
public struct LocalDate: Sendable, Hashable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A date of the Gregorian calendar; `nil` if there is no such day, or no such year in 0 to 9999.
    ///
    /// - Parameters:
    ///   - year: The year.
    ///   - month: The month, 1 for January.
    ///   - day: The day of the month.
    public init?(year: Int, month: Int, day: Int) {
        guard CivilCalendar.years.contains(year), (1...12).contains(month),
            day >= 1, day <= CivilCalendar.dayCount(year: year, month: month)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the ten bytes of a date that come next.
    init?(_ text: Span<UInt8>, at position: inout Int) {
        guard let year = TextScan.digits(4, in: text, at: &position),
            TextScan.byte(UInt8(ascii: "-"), in: text, at: &position),
            let month = TextScan.digits(2, in: text, at: &position),
            TextScan.byte(UInt8(ascii: "-"), in: text, at: &position),
            let day = TextScan.digits(2, in: text, at: &position)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Writes the ten bytes of the date.
    func write(to text: inout TextWriter) {
        text.digits(year, width: 4)
        text.byte(UInt8(ascii: "-"))
        text.digits(month, width: 2)
        text.byte(UInt8(ascii: "-"))
        text.digits(day, width: 2)
    }
}

extension LocalDate: Comparable {
    /// Whether the first date is before the second.
    public static func < (one: LocalDate, other: LocalDate) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}

extension LocalDate: ParameterValue, CustomStringConvertible {
    /// Reads `2024-01-02`, and no other form; `nil` for a day that does not exist.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads `2024-01-02`, and no other form.
    public init?(parameterUTF8 text: Span<UInt8>) {
        var position = 0
        self.init(text, at: &position)
        guard position == text.count else { return nil }
    }

    /// The date as `2024-01-02`.
    public var parameterText: String { TextWriter.text(capacity: 10) { write(to: &$0) } }

    /// ``ParameterKind/date``.
    public static var parameterKind: ParameterKind { .date }

    /// The date as `2024-01-02`.
    public var description: String { parameterText }
}

extension LocalDate: Codable {
    /// Decodes the text of a date; throws `DecodingError.dataCorrupted` for any other string.
    public init(from decoder: any Decoder) throws { self = try decoder.decodeParameterText() }

    /// Encodes the date as its text.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeParameterText(self) }
}
