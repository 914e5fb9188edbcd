import NIOCore

/// What came of a part so far.
struct PartPieces {
    /// The pieces as they came.
    private var pieces: [ByteBuffer] = []
    /// What came behind them.
    private var joined: [UInt8] = []
    /// The number of bytes.
    private(set) var count = 0

    /// From here on a piece is kept as it came. A smaller one would hold on to a buffer many times its size.
    private static let large = 4096

    /// Adds what will be written soon.
    mutating func add(_ piece: ByteBuffer) {
        count += piece.readableBytes
        guard piece.readableBytes >= Self.large else { return piece.withUnsafeReadableBytes { joined.append(contentsOf: $0) } }
        if !joined.isEmpty { pieces.append(ByteBuffer(bytes: joined)) }
        joined = []
        pieces.append(piece)
    }

    /// Adds what stays in memory: a single piece as it came, several in one. Copying each while it is in the caches of the core costs less
    /// than copying all of them later.
    /// - Parameter size: How many bytes there may be, to make room for them.
    mutating func join(_ piece: ByteBuffer, size: Int) {
        count += piece.readableBytes
        if joined.isEmpty {
            guard let first = pieces.first else {
                pieces = [piece]
                return
            }
            pieces = []
            joined.reserveCapacity(max(size, count))
            first.withUnsafeReadableBytes { joined.append(contentsOf: $0) }
        }
        piece.withUnsafeReadableBytes { joined.append(contentsOf: $0) }
    }

    /// Takes the pieces out.
    mutating func take() -> [ByteBuffer] {
        defer { self = PartPieces() }
        return joined.isEmpty ? pieces : pieces + [ByteBuffer(bytes: joined)]
    }

    /// All bytes of a part that stays in memory.
    var bytes: [UInt8] { joined.isEmpty ? pieces.first.map { Array(buffer: $0) } ?? [] : joined }

    /// Hands out all bytes of a part that stays in memory, as they lie there.
    func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if joined.isEmpty, let first = pieces.first {
            return try first.withUnsafeReadableBytes { try read($0.bindMemory(to: UInt8.self)) }
        }
        return try joined.withUnsafeBufferPointer(read)
    }
}
