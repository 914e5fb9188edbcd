/// The strings of the keys that were met, so that a key that comes again costs no new string.
///
/// One place for each hash: a newer key takes the place of an older one.
@usableFromInline
struct KeyCache {
    @usableFromInline var slots: [String]
    private static let capacity = 512

    @inlinable
    init() { slots = [] }

    /// The string of these bytes if it is kept.
    @usableFromInline
    func find(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if slots.isEmpty { return nil }
        let candidate = slots[Self.slot(bytes)]
        guard candidate.utf8.count == bytes.count else { return nil }
        let isSame = candidate.utf8.withContiguousStorageIfAvailable { text in
            memcmpBytes(text, bytes)
        }
        return isSame == true ? candidate : nil
    }

    /// Keeps a string. Long ones, which are no names, are not kept.
    @usableFromInline
    mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) {
        // Strings of up to 15 bytes stand in no memory of their own: there is nothing to save.
        guard bytes.count > 15, bytes.count <= 64 else { return }
        if slots.isEmpty { slots = Array(repeating: "", count: Self.capacity) }
        slots[Self.slot(bytes)] = text
    }

    private static func slot(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress, bytes.count >= 8 else { return 0 }
        let mixed = (word(at: base) ^ word(at: base + bytes.count - 8).byteSwapped) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed &+ UInt64(bytes.count)) >> 55)
    }
}

/// Whether two runs of the same length have the same bytes.
private func memcmpBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<one.count where one[index] != other[index] { return false }
    return true
}
