#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension JSONReader {
    /// Reads a string of base64, RFC 4648 section 4, with its padding.
    public mutating func readBytes() -> [UInt8]? { readText("base64") { Base64.decode($0) } }

    /// Reads a string of RFC 3339.
    public mutating func readDate() -> Date? { readText("datetime") { Date(parameterUTF8: $0) } }
}

extension JSONWriter {
    /// Writes base64, RFC 4648 section 4.
    public mutating func writeBytes(_ binary: UnsafeRawBufferPointer) {
        bytes.reserve((binary.count + 2) / 3 * 4 + 2)
        bytes.put(UInt8(ascii: "\""))
        Base64.encode(binary) { bytes.put($0) }
        bytes.put(UInt8(ascii: "\""))
    }

    /// Writes RFC 3339.
    public mutating func writeDate(_ date: Date) { writePlainText(date.parameterText) }
}
