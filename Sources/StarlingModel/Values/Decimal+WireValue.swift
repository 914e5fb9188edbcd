#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Decimal: WireValue {
    /// Reads a number with all of its digits, or a string of them. One that a `Decimal` would have to round is a fault.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Decimal? {
        guard let text = reader.readNumberText() else { return nil }
        if let value = Decimal(parameterUTF8: text.utf8.span) { return value }
        reader.rejectText("decimal")
        return nil
    }

    /// Writes a string of all the digits: a number would lose some of them in readers that know only `Double`. NaN,
    /// which has no digits, is null.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        if isNaN { writer.writeNull() } else { writer.writePlainText(parameterText) }
    }

    /// A string of format `decimal`.
    public static var wireType: WireType { .string(format: "decimal") }

    /// Whether it is NaN.
    @inlinable
    public var isWireNull: Bool { isNaN }
}
