package import NIOCore
package import StarlingModel

/// `application/x-www-form-urlencoded`, as the WHATWG URL standard reads it; text that is no UTF-8 is refused.
package enum URLEncodedForm {
    /// The names and values, in order.
    /// - Parameters:
    ///   - bytes: The body.
    ///   - maxParts: How many there may be.
    /// - Throws: ``FormError/tooManyParts(limit:)``; `MalformedInput` for text that is no UTF-8.
    package static func decode(_ bytes: ByteBuffer, maxParts: Int) throws -> [FormPair] {
        try bytes.withUnsafeReadableBytes { bytes in
            // What is decoded is never longer than what it is decoded from.
            try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { scratch in
                try decode(bytes.bindMemory(to: UInt8.self), maxParts: maxParts, scratch)
            }
        }
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, maxParts: Int, _ scratch: UnsafeMutableBufferPointer<UInt8>
    ) throws -> [FormPair] {
        var pairs: [FormPair] = []
        pairs.reserveCapacity(min(maxParts, 32))
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&") {
                index += 1
                continue
            }
            guard pairs.count < maxParts else { throw FormError.tooManyParts(limit: maxParts) }
            var length = 0
            var equals: Int?
            while index < bytes.count, bytes[index] != UInt8(ascii: "&") {
                if bytes[index] == UInt8(ascii: "="), equals == nil {
                    equals = length
                    index += 1
                } else {
                    scratch[length] = PercentCoding.formByte(of: bytes, at: &index)
                    length += 1
                }
            }
            let name = try text(UnsafeBufferPointer(rebasing: scratch[..<(equals ?? length)]))
            pairs.append(FormPair(name, .text(try text(UnsafeBufferPointer(rebasing: scratch[(equals ?? length)..<length])))))
        }
        return pairs
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
        guard let text = String(checking: bytes) else { throw FormFault.urlEncoded("a text is no UTF-8") }
        return text
    }
}
