import NIOCore
import StarlingHTTP
import StarlingModel

/// One coding of a body, as far as it is undone.
struct DecodingStage {
    private let codec: ContentCodec
    /// Made when the first bytes come, and let go of at the end.
    private var decoder: (any ContentDecoder)?
    /// What has come and was not taken.
    private var input = ByteBuffer()
    /// How many bytes were taken.
    private var taken = 0
    /// How many bytes were made.
    private(set) var made = 0
    private var hasEnded = false
    /// Whether another call of the decoder may do something.
    private var isReady = false
    /// Whether everything is decoded.
    private(set) var isDone = false

    /// The most that is made in one step.
    static let most = 64 << 10

    init(_ codec: ContentCodec) { self.codec = codec }

    /// Whether a step would do something.
    var canWork: Bool { !isDone && (isReady || hasEnded) }

    /// Adds to what is to be decoded.
    mutating func feed(_ bytes: inout ByteBuffer) {
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
        isReady = true
    }

    /// No more input comes.
    mutating func end() { hasEnded = true }

    /// Decodes some bytes.
    /// - Throws: `MalformedInput` when they are wrong; whatever a decoder of one's own throws.
    mutating func step() throws -> ByteBuffer {
        do {
            if isReady { return try decode() }
            try finish()
            return ByteBuffer()
        } catch let error as ContentDecodingError {
            // A decoder of one's own may say anything.
            let offset = min(max(0, error.offset), input.readableBytes)
            throw MalformedInput(format: "\(codec.coding.name) data", reason: error.reason, offset: taken + offset)
        }
    }

    private mutating func decode() throws -> ByteBuffer {
        let decoder = try self.decoder ?? codec.makeDecoder()
        self.decoder = decoder
        var output = ByteBuffer()
        // Most bodies are small; a buffer that was too small is followed by another.
        let capacity = min(Self.most, max(1 << 10, input.readableBytes * 4))
        var (count, isFull) = (0, false)
        // Safe: the input is not changed while its bytes are looked at, the output counts as written as far as the span says, bytes are of no
        // other type than bytes, and nothing leaves the closures.
        try input.withUnsafeReadableBytes { bytes in
            let span = Span<UInt8>(_unsafeElements: bytes.bindMemory(to: UInt8.self))
            try output.writeWithUnsafeMutableBytes(minimumWritableBytes: capacity) { memory in
                let memory = memory.bindMemory(to: UInt8.self)
                var output = OutputSpan(buffer: memory, initializedCount: 0)
                count = try decoder.decode(span, into: &output)
                isFull = output.isFull
                return output.finalize(for: memory)
            }
        }
        // As above.
        count = min(max(0, count), input.readableBytes)
        input.moveReaderIndex(forwardBy: count)
        taken += count
        made += output.readableBytes
        isReady = isFull
        return output
    }

    private mutating func finish() throws {
        if input.readableBytes > 0 { throw ContentDecodingError(ContentDecodingError.truncated.reason, at: input.readableBytes) }
        try decoder?.finish()
        decoder = nil
        isDone = true
    }
}
