import NIOCore

/// Takes chunked bodies apart (RFC 9112, section 7.1). Extensions and trailers are checked, held to limits, and dropped.
struct ChunkedDecoder: Sendable {
    private enum State: Sendable {
        case size
        case data(remaining: Int)
        case dataEnd
        case trailer(seen: Int)
        case done
        /// Found behind data that was handed out first.
        case failed(ProtocolViolation)
    }

    /// A size line holds at most 15 digits and an extension; a trailer section is held to the same as a header.
    private static let lineLimit = 256
    private static let trailerLimit = 8 << 10
    /// Chunks below this are put together, so that a body of very many costs its reader no more than one of a few.
    private static let small = 1 << 10
    private static let gathered = 16 << 10
    /// How many bytes of a body may be neither data nor what well-meant chunks have around it.
    private static let wasteLimit = 16 << 10

    private var state = State.size
    /// Bytes of size lines beyond what each chunk is granted: 16, and twice its data.
    private var waste = 0

    /// Whether the last chunk and the trailers have been read.
    var isDone: Bool {
        if case .done = state { true } else { false }
    }

    /// The next bytes of the body; nil when more must arrive, or when it is done.
    mutating func next(from buffer: inout ByteBuffer) throws(ProtocolViolation) -> ByteBuffer? {
        guard let first = try piece(from: &buffer) else { return nil }
        guard first.readableBytes < Self.small, let second = further(from: &buffer) else { return first }
        var together = ByteBuffer()
        together.reserveCapacity(min(Self.gathered, first.readableBytes + second.readableBytes + buffer.readableBytes))
        together.writeImmutableBuffer(first)
        together.writeImmutableBuffer(second)
        while together.readableBytes < Self.gathered, let more = further(from: &buffer) { together.writeImmutableBuffer(more) }
        return together
    }

    /// What comes behind a piece. A violation there must not take the piece away: it waits for the next call.
    private mutating func further(from buffer: inout ByteBuffer) -> ByteBuffer? {
        do {
            return try piece(from: &buffer)
        } catch {
            state = .failed(error)
            return nil
        }
    }

    /// The next bytes of one chunk.
    private mutating func piece(from buffer: inout ByteBuffer) throws(ProtocolViolation) -> ByteBuffer? {
        while true {
            switch state {
            case .size:
                guard let line = try ChunkLine.next(from: &buffer, limit: Self.lineLimit) else { return nil }
                let size = try line.size()
                waste = max(0, waste + line.count + 4 - 16 - 2 * min(size, Self.wasteLimit))
                guard waste <= Self.wasteLimit else { throw .malformed("A body has too much beside its data") }
                state = size == 0 ? .trailer(seen: 0) : .data(remaining: size)
            case .data(let remaining):
                guard buffer.readableBytes > 0, let slice = buffer.readSlice(length: min(remaining, buffer.readableBytes)) else {
                    return nil
                }
                let left = remaining - slice.readableBytes
                state = left == 0 ? .dataEnd : .data(remaining: left)
                return slice
            case .dataEnd:
                guard buffer.readableBytes >= 2 else { return nil }
                guard buffer.readInteger(as: UInt16.self) == 0x0D0A else {
                    throw .malformed("A chunk is longer than its size says")
                }
                state = .size
            case .trailer(let seen):
                guard let line = try ChunkLine.next(from: &buffer, limit: Self.trailerLimit) else { return nil }
                if line.count == 0 {
                    state = .done
                } else {
                    let total = seen + line.count
                    guard total <= Self.trailerLimit else { throw RequestParser.headerTooLarge }
                    try line.checkTrailer()
                    state = .trailer(seen: total)
                }
            case .done:
                return nil
            case .failed(let violation):
                throw violation
            }
        }
    }
}
