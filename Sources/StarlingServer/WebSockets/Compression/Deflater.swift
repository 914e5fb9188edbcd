import CStarlingZlib
import NIOCore

/// Compresses our messages (RFC 7692, section 7.2.1).
final class Deflater {
    // Memory of its own, because zlib keeps the address and compares it with each call's. It is allocated in `init`, freed in `deinit`, and
    // never leaves this class.
    private let stream: UnsafeMutablePointer<z_stream>
    private let contextTakeover: Bool
    private let isMade: Bool

    init?(windowBits: Int, level: Int, contextTakeover: Bool) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.contextTakeover = contextTakeover
        // Without a header: that is what the sign says. The tables take as much memory as the window.
        let code = deflateInit2_(
            stream, Int32(level), Z_DEFLATED, -Int32(windowBits), Int32(windowBits - 7), Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        isMade = code == Z_OK
        guard isMade else { return nil }
    }

    deinit {
        if isMade { deflateEnd(stream) }
        stream.deallocate()
    }

    /// Compresses a whole message.
    /// - Returns: False when zlib failed; the output has to be thrown away then, and this too.
    func deflate(_ input: UnsafeRawBufferPointer, into output: inout ByteBuffer) -> Bool {
        // It counts in 32 bits.
        guard input.count < Int(UInt32.max) else { return false }
        let start = output.readableBytes
        // Safe: zlib reads within these bytes, during this call alone, and does not write to them.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(clamping: input.count)
        defer { (stream.pointee.next_in, stream.pointee.avail_in) = (nil, 0) }
        var isFull = true
        while isFull {
            let room = max(128, Int(stream.pointee.avail_in) / 2 + 64)
            var code = Z_OK
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { bytes in
                stream.pointee.next_out = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(clamping: room)
                code = CStarlingZlib.deflate(stream, Z_SYNC_FLUSH)
                isFull = stream.pointee.avail_out == 0
                let written = room - Int(stream.pointee.avail_out)
                (stream.pointee.next_out, stream.pointee.avail_out) = (nil, 0)
                return written
            }
            // Nothing was left to be done when the room was used up to the last byte.
            guard code == Z_OK || code == Z_BUF_ERROR else { return false }
        }
        cutTail(of: &output, after: start)
        return contextTakeover || deflateReset(stream) == Z_OK
    }

    /// The empty block at the end is not sent (RFC 7692, section 7.2.1); a message of nothing is an empty block without its length.
    private func cutTail(of output: inout ByteBuffer, after start: Int) {
        if output.readableBytes - start >= 4 { output.moveWriterIndex(to: output.writerIndex - 4) }
        if output.readableBytes == start { output.writeInteger(0 as UInt8) }
    }
}
