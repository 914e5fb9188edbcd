/// The growing memory of a writer.
@usableFromInline
struct ByteStorage {
    // The memory belongs to the writer, which is never copied, and is freed with it. `place` is never beyond `limit`:
    // whoever writes has made room before.
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var place: UnsafeMutablePointer<UInt8>
    @usableFromInline var limit: UnsafeMutablePointer<UInt8>
    /// Whether the memory was lent, and is not to be freed.
    @usableFromInline var isLent = true

    /// Starts in memory that is lent for as long as the writer lives.
    @inlinable @inline(__always)
    init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        base = memory.baseAddress.unsafelyUnwrapped
        place = base
        limit = base + memory.count
    }

    /// Starts in memory of its own.
    init(capacity: Int) {
        base = .allocate(capacity: max(capacity, 1))
        place = base
        limit = base + capacity
        isLent = false
    }

    /// Frees the memory.
    @inlinable @inline(__always)
    func free() { if !isLent { release() } }

    @inline(never) @usableFromInline
    func release() { if limit - base == SpareMemory.size { SpareMemory.give(base) } else { base.deallocate() } }

    /// How many bytes are written.
    @inlinable @inline(__always)
    var count: Int { place - base }

    /// Makes room for so many bytes.
    @inlinable @inline(__always)
    mutating func reserve(_ count: Int) {
        if _slowPath(limit - place < count) { grow(count) }
    }

    @inline(never) @usableFromInline
    mutating func grow(_ more: Int) {
        let count = self.count
        var capacity = max((limit - base) * 2, count + more)
        // Beyond some pages, the block that others have used.
        if capacity > SpareMemory.size / 16, capacity < SpareMemory.size { capacity = SpareMemory.size }
        let larger = capacity == SpareMemory.size ? SpareMemory.take() : .allocate(capacity: capacity)
        larger.update(from: base, count: count)
        free()
        isLent = false
        base = larger
        place = larger + count
        limit = larger + capacity
    }

    /// Writes a byte, for which there is room.
    @inlinable @inline(__always)
    mutating func put(_ byte: UInt8) {
        place.pointee = byte
        place += 1
    }

    /// Writes a byte.
    @inlinable @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    /// Writes bytes.
    @inlinable @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        reserve(count)
        place.update(from: bytes, count: count)
        place += count
    }

    /// Writes bytes of which at least 16 more can be read than there are.
    @inlinable @inline(__always)
    mutating func appendPadded(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        reserve(count &+ 16)
        let from = UnsafeRawPointer(bytes)
        let to = UnsafeMutableRawPointer(place)
        to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
        (to + 8).storeBytes(of: (from + 8).loadUnaligned(as: UInt64.self), as: UInt64.self)
        if _slowPath(count > 16) { (place + 16).update(from: bytes + 16, count: count &- 16) }
        place += count
    }

    /// Writes constant text.
    @inlinable @inline(__always)
    mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

    /// Lends memory of the stack to a writer: what most values need, without asking for any.
    @inlinable @inline(__always)
    static func withScratch<Result>(_ body: (UnsafeMutableBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024, body)
    }

    /// The bytes, copied.
    @usableFromInline
    func array() -> [UInt8] {
        // Not by `unsafeUninitializedCapacity`, which looks up the array's type at run time for every array.
        Array(UnsafeBufferPointer(start: base, count: count))
    }
}
