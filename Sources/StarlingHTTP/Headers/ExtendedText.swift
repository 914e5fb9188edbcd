/// The text of a parameter whose name ends in a star (RFC 8187): `UTF-8''%E2%82%AC.txt`.
package enum ExtendedText {
    /// Reads one; nil when it is malformed, or in another charset than UTF-8 and ISO-8859-1.
    package static func decode(_ text: some StringProtocol) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let charset = TextCharset(String(decoding: parts[0], as: UTF8.self)) else { return nil }
        guard let bytes = bytes(parts[2]) else { return nil }
        return bytes.withUnsafeBufferPointer { charset.decode($0) }
    }

    private static func bytes(_ encoded: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = encoded[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(PercentCoding.hexValue), let low = rest.popFirst().flatMap(PercentCoding.hexValue)
                else { return nil }
                bytes.append(high << 4 | low)
            } else {
                guard byte.isToken, byte != UInt8(ascii: "*"), byte != UInt8(ascii: "'") else { return nil }
                bytes.append(byte)
            }
        }
        return bytes
    }
}
