/// A request's path as bytes to be routed: the percent-encoding has been undone once, and a slash that was encoded is still told from a real one.
package struct RoutedPath: Sendable {
    private let target: String
    /// The number of bytes that count: a single slash at the end does not.
    package let length: Int
    /// The decoded bytes, when the path had a percent sign at all; an encoded slash stands as `encodedSlash`.
    private let decoded: [UInt8]?

    /// Stands for an encoded slash: this byte never occurs in UTF-8.
    package static let encodedSlash: UInt8 = 0xFF

    /// Why a path cannot be routed.
    package enum Malformed: Error, Sendable {
        /// A percent sign without two hexadecimal digits.
        case percentEncoding
        /// Bytes that are no UTF-8.
        case notUTF8
        /// A NUL byte.
        case nul
    }

    /// A path without percent signs.
    package init(target: String, length: Int) {
        self.target = target
        self.length = length
        decoded = nil
    }

    /// Decodes the path of a request target.
    package init(target: String, pathLength: Int) throws(Malformed) {
        var native = target
        let plain = native.withUTF8 { bytes in !bytes.prefix(pathLength).contains(0x25) }
        let endsInSlash = native.withUTF8 { bytes in pathLength > 0 && bytes[pathLength - 1] == 0x2F }
        self.target = native
        if plain {
            decoded = nil
            length = endsInSlash ? pathLength - 1 : pathLength
        } else {
            let result = native.withUTF8 { Self.decode(UnsafeBufferPointer(rebasing: $0[..<pathLength])) }
            let bytes = try result.get()
            decoded = bytes
            length = bytes.last == 0x2F ? bytes.count - 1 : bytes.count
        }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<[UInt8], Malformed> {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x25 else {
                decoded.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.count, let high = PercentCoding.hexValue(bytes[index + 1]),
                let low = PercentCoding.hexValue(bytes[index + 2])
            else { return .failure(.percentEncoding) }
            let byte = high << 4 | low
            if byte == 0 { return .failure(.nul) }
            // The stand-in itself must not come from outside; no UTF-8 text has that byte.
            if byte == encodedSlash { return .failure(.notUTF8) }
            decoded.append(byte == 0x2F ? encodedSlash : byte)
            index += 3
        }
        let text = decoded.lazy.map { $0 == encodedSlash ? 0x2F : $0 }
        guard String(validating: text, as: UTF8.self) != nil else { return .failure(.notUTF8) }
        return .success(decoded)
    }

    /// Gives the bytes to be routed.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let decoded {
            return decoded.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<length])) }
        }
        var target = target
        return target.withUTF8 { body(UnsafeBufferPointer(rebasing: $0[..<length])) }
    }

    /// The place in the target of the slash, or of the end, that is at a place of the bytes to be routed.
    package func targetOffset(of position: Int) -> Int {
        guard let decoded else { return position }
        var slashes = decoded[..<position].count { $0 == 0x2F }
        var target = target
        return target.withUTF8 { bytes in
            for (offset, byte) in bytes.enumerated() where byte == 0x2F || byte == 0x3F {
                if byte == 0x3F || slashes == 0 { return offset }
                slashes -= 1
            }
            return bytes.count
        }
    }

    /// Gives the bytes of a captured value, with encoded slashes as slashes.
    package func withValue<Result>(in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withBytes { bytes in
            let value = UnsafeBufferPointer(rebasing: bytes[range])
            guard decoded != nil, value.contains(Self.encodedSlash) else { return body(value) }
            let restored = value.map { $0 == Self.encodedSlash ? 0x2F : $0 }
            return restored.withUnsafeBufferPointer(body)
        }
    }

    /// A captured value as text.
    package func text(in range: Range<Int>) -> String {
        withValue(in: range) { String(decoding: $0, as: UTF8.self) }
    }
}
