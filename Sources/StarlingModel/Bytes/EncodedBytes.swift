/// What a writer has written, in the writer's own memory: to be sent on without a copy in between.
public final class EncodedBytes: @unchecked Sendable {
    // Sendable is sound: the memory belongs to this one object, is never written to after `init`, and is freed when
    // nobody has the object any more.
    private let storage: ByteStorage
    /// How many bytes there are.
    public let count: Int

    /// Takes the memory of a writer: its own as it is; what was lent to it is copied.
    @usableFromInline
    init(_ storage: ByteStorage) {
        count = storage.count
        if storage.isLent {
            var own = ByteStorage(capacity: storage.count)
            own.append(storage.base, storage.count)
            self.storage = own
        } else {
            self.storage = storage
        }
    }

    deinit { storage.free() }

    /// Lends the bytes.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: storage.base, count: count))
    }

    /// The bytes, copied.
    public var array: [UInt8] { withUnsafeBytes(Array.init) }
}
