#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

// `[UInt8]` is a list of numbers, like every other array.
extension Data: WireValue {
    /// Reads bytes: base64 in JSON, binary in MessagePack.
    @inlinable
    public static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Data? { reader.readBytes().map { Data($0) } }

    /// Writes bytes: base64 in JSON, binary in MessagePack.
    @inlinable
    public func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        withUnsafeBytes { writer.writeBytes($0) }
    }

    /// ``WireType/bytes``.
    public static var wireType: WireType { .bytes }
}
