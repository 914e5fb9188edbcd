#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Date: WireValue {
    /// Reads RFC 3339, or the timestamp extension of MessagePack.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Date? { reader.readDate() }

    /// Writes RFC 3339 in UTC, or the timestamp extension of MessagePack.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeDate(self) }

    /// A string of format `date-time`.
    public static var wireType: WireType { .string(format: "date-time") }
}

extension LocalDate: WireValue {
    /// Reads `2024-01-02`.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> LocalDate? {
        reader.readText("date") { LocalDate(parameterUTF8: $0) }
    }

    /// Writes `2024-01-02`.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writePlainText(parameterText) }

    /// A string of format `date`.
    public static var wireType: WireType { .string(format: "date") }
}

extension LocalTime: WireValue {
    /// Reads `09:30:00`, with a fraction of up to nine digits.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> LocalTime? {
        reader.readText("time") { LocalTime(parameterUTF8: $0) }
    }

    /// Writes `09:30:00`, with the fraction there is.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writePlainText(parameterText) }

    /// A string of format `time-local`: `time` of JSON Schema demands a zone.
    public static var wireType: WireType { .string(format: "time-local") }
}

extension Duration: WireValue {
    /// Reads ISO 8601, `PT1H30M`, or a string of seconds.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Duration? {
        reader.readText("timedelta") { Duration(parameterUTF8: $0) }
    }

    /// Writes ISO 8601.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writePlainText(parameterText) }

    /// A string of format `duration`.
    public static var wireType: WireType { .string(format: "duration") }
}
