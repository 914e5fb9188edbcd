/// Undoes `gzip` (RFC 1952): one member, or several behind each other.
final class GzipDecoder: ContentDecoder {
    private let stream: ZlibStream
    /// Whether a member has ended and no other has begun.
    private var isBetween = false

    init() throws { stream = try ZlibStream(.gzip) }

    func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws -> Int {
        try input.decode(into: &output) { input, output in
            var (read, written) = (0, 0)
            while true {
                if isBetween {
                    guard read < input.count else { break }
                    guard input[read] == 0x1F else { throw ContentDecodingError.trailing(at: read) }
                    stream.reset()
                    isBetween = false
                }
                let step: ZlibStream.Progress
                do {
                    step = try stream.decode(input[read...], into: output[written...])
                } catch let error as ContentDecodingError {
                    throw ContentDecodingError(error.reason, at: read + error.offset)
                }
                read += step.read
                written += step.written
                isBetween = step.isAtEnd
                if !isBetween, step.read == 0 && step.written == 0 || read == input.count || written == output.count { break }
            }
            return (read, written)
        }
    }

    func finish() throws {
        if !isBetween { throw ContentDecodingError.truncated }
    }
}
