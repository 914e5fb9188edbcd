import StarlingModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A moment as header fields tell it, to the second (RFC 9110, section 5.6.7).
///
/// ```swift
/// HTTPDate("Sun, 06 Nov 1994 08:49:37 GMT")?.date
/// HTTPDate(book.updatedAt).description
/// ```
public struct HTTPDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The seconds since the beginning of 1970, leap seconds not counted.
    public let secondsSince1970: Int

    /// The moment of a number of seconds. What is outside of the years 0 to 9999, which have no text, becomes the first or last moment of them.
    public init(secondsSince1970: Int) {
        self.secondsSince1970 = min(max(secondsSince1970, Self.first), Self.last)
    }

    /// The second that a moment is in.
    public init(_ date: Date) {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        // NaN is no moment; the first one is as good as any.
        self.init(secondsSince1970: seconds > Double(Self.first) ? Int(min(seconds, Double(Self.last))) : Self.first)
    }

    /// The present second.
    public static var now: HTTPDate { HTTPDate(Date()) }

    /// The same moment for calculations.
    public var date: Date { Date(timeIntervalSince1970: Double(secondsSince1970)) }

    /// Orders by time.
    public static func < (left: HTTPDate, right: HTTPDate) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

    /// The text in the one form that is sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public var description: String {
        let day = Self.floored(secondsSince1970, by: 86_400)
        let rest = secondsSince1970 - day * 86_400
        guard let date = CivilCalendar.date(day: day) else { return "" }
        // 1970 began on a Thursday.
        let weekday = (day % 7 + 7 + 4) % 7
        return String(unsafeUninitializedCapacity: 29) { text in
            var end = 0
            func put(_ bytes: some Sequence<UInt8>) {
                for byte in bytes {
                    text[end] = byte
                    end += 1
                }
            }
            func put(_ number: Int, _ after: Unicode.Scalar) {
                text[end] = UInt8(0x30 + number / 10)
                text[end + 1] = UInt8(0x30 + number % 10)
                text[end + 2] = UInt8(ascii: after)
                end += 3
            }
            put(Self.weekdays[weekday].utf8.prefix(3))
            put(", ".utf8)
            put(date.day, " ")
            put(Self.months[date.month - 1].utf8)
            put(" ".utf8)
            put(date.year / 100, " ")
            end -= 1
            put(date.year % 100, " ")
            put(rest / 3600, ":")
            put(rest / 60 % 60, ":")
            put(rest % 60, " ")
            put("GMT".utf8)
            return end
        }
    }

    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let first = -62_167_219_200
    private static let last = 253_402_300_799

    private static func floored(_ number: Int, by divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
    }
}
