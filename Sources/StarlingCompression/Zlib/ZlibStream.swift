import CStarlingZlib

/// One run of zlib's decompressor. It keeps a window of 32 KiB.
final class ZlibStream {
    /// What stands around the compressed data.
    enum Wrapper: Int32 {
        /// That of RFC 1952, with a CRC-32 and the length.
        case gzip = 31
        /// That of RFC 1950, with an Adler-32.
        case zlib = 15
        /// Nothing (RFC 1951).
        case none = -15
    }

    struct Progress {
        var read: Int
        var written: Int
        var isAtEnd: Bool
    }

    // Memory of its own, because zlib keeps the address and compares it with each call's. It is allocated in `init`, freed in `deinit`, and
    // never leaves this class.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ wrapper: Wrapper) throws {
        stream = try Self.make(wrapper)
    }

    private static func make(_ wrapper: Wrapper) throws -> UnsafeMutablePointer<z_stream> {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, wrapper.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw OutOfMemory()
        }
        return stream
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Begins anew, with the same wrapper.
    func reset() { inflateReset(stream) }

    /// Decodes until the input is used up, the output is full, or the data ends.
    func decode(_ input: Slice<UnsafeBufferPointer<UInt8>>, into output: Slice<UnsafeMutableBufferPointer<UInt8>>) throws -> Progress {
        // Safe: zlib reads and writes within these buffers, during the call alone, and is left without a pointer to them. It does not write
        // to its input; the header that says so needs a macro.
        stream.pointee.next_in = UnsafeBufferPointer(rebasing: input).baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.pointee.avail_in = UInt32(clamping: input.count)
        stream.pointee.next_out = UnsafeMutableBufferPointer(rebasing: output).baseAddress
        stream.pointee.avail_out = UInt32(clamping: output.count)
        let (given, free) = (stream.pointee.avail_in, stream.pointee.avail_out)
        let code = inflate(stream, Z_NO_FLUSH)
        let progress = Progress(
            read: Int(given - stream.pointee.avail_in), written: Int(free - stream.pointee.avail_out), isAtEnd: code == Z_STREAM_END)
        let message = stream.pointee.msg.map { String(cString: $0) }
        (stream.pointee.next_in, stream.pointee.avail_in) = (nil, 0)
        (stream.pointee.next_out, stream.pointee.avail_out) = (nil, 0)
        switch code {
        // There is nothing that could be done without more input or output.
        case Z_OK, Z_STREAM_END, Z_BUF_ERROR: return progress
        case Z_MEM_ERROR: throw OutOfMemory()
        case Z_NEED_DICT: throw ContentDecodingError("it needs a dictionary", at: progress.read)
        default: throw ContentDecodingError(message ?? "it is not what zlib knows", at: progress.read)
        }
    }
}
