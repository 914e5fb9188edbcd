/// A time of the day without a date or a zone: `09:30:00` or `09:30:00.250`.
public struct LocalTime: Sendable, Hashable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int
    /// The fraction of the second, 0 to 999,999,999.
    public let nanosecond: Int

    /// A time of the day; `nil` when a part is out of its range. There is no `24:00` and no leap second.
    ///
    /// - Parameters:
    ///   - hour: The hour.
    ///   - minute: The minute.
    ///   - second: The second; 0 by default.
    ///   - nanosecond: The fraction of the second; 0 by default.
    public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    /// Reads the time that comes next.
    init?(_ text: Span<UInt8>, at position: inout Int) {
        guard let hour = TextScan.digits(2, in: text, at: &position),
            TextScan.byte(UInt8(ascii: ":"), in: text, at: &position),
            let minute = TextScan.digits(2, in: text, at: &position),
            TextScan.byte(UInt8(ascii: ":"), in: text, at: &position),
            let second = TextScan.digits(2, in: text, at: &position),
            let nanosecond = TextScan.fraction(places: 9, in: text, at: &position)
        else { return nil }
        self.init(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
    }

    /// Writes the time, in at most 18 bytes.
    func write(to text: inout TextWriter) {
        text.digits(hour, width: 2)
        text.byte(UInt8(ascii: ":"))
        text.digits(minute, width: 2)
        text.byte(UInt8(ascii: ":"))
        text.digits(second, width: 2)
        text.fraction(nanosecond, places: 9)
    }

    /// The whole seconds since midnight.
    var secondOfDay: Int { hour * 3600 + minute * 60 + second }
}

extension LocalTime: Comparable {
    /// Whether the first time is before the second.
    public static func < (one: LocalTime, other: LocalTime) -> Bool {
        (one.secondOfDay, one.nanosecond) < (other.secondOfDay, other.nanosecond)
    }
}

extension LocalTime: ParameterValue, CustomStringConvertible {
    /// Reads `09:30:00`, with a fraction of up to nine digits if there is one; `nil` for any other form.
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads `09:30:00`, with a fraction of up to nine digits if there is one.
    public init?(parameterUTF8 text: Span<UInt8>) {
        var position = 0
        self.init(text, at: &position)
        guard position == text.count else { return nil }
    }

    /// The time as `09:30:00`, with the digits of the fraction that are needed.
    public var parameterText: String { TextWriter.text(capacity: 18) { write(to: &$0) } }

    /// ``ParameterKind/time``.
    public static var parameterKind: ParameterKind { .time }

    /// The time as `09:30:00`.
    public var description: String { parameterText }
}

extension LocalTime: Codable {
    /// Decodes the text of a time; throws `DecodingError.dataCorrupted` for any other string.
    public init(from decoder: any Decoder) throws { self = try decoder.decodeParameterText() }

    /// Encodes the time as its text.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeParameterText(self) }
}
