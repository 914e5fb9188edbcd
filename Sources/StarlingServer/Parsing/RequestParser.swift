import HTTPTypes
import NIOCore
import StarlingHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads request heads from a buffer, strictly by RFC 9112: what could be read in two ways is refused.
///
/// A pure value: it holds no socket and can be tested with bytes alone.
struct RequestParser: Sendable {
    private let limits: ServerConfiguration.Limits
    /// How far the search for the end of the head has come, so that a head that trickles in is not searched again and again.
    private var searched = 0

    init(limits: ServerConfiguration.Limits) {
        self.limits = limits
    }

    /// Takes one head from the front of the buffer; nil when it is not complete yet.
    /// - Throws: What to answer before the connection is closed.
    mutating func next(from buffer: inout ByteBuffer) throws(ProtocolViolation) -> RequestHead? {
        skipEmptyLines(&buffer)
        let search = buffer.withUnsafeReadableBytes { findEnd(in: $0) }
        switch search {
        case .incomplete(let lineEnd):
            // Each limit is without the ends of lines that may have come behind it.
            if lineEnd == nil, buffer.readableBytes > limits.requestLine + 1 { throw Self.lineTooLong }
            if buffer.readableBytes > limits.requestLine + limits.headerBytes + 4 { throw Self.headerTooLarge }
            return nil
        case .end(let length):
            searched = 0
            let result = buffer.withUnsafeReadableBytes { bytes in
                HeadReader(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<length]), limits: limits).read()
            }
            buffer.moveReaderIndex(forwardBy: length)
            return try result.get()
        }
    }

    static let lineTooLong = ProtocolViolation(.uriTooLong, "The request line is too long")
    static let headerTooLarge = ProtocolViolation(.requestHeaderFieldsTooLarge, "The header is too large")

    /// A server should ignore an empty line before a request line (RFC 9112, section 2.2).
    private func skipEmptyLines(_ buffer: inout ByteBuffer) {
        guard searched == 0 else { return }
        while buffer.readableBytes >= 2, buffer.getInteger(at: buffer.readerIndex, as: UInt16.self) == 0x0D0A {
            buffer.moveReaderIndex(forwardBy: 2)
        }
    }

    private enum Search {
        case end(Int)
        case incomplete(lineEnd: Int?)
    }

    private mutating func findEnd(in bytes: UnsafeRawBufferPointer) -> Search {
        guard let base = bytes.baseAddress else { return .incomplete(lineEnd: nil) }
        var index = searched
        while index < bytes.count, let found = memchr(base + index, 0x0A, bytes.count - index) {
            let newline = base.distance(to: UnsafeRawPointer(found))
            // Lines that end without a carriage return end the search too: reading them refuses them.
            if newline + 1 < bytes.count, bytes[newline + 1] == 0x0A { return .end(newline + 2) }
            if newline + 2 < bytes.count {
                if bytes[newline + 1] == 0x0D, bytes[newline + 2] == 0x0A { return .end(newline + 3) }
            } else {
                // The two bytes behind this line are not all there: look at it again when they are.
                searched = newline
                return .incomplete(lineEnd: newline)
            }
            index = newline + 1
        }
        let lineEnd = searched > 0 || index > 0 ? index : nil
        searched = index
        return .incomplete(lineEnd: lineEnd)
    }
}
