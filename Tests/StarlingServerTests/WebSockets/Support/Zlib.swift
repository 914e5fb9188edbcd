import CStarlingZlib

/// A client's compression (RFC 7692), in one go or message by message.
final class TestDeflater {
    private var stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

    init(windowBits: Int32 = 15) {
        stream.initialize(to: z_stream())
        deflateInit2_(stream, 6, Z_DEFLATED, -windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The payload of a message.
    func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + 1000)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                _ = CStarlingZlib.deflate(stream, Z_SYNC_FLUSH)
                return output.count - Int(stream.pointee.avail_out)
            }
        }
        return Array(output[..<(count - 4)])
    }
}

final class TestInflater {
    private var stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

    init(windowBits: Int32 = 15) {
        stream.initialize(to: z_stream())
        inflateInit2_(stream, -windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The message that a payload stands for; nil when it is malformed.
    func inflate(_ payload: [UInt8], upTo length: Int = 1_000_000) -> [UInt8]? {
        var input = payload + [0, 0, 0xFF, 0xFF]
        var output = [UInt8](repeating: 0, count: length)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                guard CStarlingZlib.inflate(stream, Z_SYNC_FLUSH) == Z_OK else { return nil }
                return output.count - Int(stream.pointee.avail_out)
            }
        }
        return count.map { Array(output[..<$0]) }
    }
}
