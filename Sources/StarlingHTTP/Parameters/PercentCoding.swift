/// Percent-encoding (RFC 3986, section 2.1).
package enum PercentCoding {
    /// Undoes percent-encoding. A percent sign that no two hexadecimal digits follow stays as it is; bytes that are no UTF-8 become U+FFFD.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String {
        var text = String(text)
        return text.withUTF8 { decode($0, plusIsSpace: plusIsSpace) }
    }

    /// Undoes percent-encoding of bytes, as above.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> String {
        if isPlain(bytes, plusIsSpace: plusIsSpace) { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: decodedBytes(bytes, plusIsSpace: plusIsSpace), as: UTF8.self)
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> Bool {
        !bytes.contains { $0 == 0x25 || (plusIsSpace && $0 == 0x2B) }
    }

    private static func decodedBytes(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x2B, !plusIsSpace {
                decoded.append(0x2B)
                index += 1
            } else {
                decoded.append(formByte(of: bytes, at: &index))
            }
        }
        return decoded
    }

    /// The next byte of what stands in a form, where a plus is a space. A percent sign that no two hexadecimal digits follow is one.
    @inline(__always)
    static func formByte(of bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt8 {
        let byte = bytes[index]
        index += 1
        if byte == 0x2B { return 0x20 }
        guard byte == 0x25, index + 1 < bytes.count, let high = hexValue(bytes[index]), let low = hexValue(bytes[index + 1]) else {
            return byte
        }
        index += 2
        return high << 4 | low
    }

    /// Undoes percent-encoding of bytes, whatever they mean; nil where a percent sign has no two hexadecimal digits behind it.
    package static func bytes(of encoded: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = encoded.makeIterator()
        while let byte = rest.next() {
            if byte != 0x25 {
                bytes.append(byte)
            } else if let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) {
                bytes.append(high << 4 | low)
            } else {
                return nil
            }
        }
        return bytes
    }

    /// Encodes everything but the unreserved characters of RFC 3986, section 2.3.
    /// - Parameter slashes: Whether a slash stays as it is. Default: no.
    package static func encode(_ text: String, keepingSlashes slashes: Bool = false) -> String {
        var encoded: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: encoded.append(byte)
            case 0x2F where slashes: encoded.append(byte)
            default: encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Encodes what no URI reference may hold (RFC 3986, section 2). What is encoded already stays as it is.
    package static func encodeReference(_ text: String) -> String {
        var encoded: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isKept =
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                case 0x25: index + 2 < bytes.count && hexValue(bytes[index + 1]) != nil && hexValue(bytes[index + 2]) != nil
                default: referenceMarks.contains(byte)
                }
            if isKept { encoded.append(byte) } else { encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// What a URI may hold besides letters and digits: RFC 3986, sections 2.2 and 2.3.
    private static let referenceMarks = Set("-._~:/?#[]@!$&'()*+,;=".utf8)

    /// The value of a hexadecimal digit.
    package static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
