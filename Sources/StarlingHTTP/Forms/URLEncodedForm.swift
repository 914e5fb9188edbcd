package import NIOCore
package import StarlingModel

/// `application/x-www-form-urlencoded`, as the WHATWG URL standard reads it; text that is no UTF-8 is refused.
package enum URLEncodedForm {
    /// The names and values, in order.
    /// - Parameters:
    ///   - bytes: The body.
    ///   - maxParts: How many there may be.
    /// - Throws: ``FormError/tooManyParts(limit:)``; `MalformedInput` for text that is no UTF-8.
    package static func decode(_ bytes: ByteBuffer, maxParts: Int) throws -> [(name: String, value: FormValue)] {
        try bytes.withUnsafeReadableBytes { try decode($0.bindMemory(to: UInt8.self), maxParts: maxParts) }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, maxParts: Int) throws -> [(name: String, value: FormValue)] {
        var pairs: [(name: String, value: FormValue)] = []
        var start = 0
        while start < bytes.count {
            let rest = UnsafeBufferPointer(rebasing: bytes[start...])
            let pair = UnsafeBufferPointer(rebasing: rest[..<(rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count)])
            start += pair.count + 1
            if pair.isEmpty { continue }
            guard pairs.count < maxParts else { throw FormError.tooManyParts(limit: maxParts) }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.count
            let value = UnsafeBufferPointer(rebasing: pair[min(equals + 1, pair.count)...])
            pairs.append((try text(UnsafeBufferPointer(rebasing: pair[..<equals])), .text(try text(value))))
        }
        return pairs
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
        guard let text = PercentCoding.decodeStrictly(bytes) else { throw FormFault.urlEncoded("a text is no UTF-8") }
        return text
    }
}
