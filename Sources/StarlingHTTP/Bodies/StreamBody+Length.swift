import NIOCore
import Synchronization

extension StreamBody {
    /// The same, which announces its length and has it: where it would not, it fails.
    func exactly(_ length: Int) -> StreamBody {
        StreamBody(length: length) { [produce] writer in
            let counter = CountingWriter(writer, length)
            let trailers = try await produce(counter)
            try counter.checkEnd()
            return trailers
        }
    }
}

/// Hands on what is written, and refuses what is too much.
private final class CountingWriter: BodyWriter {
    private let writer: any BodyWriter
    private let length: Int
    private let sent = Atomic(0)

    init(_ writer: any BodyWriter, _ length: Int) {
        self.writer = writer
        self.length = length
    }

    func write(_ buffer: ByteBuffer) async throws {
        let now = sent.add(buffer.readableBytes, ordering: .relaxed).newValue
        guard now <= length else { throw ResponseBodyError.wrongLength(announced: length, sent: now) }
        try await writer.write(buffer)
    }

    func checkEnd() throws {
        let sent = sent.load(ordering: .relaxed)
        guard sent == length else { throw ResponseBodyError.wrongLength(announced: length, sent: sent) }
    }
}
