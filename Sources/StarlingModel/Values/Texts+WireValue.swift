#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Character: WireValue {}

extension UUID: WireValue {
    /// Reads the 36 characters of a UUID, in any case.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> UUID? {
        reader.readText("uuid") { UUID(parameterUTF8: $0) }
    }

    /// Writes the 36 characters in lower case, as RFC 9562 has them.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writePlainText(parameterText) }

    /// A string of format `uuid`.
    public static var wireType: WireType { .string(format: "uuid") }
}

extension URL: WireValue {
    /// Reads an absolute URL.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> URL? {
        reader.readText("url") { URL(parameterUTF8: $0) }
    }

    /// Writes the URL as a string.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeString(absoluteString) }

    /// A string of format `uri`.
    public static var wireType: WireType { .string(format: "uri") }
}
