import NIOCore
import StarlingHTTP

/// A message that is still arriving.
struct PartialMessage {
    let isText: Bool
    let isCompressed: Bool
    private var bytes = ByteBuffer()
    private var validator = UTF8Validator()

    init(isText: Bool, isCompressed: Bool) {
        self.isText = isText
        self.isCompressed = isCompressed
    }

    /// How many bytes have come, after they were decompressed.
    var count: Int { bytes.readableBytes }

    /// Takes a masked piece of the payload.
    mutating func append(_ piece: UnsafeRawBufferPointer, mask: UInt32, phase: Int) throws(WebSocketViolation) {
        let start = bytes.writerIndex
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: piece.count) { target in
            Masking.remove(from: piece, into: target, mask: mask, phase: phase)
            return piece.count
        }
        try validate(from: start)
    }

    /// Takes a masked piece of the compressed payload.
    mutating func append(
        _ piece: UnsafeRawBufferPointer, mask: UInt32, phase: Int, through inflater: Inflater, limit: Int
    ) throws(WebSocketViolation) {
        let start = bytes.writerIndex
        var failure: Inflater.Failure?
        withUnsafeTemporaryAllocation(byteCount: min(piece.count, Self.step), alignment: 8) { room in
            var index = 0
            while index < piece.count, failure == nil {
                let part = UnsafeRawBufferPointer(rebasing: piece[index..<min(piece.count, index + Self.step)])
                Masking.remove(from: part, into: room, mask: mask, phase: phase + index)
                do throws(Inflater.Failure) {
                    try inflater.inflate(UnsafeRawBufferPointer(rebasing: room[..<part.count]), into: &bytes, limit: limit)
                } catch { failure = error }
                index += part.count
            }
        }
        if let failure { throw Self.violation(failure) }
        try validate(from: start)
    }

    /// How much is unmasked at once before it is decompressed: it stands on the stack.
    private static let step = 4096

    /// The last piece has come.
    mutating func finish(through inflater: Inflater?, limit: Int) throws(WebSocketViolation) -> WebSocketMessage {
        if isCompressed, let inflater {
            let start = bytes.writerIndex
            do throws(Inflater.Failure) { try inflater.finish(into: &bytes, limit: limit) } catch { throw Self.violation(error) }
            try validate(from: start)
        }
        guard isText else { return .binary(bytes) }
        guard validator.isComplete else { throw .noText }
        return .text(String(buffer: bytes))
    }

    private mutating func validate(from start: Int) throws(WebSocketViolation) {
        guard isText else { return }
        let isGood = bytes.withUnsafeReadableBytes { [start = start - bytes.readerIndex] all in
            validator.append(UnsafeRawBufferPointer(rebasing: all[start...]))
        }
        guard isGood else { throw .noText }
    }

    private static func violation(_ failure: Inflater.Failure) -> WebSocketViolation {
        switch failure {
        case .tooLong: .messageTooLong
        case .malformed: WebSocketViolation(.invalidPayload, "The compressed data is malformed")
        }
    }
}
