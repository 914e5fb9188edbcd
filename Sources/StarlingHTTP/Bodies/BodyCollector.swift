package import NIOCore

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// What a body can be put together in.
package protocol BodyContainer: Sendable {
    /// Nothing yet.
    init()
    /// Whether there is nothing.
    var isEmpty: Bool { get }
    /// Makes room for some bytes.
    mutating func reserve(_ count: Int)
    /// Adds the next piece.
    mutating func add(_ piece: ByteBuffer)
}

extension ByteBuffer: BodyContainer {
    package var isEmpty: Bool { readableBytes == 0 }

    package mutating func reserve(_ count: Int) { reserveCapacity(count) }

    package mutating func add(_ piece: ByteBuffer) { writeImmutableBuffer(piece) }
}

extension [UInt8]: BodyContainer {
    package mutating func reserve(_ count: Int) { reserveCapacity(count) }

    package mutating func add(_ piece: ByteBuffer) { piece.withUnsafeReadableBytes { append(contentsOf: $0) } }
}

extension Data: BodyContainer {
    package mutating func reserve(_ count: Int) { reserveCapacity(count) }

    package mutating func add(_ piece: ByteBuffer) { piece.withUnsafeReadableBytes { append(contentsOf: $0) } }
}

/// Puts a body together while it arrives.
// Safe to share: a source hands out the pieces one after another, and `bytes` is read when the last has come.
final class BodyCollector<Container: BodyContainer>: @unchecked Sendable {
    private(set) var bytes = Container()

    /// - Parameter length: How many bytes there will be; nil when nobody knows.
    init(length: Int?) {
        // What a client announces need not come: beyond this, room is made for what has come.
        if let length { bytes.reserve(min(length, 1 << 20)) }
    }

    func add(_ piece: ByteBuffer) { bytes.add(piece) }
}
