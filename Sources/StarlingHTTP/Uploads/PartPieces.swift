import NIOCore

/// What came of a part so far, where possible without copying it.
struct PartPieces {
    private var pieces: [ByteBuffer] = []
    /// Whether the last piece is a copy, to which more can be added.
    private var endsWithCopy = false
    /// The number of bytes.
    private(set) var count = 0

    /// From here on a piece is kept as it came. A smaller one would hold on to a buffer many times its size.
    private static let large = 16_384

    mutating func add(_ piece: ByteBuffer) {
        count += piece.readableBytes
        if pieces.isEmpty || piece.readableBytes >= Self.large {
            pieces.append(piece)
            endsWithCopy = false
            return
        }
        if !endsWithCopy { pieces.append(ByteBuffer()) }
        endsWithCopy = true
        pieces[pieces.count - 1].writeImmutableBuffer(piece)
    }

    /// Takes the pieces out.
    mutating func take() -> [ByteBuffer] {
        defer { self = PartPieces() }
        return pieces
    }

    /// All bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for piece in pieces { piece.withUnsafeReadableBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// Hands out all bytes as they lie in memory.
    func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if pieces.count == 1 { return try pieces[0].withUnsafeReadableBytes { try read($0.bindMemory(to: UInt8.self)) } }
        return try bytes.withUnsafeBufferPointer(read)
    }
}
