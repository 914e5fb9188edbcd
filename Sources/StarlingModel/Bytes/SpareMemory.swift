import Synchronization

/// One block of memory that writers of large values hand on from one to the next: the system clears every page that it is
/// asked for anew, which takes longer than to fill it.
enum SpareMemory {
    /// How large the block is.
    static let size = 1 << 20

    private static let block = Atomic<UInt>(0)

    /// A block of ``size`` bytes: the spare one, or a new one.
    static func take() -> UnsafeMutablePointer<UInt8> {
        // Whoever swaps the address out owns the block from then on.
        let address = block.exchange(0, ordering: .acquiring)
        return UnsafeMutablePointer(bitPattern: address) ?? .allocate(capacity: size)
    }

    /// Gives back a block that was taken.
    static func give(_ memory: UnsafeMutablePointer<UInt8>) {
        let (isKept, _) = block.compareExchange(expected: 0, desired: UInt(bitPattern: memory), ordering: .releasing)
        if !isKept { memory.deallocate() }
    }
}
