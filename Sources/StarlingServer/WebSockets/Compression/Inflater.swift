import CStarlingZlib
import NIOCore

/// Decompresses the messages of one side (RFC 7692, section 7.2.2).
final class Inflater {
    enum Failure: Error {
        /// More would come out than may.
        case tooLong
        /// It is not what zlib knows.
        case malformed
    }

    // Memory of its own, because zlib keeps the address and compares it with each call's. It is allocated in `init`, freed in `deinit`, and
    // never leaves this class.
    private let stream: UnsafeMutablePointer<z_stream>
    private let contextTakeover: Bool

    init?(windowBits: Int, contextTakeover: Bool) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.contextTakeover = contextTakeover
        // Without a header: that is what the sign says.
        guard inflateInit2_(stream, -Int32(windowBits), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            isMade = false
            return nil
        }
        isMade = true
    }

    private let isMade: Bool

    deinit {
        if isMade { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Decompresses a piece of a message.
    /// - Parameter limit: How many bytes the output may have in the end.
    func inflate(_ input: UnsafeRawBufferPointer, into output: inout ByteBuffer, limit: Int) throws(Failure) {
        // Safe: zlib reads within this piece, during this call alone, and does not write to it; the header that says so needs a macro.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(clamping: input.count)
        defer { (stream.pointee.next_in, stream.pointee.avail_in) = (nil, 0) }
        var isFull = false
        while stream.pointee.avail_in > 0 || isFull {
            // One byte more than may come, to see whether it does.
            let room = min(max(4096, Int(stream.pointee.avail_in) * 4), limit - output.readableBytes + 1)
            guard room > 0 else { throw .tooLong }
            let code = step(into: &output, room: room, isFull: &isFull)
            guard output.readableBytes <= limit else { throw .tooLong }
            switch code {
            case Z_OK: break
            // There is nothing that could be done without more input.
            case Z_BUF_ERROR: return
            // A last block may come in the middle (RFC 7692, section 7.2.3.4): what follows still refers to what was before.
            case Z_STREAM_END: inflateResetKeep(stream)
            default: throw .malformed
            }
        }
    }

    private func step(into output: inout ByteBuffer, room: Int, isFull: inout Bool) -> Int32 {
        var code = Z_OK
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { bytes in
            stream.pointee.next_out = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            stream.pointee.avail_out = UInt32(clamping: room)
            code = CStarlingZlib.inflate(stream, Z_SYNC_FLUSH)
            isFull = stream.pointee.avail_out == 0
            let written = room - Int(stream.pointee.avail_out)
            (stream.pointee.next_out, stream.pointee.avail_out) = (nil, 0)
            return written
        }
        return code
    }

    /// The message is complete: what its sender cut off is put back (RFC 7692, section 7.2.2).
    func finish(into output: inout ByteBuffer, limit: Int) throws(Failure) {
        let tail: (UInt8, UInt8, UInt8, UInt8) = (0x00, 0x00, 0xFF, 0xFF)
        try withUnsafeBytes(of: tail) { (bytes) throws(Failure) in try inflate(bytes, into: &output, limit: limit) }
        if !contextTakeover { inflateReset(stream) }
    }
}
