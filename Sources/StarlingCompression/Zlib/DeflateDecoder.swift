/// Undoes `deflate`, which is the format of zlib (RFC 9110, section 8.4.1.2), and takes the bare one of RFC 1951 too, which some senders
/// mean by it.
final class DeflateDecoder: ContentDecoder {
    private var stream: ZlibStream?
    private var isAtEnd = false

    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
        if isAtEnd {
            if input.isEmpty { return 0 }
            throw ContentDecodingError.trailing(at: 0)
        }
        guard let stream = try stream(for: input) else { return 0 }
        return try input.decode(into: &output) { input, output in
            let step = try stream.decode(input[...], into: output[...])
            isAtEnd = step.isAtEnd
            if isAtEnd, step.read < input.count { throw ContentDecodingError.trailing(at: step.read) }
            return (step.read, step.written)
        }
    }

    func finish() throws {
        if !isAtEnd { throw ContentDecodingError.truncated }
    }

    /// The stream, made when the first two bytes are there, which tell the format; nil before.
    private func stream(for input: Span<UInt8>) throws -> ZlibStream? {
        if let stream { return stream }
        guard input.count >= 2 else { return nil }
        let made = try ZlibStream(Self.isHeader(input[0], input[1]) ? .zlib : .none)
        stream = made
        return made
    }

    /// Whether two bytes are the header of zlib: the method is 8, the window at most 32 KiB, and both together are a multiple of 31.
    private static func isHeader(_ first: UInt8, _ second: UInt8) -> Bool {
        first & 0x0F == 8 && first >> 4 <= 7 && (UInt(first) << 8 | UInt(second)) % 31 == 0
    }
}
