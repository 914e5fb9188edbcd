#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UUID: ParameterValue {
    /// Reads the 36 characters of a UUID, in any case; `nil` for every other form (no braces, no `urn:uuid:`, not
    /// without hyphens).
    public init?(parameter text: String) { self.init(parameterUTF8: text.utf8.span) }

    /// Reads the 36 characters of a UUID, in any case.
    public init?(parameterUTF8 text: Span<UInt8>) {
        guard text.count == 36 else { return nil }
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        let isValid = withUnsafeMutableBytes(of: &bytes) { bytes in
            var position = 0
            for index in bytes.indices {
                if hyphenPrecedes(index), !TextScan.byte(UInt8(ascii: "-"), in: text, at: &position) { return false }
                guard let high = hexValue(text[position]), let low = hexValue(text[position + 1]) else { return false }
                bytes[index] = high << 4 | low
                position += 2
            }
            return true
        }
        guard isValid else { return nil }
        self.init(uuid: bytes)
    }

    /// The 36 characters in lower case, as RFC 9562 writes them.
    public var parameterText: String {
        withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var position = 0
                for index in bytes.indices {
                    if hyphenPrecedes(index) {
                        text[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    text[position] = hexDigit(bytes[index] >> 4)
                    text[position + 1] = hexDigit(bytes[index] & 0xF)
                    position += 2
                }
                return position
            }
        }
    }

    /// ``ParameterKind/uuid``.
    public static var parameterKind: ParameterKind { .uuid }
}

private func hyphenPrecedes(_ index: Int) -> Bool { index == 4 || index == 6 || index == 8 || index == 10 }

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

private func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
    default: nil
    }
}
